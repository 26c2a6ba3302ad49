import GeoTypes

/// A static tree of rectangles, packed bottom-up; finds items by rising distance from a point.
///
/// Sort-tile-recursive packing: Leutenegger, Lopez and Edgington 1997, DOI 10.1109/ICDE.1997.582015. Best-first search:
/// Hjaltason and Samet 1999, DOI 10.1145/320248.320255.
struct BoxTree: Sendable {
  private static let fanout = 8

  /// Item numbers in the order of the lowest level.
  private let items: [Int32]
  /// Rectangles of every level, the lowest first; node `i` of a level holds nodes `fanout * i ..< fanout * (i + 1)` of
  /// the level below.
  private let levels: [[Rectangle]]

  /// Packs rectangles numbered from 0. - Complexity: O(n log n).
  init(_ rectangles: [Rectangle]) {
    let order = BoxTree.packed(rectangles)
    items = order.map(Int32.init)
    var levels = [order.map { rectangles[$0] }]
    while let below = levels.last, below.count > 1 {
      levels.append(BoxTree.parents(of: below))
    }
    self.levels = levels
  }

  /// Calls `body` with items by rising squared distance from a point, equal ones by number, as long as it returns true
  /// and the distance does not pass the limit.
  ///
  /// `distance` gives the squared distance of an item, or `nil` to leave it out; nothing nearer than the item's
  /// rectangle is believed. - Complexity: O(log n) plus what is visited, typically.
  func visit(
    from p: PlanarPoint, limit: Double, distance: (_ item: Int) -> Double?,
    _ body: (_ item: Int, _ squaredDistance: Double) -> Bool
  ) {
    guard let root = levels.last?.first else { return }
    var queue = NodeQueue()
    queue.push(.init(squaredDistance: root.squaredDistance(to: p), level: levels.count - 1, node: 0))
    while let entry = queue.pop(), entry.squaredDistance <= limit {
      switch entry.level {
      case NodeQueue.measured:
        guard body(entry.node, entry.squaredDistance) else { return }
      case 0:
        let item = Int(items[entry.node])
        guard let exact = distance(item) else { continue }
        let squared = max(exact, entry.squaredDistance)
        queue.push(.init(squaredDistance: squared, level: NodeQueue.measured, node: item))
      default:
        let below = levels[entry.level - 1]
        for child in BoxTree.fanout * entry.node..<min(BoxTree.fanout * (entry.node + 1), below.count) {
          let squared = below[child].squaredDistance(to: p)
          guard squared <= limit else { continue }
          queue.push(.init(squaredDistance: squared, level: entry.level - 1, node: child))
        }
      }
    }
  }

  /// The order of the lowest level: vertical slices by x, each by y.
  private static func packed(_ rectangles: [Rectangle]) -> [Int] {
    let x = rectangles.map { $0.minX / 2 + $0.maxX / 2 }
    let y = rectangles.map { $0.minY / 2 + $0.maxY / 2 }
    var order = rectangles.indices.sorted { (x[$0], $0) < (x[$1], $1) }
    let nodeCount = (order.count + fanout - 1) / fanout
    let sliceCount = max(1, Int(Double(nodeCount).squareRoot().rounded(.up)))
    let sliceLength = max(1, (nodeCount + sliceCount - 1) / sliceCount * fanout)
    for start in stride(from: 0, to: order.count, by: sliceLength) {
      order[start..<min(start + sliceLength, order.count)].sort { (y[$0], $0) < (y[$1], $1) }
    }
    return order
  }

  private static func parents(of below: [Rectangle]) -> [Rectangle] {
    stride(from: 0, to: below.count, by: fanout).map { start in
      below[start..<min(start + fanout, below.count)].reduce(into: .empty) { $0.formUnion($1) }
    }
  }
}

/// Nodes to be opened and items to be told, the nearest first: a binary heap.
private struct NodeQueue {
  /// The level of an item whose own distance is known.
  static let measured = -1

  struct Entry {
    let squaredDistance: Double
    let level: Int
    /// The number of the node in its level, or of the item.
    let node: Int

    /// At equal distance nodes come before items, so that all equally near items are in the queue when one is told.
    func comes(before other: Entry) -> Bool {
      if squaredDistance != other.squaredDistance { return squaredDistance < other.squaredDistance }
      return level != other.level ? level > other.level : node < other.node
    }
  }

  private var heap: [Entry] = []

  mutating func push(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].comes(before: heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Entry? {
    guard let last = heap.popLast() else { return nil }
    guard let top = heap.first else { return last }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in 2 * parent + 1..<2 * parent + 3 where child < heap.count {
        if heap[child].comes(before: heap[least]) { least = child }
      }
      guard least != parent else { return top }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

/// A distance to search within.
struct SearchReach {
  private let reach: Double

  init(_ reach: Meters) { self.reach = reach.rawValue }

  /// Whether anything can lie within.
  var isOpen: Bool { reach >= 0 }

  /// The squared reach, wider by a few roundings: ``admits(_:)`` settles what lies at the rim.
  var squaredLimit: Double { reach * reach * (1 + 0x1p-48) }

  /// Whether a squared distance lies within reach, rim included.
  func admits(_ squaredDistance: Double) -> Bool { squaredDistance.squareRoot() <= reach }
}
