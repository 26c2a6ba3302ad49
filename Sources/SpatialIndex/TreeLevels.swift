/// Where the levels of a packed tree lie in the one list of its nodes: a matter of the number of items alone.
struct TreeLevels: Sendable {
  /// Nodes in a node, items in one of the lowest level.
  static let fanout = 4
  /// More levels than any list of 2^32 items needs.
  private static let most = 16

  /// How many levels there are; none without items.
  private(set) var count = 0
  /// Where each level starts, and the end of the last one.
  private var starts = InlineArray<17, Int>(repeating: 0)

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

/// Nodes still to be opened, the next one on top, in memory that a search lends.
struct NodeStack {
  struct Entry: BitwiseCopyable {
    var squaredDistance: Double
    var level: UInt32
    /// The number of the node in its level.
    var node: UInt32
  }

  /// Each level leaves at most three nodes behind.
  static let capacity = 64

  private let entries: UnsafeMutablePointer<Entry>
  private(set) var count = 0

  /// - Precondition: room for ``capacity`` entries.
  @inline(__always)
  init(_ entries: UnsafeMutablePointer<Entry>) { self.entries = entries }

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
