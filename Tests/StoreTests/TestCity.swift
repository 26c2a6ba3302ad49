import Casework
import Foundation
import GRDB
import GeoTypes
import Grid
import Plans
import RoadNetwork
import Testing

@testable import Store

/// A folder of its own for one test, removed with it.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("luwang-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }
}

/// Small values of every kind.
enum TestCity {
  static let metadata = CityMetadata(
    name: "试验区", crs: .cgcs2000, drivingSide: .right, notes: ["provenance": "made by a test"])

  static func vertex(_ x: Int32, _ y: Int32) -> Vertex { Vertex(x: 1_170_000_001 + x, y: 366_000_003 + y) }

  static func square(_ x: Int32, _ y: Int32, side: Int32, hole: Bool = false) throws -> Polygon {
    func ring(_ x: Int32, _ y: Int32, _ side: Int32) throws -> LinearRing {
      try LinearRing([
        vertex(x, y), vertex(x + side, y), vertex(x + side, y + side), vertex(x, y + side), vertex(x, y),
      ])
    }
    return Polygon(
      exterior: try ring(x, y, side), holes: hole ? [try ring(x + side / 4, y + side / 4, side / 4)] : [])
  }

  static func divisions() throws -> [Division] {
    let first = try square(0, 0, side: 10_007)
    let second = try square(20_000, 3, side: 9_999, hole: true)
    return [
      Division(
        code: "370102", name: "历下区", level: .district, parent: nil, area: MultiPolygon([first, second])),
      Division(
        code: "370102001", name: "a 'quoted' name", level: .subdistrict, parent: "370102",
        area: MultiPolygon([first]), isProvisional: true),
    ]
  }

  static func components(_ count: Int) -> [Component] { (0..<count).map(component) }

  static func component(_ i: Int) -> Component {
    let id = "3701020101" + String(1_000_000 + i).dropFirst()
    let position = vertex(Int32(i % 1000) * 100, Int32(i / 1000) * 100)
    let segment = SegmentUID(rawValue: Int64(i % 90) + 1)
    return Component(
      id: id, componentClass: "01", subclass: "01", name: i % 3 == 0 ? nil : "上水井盖", position: position,
      state: ComponentState.allCases[i % 4], unitGrid: "370102001001001", segment: segment,
      side: i % 2 == 0 ? .left : .right, source: "components.csv", managedBy: nil)
  }

  /// A cross of four two-way arms about node 2, with one banned turn.
  static func network() throws -> StreetNetwork {
    let nodes = [vertex(0, 0), vertex(10_000, 5_000), vertex(5_000, 5_000), vertex(10_000, 0), vertex(0, 10_000)]
    let ends: [(UInt32, UInt32)] = [(0, 2), (2, 1), (3, 2), (2, 4)]
    let segments = try ends.enumerated().map { index, end in
      var attributes = SegmentAttributes(name: index < 2 ? "经十路" : nil, roadClass: index < 2 ? .arterial : .lane)
      attributes.isLink = index == 1
      attributes.direction = index == 1 ? .forward : .both
      attributes.structure = index == 2 ? .bridge : .ground
      attributes.layer = index == 2 ? 1 : 0
      attributes.lanes = index == 0 ? 4 : nil
      attributes.width = index == 0 ? Meters(12.5) : nil
      attributes.surface = index == 0 ? "asphalt" : nil
      attributes.maxSpeed = index == 0 ? KilometersPerHour(60) : nil
      attributes.access = index == 3 ? .restricted : .open
      attributes.isDivided = index == 0
      attributes.isRoundabout = index == 3
      return Segment(
        uid: SegmentUID(rawValue: Int64(index) * 3 + 1), source: "osm:way/\(index)",
        line: try LineString([nodes[Int(end.0)], vertex(Int32(index) * 7, 77), nodes[Int(end.1)]]),
        attributes: attributes, from: NodeID(rawValue: end.0), to: NodeID(rawValue: end.1),
        road: RoadID(rawValue: index < 2 ? 1 : 2), length: Meters(123.456 + Double(index)),
        pair: index == 0 ? SegmentUID(rawValue: 4) : nil, countsAsRoad: index != 1, leftDivision: "370102",
        rightDivision: index == 3 ? nil : "370102001")
    }
    let kerbs = segments.flatMap { segment in
      Side.allCases.map { Kerb(segment: segment.uid, side: $0, kind: .outer, forward: $0 == .right) }
    }
    return StreetNetwork(
      nodes: nodes, segments: segments, kerbs: kerbs,
      restrictions: [
        TurnRestriction(
          source: "osm:relation/1", kind: .no, from: SegmentUID(rawValue: 1), via: NodeID(rawValue: 2),
          to: SegmentUID(rawValue: 10))
      ],
      roads: [
        Road(
          id: RoadID(rawValue: 1), name: "经十路", roadClass: .arterial, length: Meters(1), carriagewayLength: Meters(2)),
        Road(id: RoadID(rawValue: 2), name: nil, roadClass: .lane, length: Meters(3), carriagewayLength: Meters(3)),
      ], drivingSide: .right)
  }

  /// Makes a city with something in every layer that has values.
  static func make(in folder: TestFolder, name: String = "city.gpkg") throws -> CityFile {
    let city = try CityFile.create(folder.file(name), metadata: metadata)
    try city.write { writer in try fill(writer) }
    return city
  }

  static func fill(_ writer: CityWriter) throws {
    try writer.replace(.divisions, with: divisions())
    try writer.replace(.zones, with: zones())
    try writer.replace(.cells, with: cells())
    try writer.replace(.barriers, with: barriers())
    try writer.replace(.buildings, with: [Building(area: square(1, 1, side: 50, hole: true), source: "osm:way/8")])
    try writer.replace(network: network())
    try writer.replace(.components, with: components(100))
    try writer.replace(.chiefs, with: chiefs)
    try writer.replace(.duties, with: duties)
    try writer.replace(.facilities, with: facilities)
    try writer.append([incident], to: .incidents)
    try writer.replaceClosures([closure])
    try writer.log([logEntry])
  }

  static func zones() throws -> [Zone] {
    [Zone(code: "370176", name: "高新区", precedence: -2, area: MultiPolygon([try square(5, 5, side: 1000)]))]
  }

  static func cells() throws -> [UnitGridCell] {
    try (0..<3).map { i in
      UnitGridCell(
        code: "37010200100100\(i + 1)", community: "370102001001", polygon: try square(Int32(i) * 100, 0, side: 100),
        area: SquareMeters(10_000.25), perimeter: Meters(400.125))
    }
  }

  static func barriers() throws -> [Barrier] {
    try BarrierKind.allCases.map { kind in
      Barrier(kind: kind, line: try LineString([vertex(0, 0), vertex(9, 9)]), source: "osm:way/7")
    }
  }

  static let chiefs = [Chief(id: "L1", name: "甲", level: "一级"), Chief(id: "L2", name: "乙")]
  static let duties = [
    Duty(chief: "L1", segment: SegmentUID(rawValue: 1)),
    Duty(
      chief: "L2", segment: SegmentUID(rawValue: 4), side: .left, fromOffset: Meters(1.5), toOffset: Meters(20),
      level: "二级", shift: "07:30-14:30", validFrom: "2026-01-01", validTo: "2026-12-31"),
  ]
  static let facilities = [
    Facility(id: "F1", name: "停保场", kind: .depot, position: vertex(7, 7)),
    Facility(
      id: "F2", name: "加水点", kind: .water, position: vertex(8, 8), hours: "06:00-22:00", serviceTime: Seconds(300)),
  ]

  static var incident: StoredIncident {
    var incident = StoredIncident(id: "C-1", position: LonLat(117.123456789012, 36.65))
    incident.reportedAt = "2026-01-31T08:00:00+08:00"
    incident.item = "0101"
    incident.text = "井盖 missing; \"urgent\""
    incident.source = "hotline"
    incident.component = "3701020101000001"
    incident.unitGrid = "370102001001001"
    incident.community = "370102001001"
    incident.subdistrict = "370102001"
    incident.district = "370102"
    incident.zone = "370176"
    incident.road = RoadID(rawValue: 1)
    incident.segment = SegmentUID(rawValue: 4)
    incident.side = .right
    incident.distance = Meters(3.25)
    incident.chief = "L1"
    incident.department = "d"
    incident.deadline = "2026-02-01T08:00:00+08:00"
    incident.state = "open"
    return incident
  }

  static let closure = RoadClosure(
    id: "K-1", segment: SegmentUID(rawValue: 4), startsAt: PlanInstant("2026-05-04T22:00:00+08:00"),
    endsAt: PlanInstant("2026-05-05T06:00:00+08:00"), reason: "管道抢修", author: "值班员",
    createdAt: PlanInstant("2026-05-04T20:00:00+08:00"))

  static let logEntry = ImportLogEntry(
    importedAt: "2026-01-31T08:00:00+08:00", layer: .division, file: "divisions.geojson", digest: "sha256:00",
    crs: "EPSG:4326", readCount: 3, writtenCount: 2, repairs: ["feature 1: ring closed", "feature 2: turned"],
    refusals: ["feature 3: no area"], remarks: "--level district")
}

/// Another program at the file: plain SQLite without our functions.
func otherProgram<Result>(_ url: URL, _ body: (Database) throws -> Result) throws -> Result {
  var configuration = Configuration()
  configuration.foreignKeysEnabled = false
  let queue = try DatabaseQueue(path: url.path, configuration: configuration)
  defer { try? queue.close() }
  return try queue.writeWithoutTransaction(body)
}
