/// Where the levels of a packed tree lie in the one list of its nodes: a matter of the number of items alone.
struct TreeLevels: Sendable {
  /// Nodes in a node, items in one of the lowest level.
  static let fanout = 8
  /// More levels than any list of 2^32 items needs.
  private static let most = 12

  /// How many levels there are; none without items.
  private(set) var count = 0
  /// Where each level starts, and the end of the last one.
  private var starts = InlineArray<13, Int>(repeating: 0)

  init(itemCount: Int) {
    var size = itemCount
    while count < TreeLevels.most && (size > 1 || (count == 0 && size == 1)) {
      size = (size + TreeLevels.fanout - 1) / TreeLevels.fanout
      starts[count + 1] = starts[count] + size
      count += 1
    }
  }

  /// How many nodes all levels have together.
  var nodeCount: Int { starts[count] }

  /// The nodes of a level, 0 being the lowest.
  @inline(__always)
  func nodes(of level: Int) -> Range<Int> { starts[level]..<starts[level + 1] }
}

/// Nodes still to be opened, the next one on top. Each level leaves at most seven behind.
struct NodeStack {
  struct Entry: BitwiseCopyable {
    var squaredDistance: Double
    var level: Int
    /// The number of the node in its level.
    var node: Int
  }

  private var entries = InlineArray<96, Entry>(repeating: Entry(squaredDistance: 0, level: 0, node: 0))
  private(set) var count = 0

  @inline(__always)
  mutating func push(_ entry: Entry) {
    entries[count] = entry
    count += 1
  }

  /// Puts an entry below those above a place that are nearer.
  @inline(__always)
  mutating func push(_ entry: Entry, above bottom: Int) {
    var place = count
    while place > bottom && entries[place - 1].squaredDistance < entry.squaredDistance {
      entries[place] = entries[place - 1]
      place -= 1
    }
    entries[place] = entry
    count += 1
  }

  @inline(__always)
  mutating func pop() -> Entry? {
    guard count > 0 else { return nil }
    count -= 1
    return entries[count]
  }
}
