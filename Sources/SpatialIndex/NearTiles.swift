import CIntrinsics
import GeoTypes
import IndexFile

/// Tiles over a plane; the list of each holds every item that is nearest to some position in the tile, ties included.
///
/// So the items of one tile tell the nearest one. A tile that too many items would share has an empty list.
struct NearTiles<Item: NearItem>: Sendable {
  let layout: NearLayout
  /// Where the list of each tile starts, and the end of the last one.
  let first: FlatArray<UInt32>
  /// The lists one after the other, the nearest to the middle of their tile first.
  let list: NearList<Item>

  init(layout: NearLayout, first: FlatArray<UInt32>, list: NearList<Item>) {
    self.layout = layout
    self.first = first
    self.list = list
  }

  /// Tiles of parts that were made before; `nil` where they do not fit together.
  init?(checking layout: NearLayout, first: FlatArray<UInt32>, list: NearList<Item>) {
    guard first.count == layout.tileCount + 1, Int(first.elements[first.count - 1]) == list.count else { return nil }
    var last: UInt32 = 0
    for start in first.elements {
      guard start >= last else { return nil }
      last = start
    }
    self.init(layout: layout, first: first, list: list)
  }

  /// The list of a tile.
  @inline(__always)
  func entries(of tile: Int) -> Range<Int> { Int(first.elements[tile])..<Int(first.elements[tile + 1]) }

  /// Asks memory for what ``entries(of:)`` will read.
  @inline(__always)
  func prefetchEntries(of tile: Int) { prefetch_for_read(first.elements.baseAddress.map { $0 + tile }) }

  /// Asks memory for the items of a list.
  @inline(__always)
  func prefetch(_ entries: Range<Int>) {
    guard let items = list.items.elements.baseAddress, let numbers = list.numbers.elements.baseAddress else { return }
    let (low, high) = (UnsafeRawPointer(items + entries.lowerBound), UnsafeRawPointer(items + entries.upperBound))
    for offset in stride(from: 0, to: high - low, by: 64) { prefetch_for_read(low + offset) }
    prefetch_for_read(high - 1)
    prefetch_for_read(numbers + entries.lowerBound)
  }

  /// The nearest item of a list no farther than a limit.
  @inline(__always)
  func nearest(of entries: Range<Int>, to p: PlanarPoint, limit: Double) -> NearestFound {
    var found = NearestFound(limit: limit)
    for entry in entries {
      let squared = list.items.elements[entry].squaredDistance(to: p, ifNotBeyond: found.squaredDistance)
      if let squared { found.offer(list.numbers.elements[entry], at: entry, squared) }
    }
    return found
  }
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
  init(_ extent: Rectangle, tileCount: Double) {
    let (width, height) = (extent.maxX - extent.minX, extent.maxY - extent.minY)
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
    guard length > 0, length.isFinite, side > 0 else { return 1 }
    return Int(min(max(1, length / max(side, finest)), 0x1p26))
  }

  /// The tile of a position, `nil` outside the extent and for one that is not finite.
  @inline(__always)
  func tile(at p: PlanarPoint) -> Int? {
    guard extent.contains(x: p.x, y: p.y) else { return nil }
    let column = Int(max(0, min((p.x - extent.minX) * columnsPerUnit, Double(columns - 1))))
    let row = Int(max(0, min((p.y - extent.minY) * rowsPerUnit, Double(rows - 1))))
    return row * columns + column
  }

  /// Where the positions of a tile lie, wider by more than rounding could shift its borders.
  func rectangle(ofColumn column: Int, row: Int) -> Rectangle {
    let (width, height) = (extent.maxX - extent.minX, extent.maxY - extent.minY)
    let (x, y) = (width / Double(columns), height / Double(rows))
    let farthest = max(max(abs(extent.minX), abs(extent.maxX)), max(abs(extent.minY), abs(extent.maxY)))
    let margin = max(x, y) * 0x1p-12 + farthest * 0x1p-44
    return Rectangle(
      minX: extent.minX + Double(column) * x - margin, minY: extent.minY + Double(row) * y - margin,
      maxX: extent.minX + Double(column + 1) * x + margin, maxY: extent.minY + Double(row + 1) * y + margin)
  }
}

extension Rectangle {
  /// What holds the middles of most rectangles, without the outermost hundredths where those lie far off: a stray one
  /// must not make all tiles large.
  init(spanningMostOf rectangles: [Rectangle]) {
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
