import Dispatch
internal import IndexFile

/// For each place the ranks that a search up the hierarchy reaches by shortest ways, rising, and what they take.
struct RankLists: Sendable {
  private var first: [Int] = [0]
  private var rank: [Int32] = []
  private var weight: [Int64] = []

  var placeCount: Int { first.count - 1 }
  var byteCount: Int { first.count * 8 + rank.count * 12 }

  /// The greatest weight of all lists, and whose it is.
  var longest: (place: Int, weight: Int64)? {
    guard let entry = weight.indices.max(by: { weight[$0] < weight[$1] }) else { return nil }
    return ((first.firstIndex { $0 > entry } ?? 1) - 1, weight[entry])
  }

  init(
    _ topology: HierarchyTopology, climbing up: SearchEdges<Int64>, against down: SearchEdges<Int64>,
    _ places: [[WeightedNode<Int64>]], _ threads: Int
  ) {
    let blocks = max(1, min(threads, places.count))
    var parts = [RankLists](repeating: RankLists(), count: blocks)
    parts.withUnsafeMutableBufferPointer { parts in
      // Each block writes to a place of its own.
      nonisolated(unsafe) let parts = parts
      DispatchQueue.concurrentPerform(iterations: blocks) { block in
        var climb = RankClimb(topology, up, down)
        for place in (places.count * block / blocks)..<(places.count * (block + 1) / blocks) {
          parts[block].append(climb.reached(from: places[place]))
        }
      }
    }
    for part in parts {
      let start = rank.count
      first += part.first.dropFirst().map { $0 + start }
      rank += part.rank
      weight += part.weight
    }
  }

  private init() {}

  private mutating func append(_ list: some Sequence<(rank: Int32, weight: Int64)>) {
    for entry in list {
      rank.append(entry.rank)
      weight.append(entry.weight)
    }
    first.append(rank.count)
  }

  /// The least sum over ranks in both lists.
  static func least(_ a: RankLists, _ source: Int, _ b: RankLists, _ target: Int) -> Int64 {
    var (i, j) = (a.first[source], b.first[target])
    let (endI, endJ) = (a.first[source + 1], b.first[target + 1])
    return a.rank.withUnsafeBufferPointer { aRank in
      b.rank.withUnsafeBufferPointer { bRank in
        var best = Int64.never
        while i < endI && j < endJ {
          let (x, y) = (aRank[i], bRank[j])
          if x == y { best = min(best, a.weight[i] &+ b.weight[j]) }
          i += x <= y ? 1 : 0
          j += y <= x ? 1 : 0
        }
        return best
      }
    }
  }
}
