import GeoTypes
import IndexFile

/// What lists of near things hold: a point or a straight piece.
protocol NearItem: BitwiseCopyable, Sendable {
  /// The smallest rectangle around it.
  var rectangle: Rectangle { get }

  /// The squared distance to a position, `nil` beyond a limit; never less than that of its rectangle.
  func squaredDistance(to p: PlanarPoint, ifNotBeyond limit: Double) -> Double?
}

extension PlanarPoint: NearItem {
  var rectangle: Rectangle { Rectangle(self, self) }

  @inline(__always)
  func squaredDistance(to p: PlanarPoint, ifNotBeyond limit: Double) -> Double? {
    let (dx, dy) = (p.x - x, p.y - y)
    let squared = dx * dx + dy * dy
    return squared <= limit ? squared : nil
  }
}

/// A straight piece of a line.
struct NearPiece: NearItem {
  var start: PlanarPoint
  var end: PlanarPoint

  var rectangle: Rectangle { Rectangle(start, end) }

  @inline(__always)
  func squaredDistance(to p: PlanarPoint, ifNotBeyond limit: Double) -> Double? {
    // Nothing nearer than the rectangle is believed, so that a search may pass over rectangles.
    let apart = rectangle.squaredDistance(to: p)
    guard apart <= limit else { return nil }
    let squared = max(LinePieces.nearest(from: start, to: end, p).squaredDistance, apart)
    return squared <= limit ? squared : nil
  }
}

/// Items with the numbers they are known by.
struct NearList<Item: NearItem>: Sendable {
  let items: FlatArray<Item>
  let numbers: FlatArray<UInt32>

  var count: Int { items.count }
}
