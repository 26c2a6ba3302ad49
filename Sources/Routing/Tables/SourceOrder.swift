/// Sources by the rank of their first node, so that those of a block have much of their ways up in common.
struct SourceOrder: Sendable {
  /// Numbers of sources.
  private(set) var sources: [Int32] = []
  /// Rank and number of each source.
  private var keys: [UInt64] = []

  /// How many blocks of sources there are.
  var blockCount: Int { (sources.count + LaneKernel.width - 1) / LaneKernel.width }

  /// The places of a block in ``sources``.
  func block(_ index: Int) -> Range<Int> {
    index * LaneKernel.width..<min(sources.count, (index + 1) * LaneKernel.width)
  }

  /// Sorts sources; those without a node come first, for they lead nowhere.
  mutating func sort<Weight>(_ places: borrowing PlaceList<Weight>) {
    keys.removeAll(keepingCapacity: true)
    for place in 0..<places.count {
      let entry = places.first[place]
      let rank = entry < places.first[place + 1] ? places.node[Int(entry)] + 1 : 0
      keys.append(UInt64(rank) << 32 | UInt64(place))
    }
    sortKeys()
    sources.removeAll(keepingCapacity: true)
    for index in 0..<keys.count { sources.append(Int32(truncatingIfNeeded: keys[index])) }
  }

  /// Heapsort (Williams 1964), which needs no memory, unlike the sort of the standard library.
  private mutating func sortKeys() {
    keys.withUnsafeMutableBufferPointer { keys in
      var start = keys.count / 2
      while start > 0 {
        start -= 1
        SourceOrder.sink(start, keys, keys.count)
      }
      var end = keys.count
      while end > 1 {
        end -= 1
        keys.swapAt(0, end)
        SourceOrder.sink(0, keys, end)
      }
    }
  }

  /// Moves a key down until none of its children is greater.
  private static func sink(_ start: Int, _ keys: UnsafeMutableBufferPointer<UInt64>, _ end: Int) {
    var parent = start
    while 2 * parent + 1 < end {
      var child = 2 * parent + 1
      if child + 1 < end && keys[child + 1] > keys[child] { child += 1 }
      guard keys[child] > keys[parent] else { return }
      keys.swapAt(child, parent)
      parent = child
    }
  }
}
