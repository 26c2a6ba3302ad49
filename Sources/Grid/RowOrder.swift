import GeoTypes

/// The order in which areas of a community are numbered: rows from north to south, each from west to east (I08).
///
/// A row is a band as high as the side of a square of the target area, counted from the northern edge of the
/// community; an area stands in the row, and at the place in it, of its interior point.
struct RowOrder: Sendable {
  private let top: Double
  private let height: Double

  /// - Parameter box: of the community.
  init(of box: Box, targetArea: SquareMeters) {
    top = box.isEmpty ? 0 : Double(box.high.y)
    height = max(1, targetArea.rawValue.squareRoot() / LocalMetric(box).north)
  }

  /// Row and place in it.
  struct Position: Comparable, Sendable {
    var row: Int
    var x: Double
    var y: Double

    static func < (a: Position, b: Position) -> Bool {
      if a.row != b.row { return a.row < b.row }
      return a.x != b.x ? a.x < b.x : a.y > b.y
    }
  }

  func position(of area: Polygon) -> Position { position(of: area.interiorPoint) }

  func position(of point: UnitPoint) -> Position {
    Position(row: Int(max(-1e9, min(1e9, ((top - point.y) / height).rounded(.down)))), x: point.x, y: point.y)
  }
}

extension Int {
  /// The number in decimal with zeros in front, at least `width` digits.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
