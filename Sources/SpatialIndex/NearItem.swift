import GeoTypes
import IndexFile

/// What lists of near things hold: a point or a straight piece.
protocol NearItem: BitwiseCopyable, Sendable {
  /// The smallest rectangle around it.
  var rectangle: Rectangle { get }

  /// The squared distance to a position, `nil` beyond a limit; never less than that of its rectangle.
  func squaredDistance(to p: PlanarPoint, ifNotBeyond limit: Double) -> Double?

  /// So few candidates of a tile are not worth the work of trying them in parts of it.
  static var fewCandidates: Int { get }

  /// Whether one item is certainly nearer than another one to every position of a tile.
  static func isAlwaysNearer(_ near: Self, than far: Self, in tile: Rectangle) -> Bool
}

extension NearItem {
  static func isAlwaysNearer(_ near: Self, than far: Self, in tile: Rectangle) -> Bool { false }
}

extension PlanarPoint: NearItem {
  var rectangle: Rectangle { Rectangle(self, self) }
  static var fewCandidates: Int { .max }

  @inline(__always)
  func squaredDistance(to p: PlanarPoint, ifNotBeyond limit: Double) -> Double? {
    let (dx, dy) = (p.x - x, p.y - y)
    let squared = dx * dx + dy * dy
    return squared <= limit ? squared : nil
  }

  /// The positions nearer to one point than to another one are half of the plane, so that the corners tell for all.
  static func isAlwaysNearer(_ near: PlanarPoint, than far: PlanarPoint, in tile: Rectangle) -> Bool {
    func isNearer(to x: Double, _ y: Double) -> Bool {
      let (dx, dy, ex, ey) = (x - near.x, y - near.y, x - far.x, y - far.y)
      // By more than rounding may hide.
      return dx * dx + dy * dy < (ex * ex + ey * ey) * (1 - 0x1p-24)
    }
    return isNearer(to: tile.minX, tile.minY) && isNearer(to: tile.maxX, tile.minY)
      && isNearer(to: tile.minX, tile.maxY) && isNearer(to: tile.maxX, tile.maxY)
  }
}

/// A straight piece of a line.
struct NearPiece: NearItem {
  var start: PlanarPoint
  var end: PlanarPoint

  var rectangle: Rectangle { Rectangle(start, end) }
  static var fewCandidates: Int { 2 }

  @inline(__always)
  func squaredDistance(to p: PlanarPoint, ifNotBeyond limit: Double) -> Double? {
    let squared = LinePieces.squaredDistance(from: start, to: end, p)
    guard squared <= limit else { return nil }
    // Nothing nearer than the rectangle is believed, so that a search may pass over rectangles.
    let believed = max(squared, rectangle.squaredDistance(to: p))
    return believed <= limit ? believed : nil
  }
}

/// Items with the numbers they are known by.
struct NearList<Item: NearItem>: Sendable {
  let items: FlatArray<Item>
  let numbers: FlatArray<UInt32>

  var count: Int { items.count }
  var byteCount: Int { items.byteCount + numbers.byteCount }
}
