import GeoTypes

/// Closed rings of land in the plan, with vertices close enough to be bent.
enum Outline {
  /// The ring around a piece of land, counter-clockwise, with a vertex at least every 80 m.
  static func ring(around land: Quad) -> [PlanarPoint] {
    let corners = land.corners + [land.southWest]
    var ring = [corners[0]]
    for k in 1..<corners.count { ring += chain(from: corners[k - 1], to: corners[k]).dropFirst() }
    return ring
  }

  /// A straight chain with a vertex at least every 80 m.
  static func chain(from a: PlanarPoint, to b: PlanarPoint) -> [PlanarPoint] {
    let count = max(1, Int((a.distance(to: b).rawValue / 80).rounded(.up)))
    return (0...count).map { a.toward(b, Double($0) / Double(count)) }
  }
}
