/// Equal tiles over some rectangles; each tile lists, by rising number, the rectangles that reach into it.
///
/// Tile numbers come from a monotone function of a coordinate, so that a point within a rectangle always finds it,
/// whatever the rounding.
struct TileGrid: Sendable {
  private let extent: Rectangle
  private let columns: Int
  private let rows: Int
  private let columnsPerUnit: Double
  private let rowsPerUnit: Double
  /// Where the list of each tile starts in `members`, and the end of the last one.
  private let first: [Int32]
  private let members: [Int32]

  /// Tiles for rectangles numbered from 0; about one tile a rectangle, fewer where many rectangles are large.
  /// - Complexity: O(n log n) at worst; the lists hold at most 16 entries a rectangle.
  init(_ rectangles: [Rectangle]) {
    extent = rectangles.reduce(into: .empty) { $0.formUnion($1) }
    var layout = TileLayout(extent: extent, tileCount: min(max(1, rectangles.count), 1 << 22))
    while layout.tileCount > 1 && layout.memberCount(of: rectangles) > 16 * rectangles.count { layout.coarsen() }
    columns = layout.columns
    rows = layout.rows
    columnsPerUnit = layout.columnsPerUnit
    rowsPerUnit = layout.rowsPerUnit
    (first, members) = layout.lists(of: rectangles)
  }

  /// The rectangles that may hold a point, by rising number; none for a point outside all or not finite.
  func candidates(x: Double, y: Double) -> ArraySlice<Int32> {
    guard extent.contains(x: x, y: y) else { return [] }
    let column = TileLayout.index(of: x, from: extent.minX, perUnit: columnsPerUnit, count: columns)
    let row = TileLayout.index(of: y, from: extent.minY, perUnit: rowsPerUnit, count: rows)
    let tile = row * columns + column
    return members[Int(first[tile])..<Int(first[tile + 1])]
  }
}

/// How many tiles lie over an extent, and which of them a rectangle reaches into.
private struct TileLayout {
  let extent: Rectangle
  var columns: Int
  var rows: Int

  var tileCount: Int { columns * rows }
  var columnsPerUnit: Double { TileLayout.perUnit(columns, from: extent.minX, to: extent.maxX) }
  var rowsPerUnit: Double { TileLayout.perUnit(rows, from: extent.minY, to: extent.maxY) }

  init(extent: Rectangle, tileCount: Int) {
    self.extent = extent
    let width = extent.maxX - extent.minX
    let height = extent.maxY - extent.minY
    if width > 0 && height > 0 {
      let ideal = (Double(tileCount) * (width / height)).squareRoot().rounded()
      columns = Int(min(max(ideal, 1), Double(tileCount)))
    } else {
      columns = width > 0 ? tileCount : 1
    }
    rows = height > 0 ? max(1, tileCount / columns) : 1
  }

  mutating func coarsen() {
    columns = max(1, columns / 2)
    rows = max(1, rows / 2)
  }

  func memberCount(of rectangles: [Rectangle]) -> Int {
    rectangles.reduce(0) { $0 + columnRange($1).count * rowRange($1).count }
  }

  func lists(of rectangles: [Rectangle]) -> (first: [Int32], members: [Int32]) {
    var first = [Int32](repeating: 0, count: tileCount + 1)
    forEachTile(of: rectangles) { tile, _ in first[tile + 1] += 1 }
    for tile in 0..<tileCount { first[tile + 1] += first[tile] }
    var next = first
    var members = [Int32](repeating: 0, count: Int(first[tileCount]))
    forEachTile(of: rectangles) { tile, rectangle in
      members[Int(next[tile])] = Int32(rectangle)
      next[tile] += 1
    }
    return (first, members)
  }

  private func forEachTile(of rectangles: [Rectangle], _ body: (_ tile: Int, _ rectangle: Int) -> Void) {
    for (number, rectangle) in rectangles.enumerated() {
      for row in rowRange(rectangle) {
        for column in columnRange(rectangle) { body(row * columns + column, number) }
      }
    }
  }

  private func columnRange(_ r: Rectangle) -> ClosedRange<Int> {
    let low = TileLayout.index(of: r.minX, from: extent.minX, perUnit: columnsPerUnit, count: columns)
    return low...TileLayout.index(of: r.maxX, from: extent.minX, perUnit: columnsPerUnit, count: columns)
  }

  private func rowRange(_ r: Rectangle) -> ClosedRange<Int> {
    let low = TileLayout.index(of: r.minY, from: extent.minY, perUnit: rowsPerUnit, count: rows)
    return low...TileLayout.index(of: r.maxY, from: extent.minY, perUnit: rowsPerUnit, count: rows)
  }

  static func perUnit(_ count: Int, from low: Double, to high: Double) -> Double {
    high > low ? Double(count) / (high - low) : 0
  }

  /// The tile of a coordinate within the extent: never falls as the coordinate rises.
  static func index(of x: Double, from origin: Double, perUnit: Double, count: Int) -> Int {
    Int(min((x - origin) * perUnit, Double(count - 1)))
  }
}
