import GeoTypes
import IndexFile

/// Tiles over a plane with lists of what lies in them, row after row, so that neighbours in a row are one stretch.
struct NearTiles: Sendable {
  private let extent: Rectangle
  private let columns: Int
  private let rows: Int
  private let columnsPerUnit: Double
  private let rowsPerUnit: Double
  /// Where the list of each tile starts, and the end of the last one.
  private let first: FlatArray<UInt32>

  /// The tiles around a position.
  struct Block {
    fileprivate let columns: ClosedRange<Int>
    /// The rows of tiles.
    let rows: ClosedRange<Int>
    /// The row of the position itself.
    let middle: Int
    /// What is in no list of the block is farther away than this.
    fileprivate(set) var reach = Double.infinity

    /// Whether nothing outside the block is as near as this.
    @inline(__always)
    func settles(_ squaredDistance: Double) -> Bool {
      reach == .infinity || (reach > 0 && squaredDistance <= reach * reach)
    }

    @inline(__always)
    fileprivate mutating func narrow(_ distance: Double) { reach = min(reach, distance) }
  }

  /// Sorts rectangles into tiles.
  /// - Parameter share: tiles for each rectangle.
  /// - Returns: the tiles and their lists: rectangle numbers, rising in each tile.
  static func sorted(_ rectangles: [Rectangle], share: Double) -> (tiles: NearTiles, entries: FlatArray<UInt32>) {
    var tiles = NearTiles(rectangles, tileCount: min(max(1, share * Double(rectangles.count)), 0x1p26))
    while tiles.columns * tiles.rows > 1 && tiles.entryCount(of: rectangles) > 8 * rectangles.count {
      tiles = NearTiles(rectangles, tileCount: Double(tiles.columns * tiles.rows) / 4)
    }
    return tiles.filled(with: rectangles)
  }

  private init(_ rectangles: [Rectangle], tileCount: Double) {
    let union = rectangles.reduce(into: Rectangle.empty) { $0.formUnion($1) }
    let extent = union.isEmpty ? Rectangle(minX: 0, minY: 0, maxX: 0, maxY: 0) : union
    let (width, height) = (max(0, extent.maxX - extent.minX), max(0, extent.maxY - extent.minY))
    let side = max((width * height / tileCount).squareRoot(), max(width, height) / tileCount)
    self.extent = extent
    columns = NearTiles.count(width, side, from: extent.minX, to: extent.maxX)
    rows = NearTiles.count(height, side, from: extent.minY, to: extent.maxY)
    columnsPerUnit = width > 0 ? Double(columns) / width : 0
    rowsPerUnit = height > 0 ? Double(rows) / height : 0
    first = FlatArray([])
  }

  private init(_ layout: NearTiles, first: FlatArray<UInt32>) {
    extent = layout.extent
    columns = layout.columns
    rows = layout.rows
    columnsPerUnit = layout.columnsPerUnit
    rowsPerUnit = layout.rowsPerUnit
    self.first = first
  }

  /// How many tiles of a side fit; no finer than rounding can tell coordinates apart with ease.
  private static func count(_ length: Double, _ side: Double, from low: Double, to high: Double) -> Int {
    let finest = 0x1p-24 * max(abs(low), abs(high))
    guard length > 0, side > 0 else { return 1 }
    return Int(min(max(1, length / max(side, finest)), 0x1p26))
  }

  // MARK: Lists

  private func entryCount(of rectangles: [Rectangle]) -> Int {
    rectangles.reduce(0) { $0 + columnRange($1).count * rowRange($1).count }
  }

  private func filled(with rectangles: [Rectangle]) -> (NearTiles, FlatArray<UInt32>) {
    var entries: FlatArray<UInt32>?
    let first = FlatArray<UInt32>(capacity: columns * rows + 1) { first in
      for rectangle in rectangles { forEachTile(of: rectangle) { first[$0] += 1 } }
      for tile in 1..<first.count { first[tile] += first[tile - 1] }
      let count = Int(first[columns * rows])
      // The fill goes backward and leaves each tile's start.
      entries = FlatArray(capacity: count) { entries in
        for number in rectangles.indices.reversed() {
          forEachTile(of: rectangles[number]) { tile in
            first[tile] -= 1
            entries[Int(first[tile])] = UInt32(number)
          }
        }
        return count
      }
      return first.count
    }
    return (NearTiles(self, first: first), entries ?? FlatArray([]))
  }

  private func forEachTile(of rectangle: Rectangle, _ body: (Int) -> Void) {
    let rowRange = rowRange(rectangle)
    let columnRange = columnRange(rectangle)
    for row in rowRange {
      for column in columnRange { body(row * columns + column) }
    }
  }

  private func columnRange(_ r: Rectangle) -> ClosedRange<Int> { column(of: r.minX)...column(of: r.maxX) }
  private func rowRange(_ r: Rectangle) -> ClosedRange<Int> { row(of: r.minY)...row(of: r.maxY) }

  /// The column of an easting, the nearest one for those beyond; never falls as the easting rises.
  @inline(__always)
  private func column(of x: Double) -> Int {
    Int(max(0, min((x - extent.minX) * columnsPerUnit, Double(columns - 1))))
  }

  /// The row of a northing, likewise.
  @inline(__always)
  private func row(of y: Double) -> Int { Int(max(0, min((y - extent.minY) * rowsPerUnit, Double(rows - 1)))) }

  // MARK: Lookup

  /// The tiles around a position up to so many away; fewer at the rim. - Precondition: the position is finite.
  @inline(__always)
  func block(around p: PlanarPoint, ring: Int) -> Block {
    let (column, row) = (column(of: p.x), row(of: p.y))
    let (west, east) = (max(column - ring, 0), min(column + ring, columns - 1))
    let (south, north) = (max(row - ring, 0), min(row + ring, rows - 1))
    var block = Block(columns: west...east, rows: south...north, middle: row)
    // A little less than the distance to the rim of the block: its tiles' borders are known but for rounding.
    if west > 0 { block.narrow(p.x - (extent.minX + (Double(west) + 0x1p-16) / columnsPerUnit)) }
    if east < columns - 1 { block.narrow(extent.minX + (Double(east + 1) - 0x1p-16) / columnsPerUnit - p.x) }
    if south > 0 { block.narrow(p.y - (extent.minY + (Double(south) + 0x1p-16) / rowsPerUnit)) }
    if north < rows - 1 { block.narrow(extent.minY + (Double(north + 1) - 0x1p-16) / rowsPerUnit - p.y) }
    return block
  }

  /// The entries of the lists of a row of a block, none for a row outside it.
  @inline(__always)
  func stretch(of row: Int, in block: Block) -> Range<Int> {
    guard block.rows.contains(row) else { return 0..<0 }
    let start = row * columns
    let (low, high) = (block.columns.lowerBound, block.columns.upperBound)
    return Int(first.elements[start + low])..<Int(first.elements[start + high + 1])
  }
}
