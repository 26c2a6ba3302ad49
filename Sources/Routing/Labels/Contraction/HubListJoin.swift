/// Makes the list of a place from those of the ends of its edges, which are all more important.
///
/// A hub stays if no more important one lies on a shortest way to it: canonical labels (Abraham, Delling, Goldberg and
/// Werneck 2012, DOI 10.1007/978-3-642-33090-2_4).
final class HubListJoin {
  typealias Edges = SearchedHierarchy<Int32>.Edges

  /// Distances found for the place at hand, by hub.
  private let found: UnsafeMutablePointer<Int32>
  /// A bit for each hub found, and one for each word of these bits.
  private let seen: UnsafeMutablePointer<UInt64>
  private let seenWords: UnsafeMutablePointer<UInt64>
  private let wordCount: Int
  /// The list at hand.
  private let hubs: UnsafeMutablePointer<Int32>
  private let distances: UnsafeMutablePointer<Int32>
  private var count = 0

  /// - Parameter count: of places.
  init(count: Int) {
    found = .allocate(capacity: count)
    found.initialize(repeating: .never, count: count)
    wordCount = count / 4096 + 1
    seen = .allocate(capacity: wordCount * 64)
    seen.initialize(repeating: 0, count: wordCount * 64)
    seenWords = .allocate(capacity: wordCount)
    seenWords.initialize(repeating: 0, count: wordCount)
    hubs = .allocate(capacity: count)
    distances = .allocate(capacity: count)
  }

  deinit {
    found.deallocate()
    seen.deallocate()
    seenWords.deallocate()
    hubs.deallocate()
    distances.deallocate()
  }

  /// Writes the list of a place.
  /// - Parameters:
  ///   - edges: of one direction.
  ///   - list: the list of that direction of a place.
  ///   - opposite: the one of the other direction.
  /// - Returns: how many blocks it has.
  @inline(__always)
  func write(
    _ place: Int, _ edges: Edges, list: (Int) -> HubList, opposite: (Int) -> HubList, to writer: HubListWriter
  ) -> Int {
    let range = Int(edges.first[place])..<Int(edges.first[place + 1])
    for edge in range { offer(list(Int(edges.upper[edge])), over: edges.weight[edge]) }
    count = 0
    forEachSeen { hub in
      // All ways over a single edge share the hubs of its end.
      if range.count == 1 || !isCovered(found[hub], opposite(hub)) { append(hub, found[hub]) }
    }
    append(place, 0)
    forget()
    return writer.append(hubs, distances, count: count)
  }

  @inline(__always)
  private func offer(_ list: HubList, over weight: Int32) {
    for number in 0..<list.count {
      let block = list[number]
      for index in 0..<HubList.width {
        let distance = weight &+ block.distances[index]
        guard distance < .never else { continue }
        let hub = block.last &- Int(block.before[index])
        seen[hub >> 6] |= 1 << UInt64(hub & 63)
        seenWords[hub >> 12] |= 1 << UInt64(hub >> 6 & 63)
        found[hub] = min(found[hub], distance)
      }
    }
  }

  @inline(__always)
  private func append(_ hub: Int, _ distance: Int32) {
    hubs[count] = Int32(truncatingIfNeeded: hub)
    distances[count] = distance
    count += 1
  }

  private func forget() {
    forEachSeen { found[$0] = .never }
    for word in 0..<wordCount where seenWords[word] != 0 {
      var bits = seenWords[word]
      while bits != 0 {
        seen[word << 6 | bits.trailingZeroBitCount] = 0
        bits &= bits &- 1
      }
      seenWords[word] = 0
    }
  }

  /// The hubs found, rising.
  @inline(__always)
  private func forEachSeen(_ body: (Int) -> Void) {
    for word in 0..<wordCount {
      var words = seenWords[word]
      while words != 0 {
        let place = word << 6 | words.trailingZeroBitCount
        words &= words &- 1
        var bits = seen[place]
        while bits != 0 {
          body(place << 6 | bits.trailingZeroBitCount)
          bits &= bits &- 1
        }
      }
    }
  }

  /// Whether a more important hub of another leads to it in no more than a distance.
  @inline(__always)
  private func isCovered(_ distance: Int32, _ list: HubList) -> Bool {
    let last = list.count - 1
    for number in 0..<last {
      let block = list[number]
      var least = Int32.max
      for index in 0..<HubList.width {
        least = min(least, found[block.last &- Int(block.before[index])] &+ block.distances[index])
      }
      if least <= distance { return true }
    }
    // The last of a list is the hub itself.
    let block = list[last]
    for index in 0..<HubList.width where block.before[index] > 0 {
      if found[block.last &- Int(block.before[index])] &+ block.distances[index] <= distance { return true }
    }
    return false
  }
}
