/// Makes the list of a place from those of the ends of its edges, which are all more important.
///
/// A hub stays if no more important one lies on a shortest way to it: canonical labels (Abraham, Delling, Goldberg and
/// Werneck 2012, DOI 10.1007/978-3-642-33090-2_4).
final class StepListJoin {
  typealias Edges = SearchedHierarchy<Int32>.Edges

  /// Distances found for the place at hand, by hub.
  private let found: UnsafeMutablePointer<Int32>
  /// A bit for each hub found, and one for each word of these bits.
  private let seen: UnsafeMutablePointer<UInt64>
  private let seenWords: UnsafeMutablePointer<UInt64>
  private let wordCount: Int
  /// The list at hand.
  private let steps: UnsafeMutablePointer<UInt16>
  private let distances: UnsafeMutablePointer<Int32>
  private var count = 0
  private var last = 0

  /// - Parameter count: of places.
  init(count: Int) {
    found = .allocate(capacity: count)
    found.initialize(repeating: .never, count: count)
    wordCount = count / 4096 + 1
    seen = .allocate(capacity: wordCount * 64)
    seen.initialize(repeating: 0, count: wordCount * 64)
    seenWords = .allocate(capacity: wordCount)
    seenWords.initialize(repeating: 0, count: wordCount)
    let entries = count + count / StepList.longest + 1
    steps = .allocate(capacity: entries)
    distances = .allocate(capacity: entries)
  }

  deinit {
    found.deallocate()
    seen.deallocate()
    seenWords.deallocate()
    steps.deallocate()
    distances.deallocate()
  }

  /// Writes the list of a place.
  /// - Parameters:
  ///   - edges: of one direction.
  ///   - list: the list of that direction of a place.
  ///   - opposite: the one of the other direction.
  /// - Returns: how many entries it has.
  @inline(__always)
  func write(
    _ place: Int, _ edges: Edges, list: (Int) -> StepList, opposite: (Int) -> StepList, to writer: StepListWriter
  ) -> Int {
    let range = Int(edges.first[place])..<Int(edges.first[place + 1])
    for edge in range { offer(list(Int(edges.upper[edge])), over: edges.weight[edge]) }
    (count, last) = (0, 0)
    forEachSeen { hub in
      // All ways over a single edge share the hubs of its end.
      if range.count == 1 || !isCovered(found[hub], opposite(hub)) { append(hub, found[hub]) }
    }
    append(place, 0)
    forget()
    writer.append(steps, distances, count: count)
    return count
  }

  @inline(__always)
  private func offer(_ list: StepList, over weight: Int32) {
    let (steps, onward) = (list.steps, list.distances)
    var hub = 0
    for index in 0..<list.count {
      hub &+= Int(steps[index])
      let distance = weight &+ onward[index]
      guard distance < .never else { continue }
      seen[hub >> 6] |= 1 << UInt64(hub & 63)
      seenWords[hub >> 12] |= 1 << UInt64(hub >> 6 & 63)
      found[hub] = min(found[hub], distance)
    }
  }

  @inline(__always)
  private func append(_ hub: Int, _ distance: Int32) {
    while hub - last > StepList.longest {
      add(StepList.longest, .never)
      last += StepList.longest
    }
    add(hub - last, distance)
    last = hub
  }

  @inline(__always)
  private func add(_ step: Int, _ distance: Int32) {
    steps[count] = UInt16(truncatingIfNeeded: step)
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
  private func isCovered(_ distance: Int32, _ list: StepList) -> Bool {
    let (steps, onward) = (list.steps, list.distances)
    // The last of a list is the hub itself.
    let count = list.count - 1
    var (index, hub) = (0, 0)
    while index + 4 <= count {
      var least = Int32.max
      for step in 0..<4 {
        hub &+= Int(steps[index + step])
        least = min(least, found[hub] &+ onward[index + step])
      }
      if least <= distance { return true }
      index += 4
    }
    while index < count {
      hub &+= Int(steps[index])
      if found[hub] &+ onward[index] <= distance { return true }
      index += 1
    }
    return false
  }
}
