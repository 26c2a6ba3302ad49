import GeoTypes
import IndexFile

/// A static tree of rectangles over items, packed bottom-up.
///
/// Sort-tile-recursive packing: Leutenegger, Lopez and Edgington 1997, DOI 10.1109/ICDE.1997.582015. Nodes are opened
/// nearest first along each branch: Roussopoulos, Kelley and Vincent 1995, DOI 10.1145/223784.223794.
struct BoxTree<Item: NearItem>: Sendable {
  /// The items in the order of the lowest nodes.
  let list: NearList<Item>
  /// The rectangles of all nodes, the lowest level first; node `i` of a level holds four nodes from `4 * i` of the
  /// level below, or items.
  let nodes: FlatArray<Rectangle>
  private let levels: TreeLevels

  /// A tree of parts that were packed before; `nil` where they do not fit together.
  init?(list: NearList<Item>, nodes: FlatArray<Rectangle>) {
    levels = TreeLevels(itemCount: list.items.count)
    guard nodes.count == levels.nodeCount, list.numbers.count == list.items.count else { return nil }
    self.list = list
    self.nodes = nodes
  }

  /// Packs items numbered by their place. - Complexity: O(n log n).
  init(_ items: [Item], numbers: [UInt32]) {
    let order = BoxTree.packed(items)
    list = NearList(
      items: FlatArray(order.map { items[Int($0)] }), numbers: FlatArray(order.map { numbers[Int($0)] }))
    levels = TreeLevels(itemCount: items.count)
    nodes = BoxTree.nodes(over: list.items, levels)
  }

  /// Offers items to a sink until nothing nearer than its limit is left, each once.
  /// - Complexity: O(log n) plus what is near, typically; no allocation.
  @inline(__always)
  func search(from p: PlanarPoint, into sink: inout some NearSink, where admit: (UInt32) -> Bool) {
    guard levels.count > 0 else { return }
    withUnsafeTemporaryAllocation(of: NodeStack.Entry.self, capacity: NodeStack.capacity) { memory in
      guard let base = memory.baseAddress else { return }
      var stack = NodeStack(base)
      stack.push(.init(squaredDistance: 0, level: UInt32(levels.count - 1), node: 0), above: 0)
      while let entry = stack.pop() {
        guard entry.squaredDistance <= sink.limit else { continue }
        if entry.level == 0 {
          scan(Int(entry.node), from: p, into: &sink, where: admit)
        } else {
          open(entry, from: p, limit: sink.limit, &stack)
        }
      }
    }
  }

  /// Offers the items of a node of the lowest level.
  @inline(__always)
  private func scan(_ node: Int, from p: PlanarPoint, into sink: inout some NearSink, where admit: (UInt32) -> Bool) {
    let start = TreeLevels.fanout * node
    for place in start..<min(start + TreeLevels.fanout, list.count) {
      guard let squared = list.items.elements[place].squaredDistance(to: p, ifNotBeyond: sink.limit) else { continue }
      let number = list.numbers.elements[place]
      if admit(number) { sink.offer(number, at: place, squared) }
    }
  }

  /// Pushes the nodes within a node, the nearest last.
  @inline(__always)
  private func open(_ entry: NodeStack.Entry, from p: PlanarPoint, limit: Double, _ stack: inout NodeStack) {
    let below = levels.nodes(of: Int(entry.level) - 1)
    let start = TreeLevels.fanout * Int(entry.node)
    let bottom = stack.count
    for node in start..<min(start + TreeLevels.fanout, below.count) {
      let squared = nodes.elements[below.lowerBound + node].squaredDistance(to: p)
      guard squared <= limit else { continue }
      stack.push(.init(squaredDistance: squared, level: entry.level - 1, node: UInt32(node)), above: bottom)
    }
  }

  // MARK: Packing

  /// The order of the items: vertical slices by x, each by y.
  private static func packed(_ items: [Item]) -> [UInt32] {
    let boxes = items.map(\.rectangle)
    let extent = boxes.reduce(into: Rectangle.empty) { $0.formUnion($1) }
    func key(_ middle: Double, _ low: Double, _ high: Double, _ item: UInt64) -> UInt64 {
      let share = high > low ? (middle - low) / (high - low) * 0x1p32 : 0
      return UInt64(min(max(share, 0), 0x1p32 - 1)) << 32 | item
    }
    var keys = boxes.indices.map {
      key(boxes[$0].minX / 2 + boxes[$0].maxX / 2, extent.minX, extent.maxX, UInt64($0))
    }
    keys.sort()
    let leafCount = (keys.count + TreeLevels.fanout - 1) / TreeLevels.fanout
    let sliceCount = max(1, Int(Double(leafCount).squareRoot().rounded(.up)))
    let sliceLength = max(1, (leafCount + sliceCount - 1) / sliceCount * TreeLevels.fanout)
    for start in stride(from: 0, to: keys.count, by: sliceLength) {
      let slice = start..<min(start + sliceLength, keys.count)
      for index in slice {
        let item = keys[index] & 0xFFFF_FFFF
        let box = boxes[Int(item)]
        keys[index] = key(box.minY / 2 + box.maxY / 2, extent.minY, extent.maxY, item)
      }
      keys[slice].sort()
    }
    return keys.map { UInt32(truncatingIfNeeded: $0) }
  }

  private static func nodes(over items: FlatArray<Item>, _ levels: TreeLevels) -> FlatArray<Rectangle> {
    FlatArray(capacity: levels.nodeCount) { nodes in
      for level in 0..<levels.count {
        let here = levels.nodes(of: level)
        let below = level > 0 ? levels.nodes(of: level - 1) : 0..<items.count
        for node in 0..<here.count {
          var box = Rectangle.empty
          let start = TreeLevels.fanout * node
          for child in start..<min(start + TreeLevels.fanout, below.count) {
            box.formUnion(level > 0 ? nodes[below.lowerBound + child] : items.elements[child].rectangle)
          }
          nodes[here.lowerBound + node] = box
        }
      }
      return levels.nodeCount
    }
  }
}
