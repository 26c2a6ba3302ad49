import GeoTypes

/// The tiles over a coverage: a grid of stored units, each side a power of two, so that tiles have exact borders.
struct CoverageLayout: Hashable, Sendable {
  /// The south-west corner in 1e-7 degree.
  let originX: Int
  let originY: Int
  /// The sides of a tile as powers of two.
  let shiftX: Int
  let shiftY: Int
  let columns: Int
  let rows: Int

  /// The distance in units up to which edges near a tile are listed with it (``CoverageBuilder`` tells why).
  static let margin = 2

  /// The smallest tiles have sides of two to this power.
  static let smallestShift = 4

  /// Free units around the coverage, so that the tiles at the rim reach beyond it.
  private static let border = 8

  /// How many tiles there are.
  var tileCount: Int { columns * rows }
  /// The sides of a tile in units.
  var tileWidth: Int { 1 << shiftX }
  var tileHeight: Int { 1 << shiftY }

  init(originX: Int, originY: Int, shiftX: Int, shiftY: Int, columns: Int, rows: Int) {
    self.originX = originX
    self.originY = originY
    self.shiftX = shiftX
    self.shiftY = shiftY
    self.columns = columns
    self.rows = rows
  }

  /// The smallest tiles, about square in units, of which there are at most `tileCount`, and with not much more than
  /// `listLimit` edges in all their lists.
  init(over extent: EdgeExtent, tileCount: Int, listLimit: Int) {
    let box = extent.box
    let (low, high) = box.isEmpty ? (Vertex(x: 0, y: 0), Vertex(x: 0, y: 0)) : (box.low, box.high)
    originX = Int(low.x) - CoverageLayout.border
    originY = Int(low.y) - CoverageLayout.border
    let width = Int(high.x) - originX + CoverageLayout.border
    let height = Int(high.y) - originY + CoverageLayout.border
    var (shiftX, shiftY) = (CoverageLayout.smallestShift, CoverageLayout.smallestShift)
    while ((width >> shiftX) + 1) * ((height >> shiftY) + 1) > max(1, tileCount)
      || extent.edgeCount + extent.across >> shiftX + extent.along >> shiftY > max(1, listLimit)
    {
      guard shiftX < 28 || shiftY < 28 else { break }
      // A degree of longitude is the shorter one, so that tiles grow eastward first.
      if shiftX > shiftY { shiftY += 1 } else { shiftX += 1 }
    }
    self.shiftX = min(shiftX, 28)
    self.shiftY = min(shiftY, 28)
    columns = (width >> self.shiftX) + 1
    rows = (height >> self.shiftY) + 1
  }

  /// The columns of tiles that may be within the margin of some eastings in units, and likewise rows; none where all are
  /// outside.
  @inline(__always)
  func columns(from west: Int, to east: Int) -> Range<Int> {
    let margin = CoverageLayout.margin + 1
    let first = max(0, (west - margin - originX) >> shiftX)
    let last = min((east + margin - originX) >> shiftX, columns - 1)
    return first..<max(first, last + 1)
  }

  @inline(__always)
  func rows(from south: Int, to north: Int) -> Range<Int> {
    let margin = CoverageLayout.margin + 1
    let first = max(0, (south - margin - originY) >> shiftY)
    let last = min((north + margin - originY) >> shiftY, rows - 1)
    return first..<max(first, last + 1)
  }

  /// One tile.
  @inline(__always)
  func tile(_ column: Int, _ row: Int) -> TileEncoder.Tile {
    TileEncoder.Tile(
      originX: originX + column << shiftX, originY: originY + row << shiftY, shiftX: shiftX, shiftY: shiftY)
  }
}
