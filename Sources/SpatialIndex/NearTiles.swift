import CIntrinsics
import GeoTypes
import IndexFile

/// Tiles over a plane with lists of what lies in them, row after row, so that neighbours in a row are one stretch.
///
/// The tiles at the rim reach on without end.
struct NearTiles: Sendable {
  let layout: NearLayout
  /// Where the list of each tile starts, and the end of the last one.
  let first: FlatArray<UInt32>

  /// Tiles of parts that were made before; `nil` where the lists are not those of so many entries.
  init?(layout: NearLayout, first: FlatArray<UInt32>, entryCount: Int) {
    guard first.count == layout.tileCount + 1, Int(first.elements[first.count - 1]) == entryCount else { return nil }
    var last: UInt32 = 0
    for start in first.elements {
      guard start >= last else { return nil }
      last = start
    }
    self.layout = layout
    self.first = first
  }

  /// Sorts rectangles into tiles.
  /// - Parameter share: tiles for each rectangle.
  /// - Returns: the tiles and their lists: rectangle numbers, rising in each tile.
  static func sorted(_ rectangles: [Rectangle], share: Double) -> (tiles: NearTiles, entries: [UInt32]) {
    let extent = Rectangle(spanningMostOf: rectangles)
    var layout = NearLayout(extent, tileCount: min(max(1, share * Double(rectangles.count)), 0x1p26))
    while layout.tileCount > 1 && layout.entryCount(of: rectangles) > 8 * rectangles.count {
      layout = NearLayout(extent, tileCount: Double(layout.tileCount) / 4)
    }
    var entries: [UInt32] = []
    let first = FlatArray<UInt32>(capacity: layout.tileCount + 1) { first in
      for rectangle in rectangles { layout.forEachTile(of: rectangle) { first[$0] += 1 } }
      for tile in 1..<first.count { first[tile] += first[tile - 1] }
      entries = [UInt32](repeating: 0, count: Int(first[first.count - 2]))
      // The fill goes backward and leaves each tile's start.
      for number in rectangles.indices.reversed() {
        layout.forEachTile(of: rectangles[number]) { tile in
          first[tile] -= 1
          entries[Int(first[tile])] = UInt32(number)
        }
      }
      return first.count
    }
    return (NearTiles(layout, first), entries)
  }

  private init(_ layout: NearLayout, _ first: FlatArray<UInt32>) {
    self.layout = layout
    self.first = first
  }

  // MARK: Lookup

  /// The entries of the lists of a row of a block.
  @inline(__always)
  func stretch(of row: Int, in block: NearBlock) -> Range<Int> {
    let start = row * layout.columns
    return Int(first.elements[start + block.west])..<Int(first.elements[start + block.east + 1])
  }

  /// Asks memory for what ``stretch(of:in:)`` will read.
  @inline(__always)
  func prefetchStretch(of row: Int, in block: NearBlock) {
    prefetch_for_read(first.elements.baseAddress.map { $0 + row * layout.columns + block.west })
  }
}

/// The tiles around a position.
struct NearBlock: BitwiseCopyable {
  /// The first and last column and row.
  var west = 0
  var east = 0
  var south = 0
  var north = 0
  /// The row of the position itself.
  var middle = 0
  /// What is in no list of the block is farther away than this.
  var reach = Double.infinity

  /// Whether nothing outside the block is as near as this.
  @inline(__always)
  func settles(_ squaredDistance: Double) -> Bool {
    reach == .infinity || (reach > 0 && squaredDistance <= reach * reach)
  }

  @inline(__always)
  fileprivate mutating func narrow(_ distance: Double) { reach = min(reach, distance) }
}

/// How tiles lie in the plane.
struct NearLayout: Sendable {
  let extent: Rectangle
  let columns: Int
  let rows: Int
  private let columnsPerUnit: Double
  private let rowsPerUnit: Double

  var tileCount: Int { columns * rows }

  /// About so many square tiles over an extent.
  fileprivate init(_ extent: Rectangle, tileCount: Double) {
    let (width, height) = (max(0, extent.maxX - extent.minX), max(0, extent.maxY - extent.minY))
    let side = max((width * height / tileCount).squareRoot(), max(width, height) / tileCount)
    self.init(
      extent, columns: NearLayout.count(width, side, from: extent.minX, to: extent.maxX),
      rows: NearLayout.count(height, side, from: extent.minY, to: extent.maxY))
  }

  private init(_ extent: Rectangle, columns: Int, rows: Int) {
    self.extent = extent
    self.columns = columns
    self.rows = rows
    let (width, height) = (extent.maxX - extent.minX, extent.maxY - extent.minY)
    columnsPerUnit = width > 0 ? Double(columns) / width : 0
    rowsPerUnit = height > 0 ? Double(rows) / height : 0
  }

  /// A layout of untrusted numbers, as ``numbers`` gives them; `nil` where a lookup could go astray in it.
  init?(checking numbers: [Double]) {
    guard numbers.count == 6, numbers.allSatisfy(\.isFinite), numbers[0] <= numbers[2], numbers[1] <= numbers[3],
      (1...0x1p26).contains(numbers[4]), (1...0x1p26).contains(numbers[5]), numbers[4] * numbers[5] <= 0x1p31
    else { return nil }
    self.init(
      Rectangle(minX: numbers[0], minY: numbers[1], maxX: numbers[2], maxY: numbers[3]),
      columns: Int(numbers[4]), rows: Int(numbers[5]))
    guard columnsPerUnit.isFinite && rowsPerUnit.isFinite else { return nil }
  }

  /// All there is to know of the layout.
  var numbers: [Double] {
    [extent.minX, extent.minY, extent.maxX, extent.maxY, Double(columns), Double(rows)]
  }

  /// How many tiles of a side fit; no finer than rounding can tell coordinates apart with ease.
  private static func count(_ length: Double, _ side: Double, from low: Double, to high: Double) -> Int {
    let finest = 0x1p-24 * max(abs(low), abs(high))
    guard length > 0, side > 0 else { return 1 }
    return Int(min(max(1, length / max(side, finest)), 0x1p26))
  }

  // MARK: Tiles of rectangles

  func entryCount(of rectangles: [Rectangle]) -> Int {
    rectangles.reduce(0) {
      $0 + (column(of: $1.maxX) - column(of: $1.minX) + 1) * (row(of: $1.maxY) - row(of: $1.minY) + 1)
    }
  }

  func forEachTile(of rectangle: Rectangle, _ body: (Int) -> Void) {
    let columnRange = column(of: rectangle.minX)...column(of: rectangle.maxX)
    for row in row(of: rectangle.minY)...row(of: rectangle.maxY) {
      for column in columnRange { body(row * columns + column) }
    }
  }

  /// The column of an easting, the nearest one for those beyond; never falls as the easting rises.
  @inline(__always)
  private func column(of x: Double) -> Int {
    Int(max(0, min((x - extent.minX) * columnsPerUnit, Double(columns - 1))))
  }

  /// The row of a northing, likewise.
  @inline(__always)
  private func row(of y: Double) -> Int { Int(max(0, min((y - extent.minY) * rowsPerUnit, Double(rows - 1)))) }

  // MARK: Blocks

  /// The tiles around a position up to so many away; fewer at the rim. - Precondition: the position is finite.
  @inline(__always)
  func block(around p: PlanarPoint, ring: Int) -> NearBlock {
    let (column, row) = (column(of: p.x), row(of: p.y))
    var block = NearBlock(
      west: max(column - ring, 0), east: min(column + ring, columns - 1), south: max(row - ring, 0),
      north: min(row + ring, rows - 1), middle: row)
    // A little less than the distance to the rim of the block: its tiles' borders are known but for rounding.
    if block.west > 0 { block.narrow(p.x - (extent.minX + (Double(block.west) + 0x1p-16) / columnsPerUnit)) }
    if block.east < columns - 1 {
      block.narrow(extent.minX + (Double(block.east + 1) - 0x1p-16) / columnsPerUnit - p.x)
    }
    if block.south > 0 { block.narrow(p.y - (extent.minY + (Double(block.south) + 0x1p-16) / rowsPerUnit)) }
    if block.north < rows - 1 { block.narrow(extent.minY + (Double(block.north + 1) - 0x1p-16) / rowsPerUnit - p.y) }
    return block
  }

  /// The tiles that hold everything within a distance of a position. - Precondition: the position is finite.
  @inline(__always)
  func block(around p: PlanarPoint, within distance: Double) -> NearBlock {
    // A little more than the distance, so that no rounding leaves out what lies at its end.
    let far = distance * (1 + 0x1p-30) + (abs(p.x) + abs(p.y)) * 0x1p-50
    return NearBlock(
      west: column(of: p.x - far), east: column(of: p.x + far), south: row(of: p.y - far), north: row(of: p.y + far),
      middle: row(of: p.y))
  }
}

extension Rectangle {
  /// What holds the middles of all rectangles, or all but the outermost hundredths where those lie far off: a stray one
  /// must not make all tiles large.
  fileprivate init(spanningMostOf rectangles: [Rectangle]) {
    let union = rectangles.reduce(into: Rectangle.empty) { $0.formUnion($1) }
    guard !union.isEmpty else {
      self.init(minX: 0, minY: 0, maxX: 0, maxY: 0)
      return
    }
    let step = max(1, rectangles.count / 4096)
    let sample = stride(from: 0, to: rectangles.count, by: step).map { rectangles[$0] }
    func span(_ middles: [Double], _ low: Double, _ high: Double) -> (Double, Double) {
      let sorted = middles.sorted()
      let cut = sorted.count / 100
      let (near, far) = (sorted[cut], sorted[sorted.count - 1 - cut])
      let margin = 0.1 * (far - near)
      return far > near ? (max(low, near - margin), min(high, far + margin)) : (low, high)
    }
    let (minX, maxX) = span(sample.map { $0.minX / 2 + $0.maxX / 2 }, union.minX, union.maxX)
    let (minY, maxY) = span(sample.map { $0.minY / 2 + $0.maxY / 2 }, union.minY, union.maxY)
    self.init(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
  }
}
