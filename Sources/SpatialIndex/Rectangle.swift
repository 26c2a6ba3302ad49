import GeoTypes

/// An upright rectangle of doubles, edges included: degrees or metres, as its user has it.
struct Rectangle: Sendable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  /// The rectangle that holds nothing and is neutral to unions.
  static let empty = Rectangle(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  /// Whether it holds nothing.
  var isEmpty: Bool { minX > maxX }

  /// The smallest rectangle that holds two points.
  init(_ a: PlanarPoint, _ b: PlanarPoint) {
    self.init(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
  }

  /// A box of stored vertices in degrees.
  init(_ box: Box) {
    self.init(
      minX: box.low.longitude, minY: box.low.latitude, maxX: box.high.longitude, maxY: box.high.latitude)
  }

  init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Whether a point lies inside or on the edge; never for numbers that are not finite.
  func contains(x: Double, y: Double) -> Bool {
    minX <= x && x <= maxX && minY <= y && y <= maxY
  }

  /// Grows to hold another one.
  mutating func formUnion(_ other: Rectangle) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }

  /// The squared distance to a point, 0 inside. Rounding keeps order: a rectangle within this one is never nearer.
  func squaredDistance(to p: PlanarPoint) -> Double {
    let dx = max(max(minX - p.x, p.x - maxX), 0)
    let dy = max(max(minY - p.y, p.y - maxY), 0)
    return dx * dx + dy * dy
  }
}
