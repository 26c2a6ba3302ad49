/// Finds the features that may show in a box at a zoom: for each least zoom a tree of boxes, packed over features that
/// stand in the order of a space-filling curve.
struct TileIndex: Sendable {
  private static let fanout = 16

  /// The features of one least zoom.
  private struct Group: Sendable {
    var zoom: Int
    var items: Range<Int>
    /// The nodes of each level in ``boxes``, the lowest first.
    var levels: [Range<Int>]
  }

  private var groups: [Group] = []
  private var boxes: [WorldBox] = []

  /// - Parameters:
  ///   - zooms: the least zoom of each feature, rising.
  ///   - box: the box of a feature.
  /// - Complexity: O(n).
  init(zooms: [UInt8], box: (Int) -> WorldBox) {
    var start = 0
    while start < zooms.count {
      var end = start
      while end < zooms.count, zooms[end] == zooms[start] { end += 1 }
      add(Int(zooms[start]), start..<end, box)
      start = end
    }
  }

  private mutating func add(_ zoom: Int, _ items: Range<Int>, _ box: (Int) -> WorldBox) {
    var group = Group(zoom: zoom, items: items, levels: [])
    let first = boxes.count
    for node in stride(from: items.lowerBound, to: items.upperBound, by: TileIndex.fanout) {
      var union = WorldBox.empty
      for item in node..<min(node + TileIndex.fanout, items.upperBound) { union.formUnion(box(item)) }
      boxes.append(union)
    }
    group.levels.append(first..<boxes.count)
    while let below = group.levels.last, below.count > 1 {
      let first = boxes.count
      for node in stride(from: below.lowerBound, to: below.upperBound, by: TileIndex.fanout) {
        let union = boxes[node..<min(node + TileIndex.fanout, below.upperBound)].reduce(into: WorldBox.empty) {
          $0.formUnion($1)
        }
        boxes.append(union)
      }
      group.levels.append(first..<boxes.count)
    }
    groups.append(group)
  }

  /// The features that may meet a box, by least zoom, in order; some may not.
  func candidates(in box: WorldBox, zoom: Int) -> [Int] {
    var found: [Int] = []
    for group in groups where group.zoom <= zoom {
      search(group, level: group.levels.count - 1, node: 0, box, &found)
    }
    return found
  }

  private func search(_ group: Group, level: Int, node: Int, _ box: WorldBox, _ found: inout [Int]) {
    let nodes = group.levels[level]
    guard boxes[nodes.lowerBound + node].meets(box) else { return }
    let first = node * TileIndex.fanout
    if level == 0 {
      let start = group.items.lowerBound + first
      found.append(contentsOf: start..<min(start + TileIndex.fanout, group.items.upperBound))
    } else {
      for child in first..<min(first + TileIndex.fanout, group.levels[level - 1].count) {
        search(group, level: level - 1, node: child, box, &found)
      }
    }
  }
}
