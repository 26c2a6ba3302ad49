internal import IndexFile

/// Makes the list of a node from those of its upper ends, which are all on its way to the root.
///
/// A hub stays if no higher one lies on a shortest way to it: canonical labels (Abraham, Delling, Goldberg and Werneck
/// 2012, DOI 10.1007/978-3-642-33090-2_4).
struct LabelJoin: ~Copyable {
  /// Distances found for the node at hand, by depth of hubs.
  private let found: UnsafeMutablePointer<Int32>
  /// A bit for each depth at which a hub was found.
  private let seen: UnsafeMutablePointer<UInt64>
  /// The list at hand.
  private let hubs: UnsafeMutablePointer<UInt16>
  private let distances: UnsafeMutablePointer<Int32>
  private let height: Int

  init(height: Int) {
    self.height = height
    found = .allocate(capacity: height + 1)
    found.initialize(repeating: .never, count: height + 1)
    seen = .allocate(capacity: height / 64 + 1)
    seen.initialize(repeating: 0, count: height / 64 + 1)
    hubs = .allocate(capacity: height + 1)
    distances = .allocate(capacity: height + 1)
  }

  deinit {
    found.deallocate()
    seen.deallocate()
    hubs.deallocate()
    distances.deallocate()
  }

  /// The list of a node.
  /// - Parameters:
  ///   - depth: of the node.
  ///   - edges: its own, of one direction.
  ///   - lists: of that direction, of all nodes on its way to the root, by their depth.
  ///   - opposite: of the other direction.
  @inline(__always)
  func list(
    of place: Int, depth: Int, _ edges: LabelEdges, _ lists: UnsafePointer<LabelList>,
    _ opposite: UnsafePointer<LabelList>, _ writer: LabelWriter
  ) -> LabelList {
    let range = edges.range(of: place)
    var count = 0
    if range.count == 1 {
      // All ways lead over one upper end, whose hubs are its own.
      let list = lists[Int(edges.depth.elements[range.lowerBound])]
      let weight = edges.weight.elements[range.lowerBound]
      let (above, onward) = (list.hubs, list.distances)
      for index in 0..<list.count {
        hubs[index] = above[index]
        distances[index] = weight &+ onward[index]
      }
      count = list.count
    } else {
      for edge in range { offer(lists[Int(edges.depth.elements[edge])], over: edges.weight.elements[edge]) }
      count = keep(below: depth, opposite)
    }
    hubs[count] = UInt16(truncatingIfNeeded: depth)
    distances[count] = 0
    return writer.append(hubs, distances, count: count + 1)
  }

  @inline(__always)
  private func offer(_ list: LabelList, over weight: Int32) {
    let (hubs, onward) = (list.hubs, list.distances)
    for index in 0..<list.count {
      let hub = Int(hubs[index])
      seen[hub >> 6] |= 1 << UInt64(hub & 63)
      found[hub] = min(found[hub], weight &+ onward[index])
    }
  }

  /// Takes over the hubs to which no way over a higher one is as short, and forgets the others.
  @inline(__always)
  private func keep(below depth: Int, _ opposite: UnsafePointer<LabelList>) -> Int {
    var count = 0
    let end = (depth + 63) / 64
    for word in 0..<end {
      var bits = seen[word]
      while bits != 0 {
        let hub = word << 6 | bits.trailingZeroBitCount
        bits &= bits &- 1
        let distance = found[hub]
        hubs[count] = UInt16(truncatingIfNeeded: hub)
        distances[count] = distance
        count += isCovered(distance, opposite[hub]) ? 0 : 1
      }
    }
    for word in 0..<end {
      var bits = seen[word]
      while bits != 0 {
        found[word << 6 | bits.trailingZeroBitCount] = .never
        bits &= bits &- 1
      }
      seen[word] = 0
    }
    return count
  }

  /// Whether a higher hub of another leads to it in no more than a distance.
  @inline(__always)
  private func isCovered(_ distance: Int32, _ list: LabelList) -> Bool {
    let (hubs, onward) = (list.hubs, list.distances)
    // The last of a list is the hub itself.
    let count = list.count - 1
    var index = 0
    while index + 8 <= count {
      var least = Int32.max
      for step in 0..<8 { least = min(least, found[Int(hubs[index + step])] &+ onward[index + step]) }
      if least <= distance { return true }
      index += 8
    }
    while index < count {
      if found[Int(hubs[index])] &+ onward[index] <= distance { return true }
      index += 1
    }
    return false
  }
}
