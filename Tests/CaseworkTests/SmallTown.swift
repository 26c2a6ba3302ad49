import Casework
import GeoTypes
import Grid
import RoadNetwork

/// Two districts side by side, of which the western one has a subdistrict, two communities and unit grids in the
/// southern community; three roads, one above another. Places are in steps of 1e-4 degree from the south-west corner.
enum SmallTown {
  static let divisions = [
    Division(code: "370102", name: "历下区", level: .district, parent: nil, area: area(0, 0, 100, 100)),
    Division(code: "370103", name: "市中区", level: .district, parent: nil, area: area(100, 0, 200, 100)),
    Division(code: "370102001", name: "甲街道", level: .subdistrict, parent: "370102", area: area(0, 0, 100, 100)),
    Division(code: "370102001001", name: "南社区", level: .community, parent: "370102001", area: area(0, 0, 100, 50)),
    Division(
      code: "370102001002", name: "北社区", level: .community, parent: "370102001", area: area(0, 50, 100, 100)),
  ]

  static let zones = [
    Zone(code: "Z1", name: "大区", precedence: 2, area: area(50, 0, 150, 100)),
    Zone(code: "Z2", name: "小区", precedence: 1, area: area(90, 0, 110, 100)),
  ]

  /// Ten columns and five rows of squares, numbered from the north-west.
  static let cells: [UnitGridCell] = (0..<50).map { number in
    let (x, y) = (number % 10 * 10, 40 - number / 10 * 10)
    return UnitGridCell(
      code: "370102001001" + (number < 9 ? "00" : "0") + String(number + 1), community: "370102001001",
      polygon: area(x, y, x + 10, y + 10).polygons[0], area: SquareMeters(9900), perimeter: Meters(400))
  }

  /// A road through the grids, an elevated one 4.4 m north of it, and a nameless lane in the eastern district.
  static let network = StreetNetwork(
    nodes: [],
    segments: [
      segment(1, "经十路", layer: 0, from: at(0, 25.5), to: at(100, 25.5), length: 893.7),
      segment(2, "经十高架路", layer: 1, from: at(0, 25.9), to: at(100, 25.9), length: 893.7),
      segment(3, nil, layer: 0, from: at(150, 0), to: at(150, 100), length: 1109.6),
    ],
    kerbs: [], restrictions: [],
    roads: [Road(id: RoadID(rawValue: 8), name: "经十路", roadClass: .arterial, length: .zero, carriagewayLength: .zero)],
    drivingSide: .right)

  static let chiefs = [
    Chief(id: "c1", name: "一号", level: "一级"), Chief(id: "c2", name: "二号", level: "二级"), Chief(id: "c3", name: "三号"),
  ]

  static func uid(_ number: Int64) -> SegmentUID { SegmentUID(rawValue: number) }

  static func index(duties: [Duty] = []) throws -> LocatorIndex {
    try LocatorIndex(
      divisions: divisions, zones: zones, cells: cells, network: network, duties: duties, chiefs: chiefs)
  }

  static func vertex(_ x: Double, _ y: Double) -> Vertex {
    Vertex(x: 1_171_200_000 + Int32((x * 1000).rounded()), y: 366_500_000 + Int32((y * 1000).rounded()))
  }

  static func position(_ x: Double, _ y: Double) -> LonLat { LonLat(vertex(x, y)) }

  private static func at(_ x: Double, _ y: Double) -> Vertex { vertex(x, y) }

  private static func area(_ west: Int, _ south: Int, _ east: Int, _ north: Int) -> MultiPolygon {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    do {
      return MultiPolygon([
        Polygon(exterior: try LinearRing(corners.map { vertex(Double($0.0), Double($0.1)) }))
      ])
    } catch {
      preconditionFailure("a rectangle of the small town is broken: \(error)")
    }
  }

  private static func segment(
    _ number: Int64, _ name: String?, layer: Int, from: Vertex, to: Vertex, length: Double
  ) -> Segment {
    var attributes = SegmentAttributes(name: nil, roadClass: .arterial)
    attributes.layer = layer
    // The first road's name comes from the table of roads.
    if number != 1 { attributes.name = name }
    do {
      return Segment(
        uid: uid(number), source: "test:\(number)", line: try LineString([from, to]), attributes: attributes,
        from: NodeID(rawValue: 0), to: NodeID(rawValue: 1), road: number == 1 ? RoadID(rawValue: 8) : nil,
        length: Meters(length))
    } catch {
      preconditionFailure("a segment of the small town is broken: \(error)")
    }
  }
}
