/// An area with one outer ring (counter-clockwise) and any number of holes (clockwise).
public struct Polygon: Hashable, Sendable {
  /// The outer ring, counter-clockwise.
  public let exterior: LinearRing
  /// The rings of the holes, clockwise.
  public let holes: [LinearRing]

  /// Makes a polygon; rings are turned to their RFC 7946 direction.
  public init(exterior: LinearRing, holes: [LinearRing] = []) {
    self.exterior = exterior.counterClockwise
    self.holes = holes.map { $0.counterClockwise.reversed }
  }

  /// The outer ring, then the holes.
  public var rings: [LinearRing] { [exterior] + holes }
  /// The smallest box that holds the polygon.
  public var box: Box { exterior.box }
}

/// An area of any number of parts; none at all is the empty area.
public struct MultiPolygon: Hashable, Sendable {
  /// The parts.
  public let polygons: [Polygon]

  /// Collects parts; overlaps are not looked for here.
  public init(_ polygons: [Polygon]) { self.polygons = polygons }

  /// Whether there is no part.
  public var isEmpty: Bool { polygons.isEmpty }
  /// The smallest box that holds all parts.
  public var box: Box { polygons.reduce(into: .empty) { $0.formUnion($1.box) } }
  /// All rings of all parts.
  public var rings: [LinearRing] { polygons.flatMap(\.rings) }
}
