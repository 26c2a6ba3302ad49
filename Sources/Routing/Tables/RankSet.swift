/// A set of ranks, one bit each, that is read in rising order while higher ones join.
struct RankSet: Sendable {
  private var words: [UInt64]
  /// Words outside of `lowest...highest` are empty.
  private var lowest: Int
  private var highest = -1

  init(rankCount: Int) {
    words = Array(repeating: 0, count: rankCount / 64 + 1)
    lowest = words.count
  }

  @inline(__always)
  mutating func insert(_ rank: Int32) {
    let word = Int(rank) >> 6
    words[word] |= 1 << UInt64(rank & 63)
    lowest = min(lowest, word)
    highest = max(highest, word)
  }

  /// Takes the lowest rank out; `nil` if there is none.
  @inline(__always)
  mutating func popLowest() -> Int? {
    while lowest <= highest {
      let word = words[lowest]
      if word != 0 {
        words[lowest] = word & (word - 1)
        return lowest << 6 + word.trailingZeroBitCount
      }
      lowest += 1
    }
    (lowest, highest) = (words.count, -1)
    return nil
  }

  /// Adds all upper ends that can be reached over edges, gives all ranks in rising order, and empties the set.
  mutating func drain<Weight>(closedUnder edges: SearchEdges<Weight>, _ ranks: inout [Int32]) {
    ranks.removeAll(keepingCapacity: true)
    let start = lowest
    (lowest, highest) = (words.count, -1)
    words.withUnsafeMutableBufferPointer { words in
      edges.withEdges { edges in
        for index in start..<words.count {
          var left = words[index]
          while left != 0 {
            let bit = left.trailingZeroBitCount
            let rank = index << 6 + bit
            ranks.append(Int32(truncatingIfNeeded: rank))
            for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
              words[Int(edges.upper[edge]) >> 6] |= 1 << UInt64(edges.upper[edge] & 63)
            }
            // Upper ends of this word are to come.
            left = words[index] & ((~1 as UInt64) << UInt64(bit))
          }
          words[index] = 0
        }
      }
    }
  }
}
