public import GeoTypes
public import Grid
public import RoadNetwork

/// A made-up place about 117.1° E, 36.65° N, drawn in metres east and north of its south-west corner.
public enum TownPlan {
  /// The stored vertex of a place in metres.
  public static func vertex(_ east: Double, _ north: Double) -> Vertex {
    Vertex(x: Int32(1_171_000_000 + east / 0.0089400), y: Int32(366_500_000 + north / 0.0110970))
  }

  /// A line through places in metres.
  public static func line(_ places: [(Double, Double)]) -> LineString {
    guard let line = try? LineString(places.map { vertex($0.0, $0.1) }) else { preconditionFailure("a drawn line") }
    return line
  }

  /// A polygon with corners in metres.
  public static func polygon(_ corners: [(Double, Double)], holes: [[(Double, Double)]] = []) -> Polygon {
    func ring(_ corners: [(Double, Double)]) -> LinearRing {
      let vertices = corners.map { vertex($0.0, $0.1) }
      guard let ring = try? LinearRing(vertices + vertices.prefix(1)) else { preconditionFailure("a drawn ring") }
      return ring
    }
    return Polygon(exterior: ring(corners), holes: holes.map(ring))
  }

  /// An upright rectangle in metres.
  public static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Polygon {
    polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
  }

  /// A division drawn in metres.
  public static func division(
    _ code: String, _ level: DivisionLevel, _ parts: Polygon..., parent: String? = nil
  ) -> Division {
    Division(code: code, name: "area \(code)", level: level, parent: parent, area: MultiPolygon(parts))
  }

  /// A road drawn in metres.
  public static func road(_ roadClass: RoadClass, _ places: [(Double, Double)], uid: Int64 = 1) -> Segment {
    Segment(
      uid: SegmentUID(rawValue: uid), source: "town#\(uid)", line: line(places),
      attributes: SegmentAttributes(roadClass: roadClass), from: NodeID(rawValue: 0), to: NodeID(rawValue: 0),
      length: .zero)
  }
}
