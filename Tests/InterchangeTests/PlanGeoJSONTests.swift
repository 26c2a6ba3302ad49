import Foundation
import GeoTypes
import Interchange
import Plans
import RoadNetwork
import TestKit
import Testing

@Suite struct PlanGeoJSONTests {
  private func file(_ town: PlannedTown) throws -> PlanGeoJSON {
    try PlanGeoJSON(plan: town.plan, fleet: town.fleet, streets: PlanStreets(town.network))
  }

  private func town(_ seed: UInt64) throws -> PlannedTown {
    try .wandering(seed: seed, ways: GeneratedTown(blocks: 3, seed: seed).ways)
  }

  private func vertices(_ shape: RawShape?) throws -> [Vertex] {
    func stored(_ positions: [RawPosition]) throws -> [Vertex] {
      try positions.map { try Vertex(rounding: LonLat($0.x, $0.y)) }
    }
    switch shape {
    case .point(let position): return try stored([position])
    case .line(let positions): return try stored(positions)
    default: return []
    }
  }

  @Test(arguments: UInt64(0)..<10) func readsBackAsTheLegs(seed: UInt64) throws {
    let town = try town(seed)
    let table = try GeoJSONReader.read(try file(town).bytes, file: "routes.geojson")
    let legs = try RouteItinerary(town.plan.routes[0], in: PlanStreets(town.network)).legs
    #expect(table.records.count == legs.count + town.plan.unserved.count)
    for (index, leg) in legs.enumerated() {
      let record = table.records[index]
      #expect(try vertices(record.shape) == leg.line, "seed \(seed), leg \(index)")
      #expect(record.properties["vehicle"] == .integer(7))
      #expect(record.properties["name"] == .text("扫 7 & co"))
      #expect(record.properties["sequence"] == .integer(Int64(index + 1)))
      #expect(record.properties["road"] == (leg.roadName.map { .text($0) } ?? .null))
      #expect(record.properties["side"] == (leg.side.map { .text($0.rawValue) } ?? .null))
      #expect(record.properties["turn"] == (leg.turn.map { .text($0.rawValue) } ?? .null))
      #expect(record.properties["begin"]?.asText.flatMap { PlanInstant($0) } == leg.begin)
      #expect(record.properties["end"]?.asText.flatMap { PlanInstant($0) } == leg.end)
      #expect(record.properties["deadhead"] == (leg.arcs.isEmpty ? .null : .boolean(leg.action == .drive)))
      if !leg.arcs.isEmpty {
        let length = try #require(record.properties["length_m"]?.asNumber)
        #expect(abs(length - leg.length.rawValue) <= 0.005, "seed \(seed)")
      }
    }
  }

  /// All features have the same properties in the same order, so that programs make one table of them.
  @Test func allFeaturesHaveTheSameProperties() throws {
    let table = try GeoJSONReader.read(try file(try town(3)).bytes, file: "routes.geojson")
    let names = Set(table.records.map { $0.properties.keys.sorted() })
    #expect(names.count == 1)
    #expect(names.first?.contains("reason") == true)
  }

  /// Kerbs left undone lie beside their line as they would be served, with traffic.
  @Test(arguments: UInt64(0)..<6) func tellsWhatIsUndone(seed: UInt64) throws {
    let town = try town(seed)
    let table = try GeoJSONReader.read(try file(town).bytes, file: "routes.geojson")
    let undone = table.records.filter { $0.properties["action"] == .text("unserved") }
    #expect(undone.count == town.plan.unserved.count && !undone.isEmpty)
    for (record, task) in zip(undone, town.plan.unserved) {
      #expect(record.properties["reason"] == .text("shift") && record.properties["detail"] == .text("late"))
      let segment = try #require(town.network.segments.first { $0.uid == task.segment })
      let line = try vertices(record.shape)
      let isReversed = line == segment.line.reversed.vertices
      #expect(isReversed || line == segment.line.vertices)
      if segment.attributes.direction == .both {
        #expect(record.properties["side"] == .text(town.network.drivingSide.rawValue))
      }
      #expect(isReversed == (record.properties["side"] != .text(task.kerb.side.rawValue)), "seed \(seed)")
    }
  }

  @Test func keepsAnUndoneKerbThatTheCityHasNot() throws {
    var town = try town(3)
    town.plan.unserved = [
      UnservedTask(segment: SegmentUID(rawValue: 999_999), kerb: ServedKerb(.left), pass: 1, reason: .island)
    ]
    let table = try GeoJSONReader.read(try file(town).bytes, file: "routes.geojson")
    let record = try #require(table.records.last)
    #expect(record.shape == nil && record.properties["reason"] == .text("island"))
  }

  @Test func refusesARouteOfAnotherCity() throws {
    var town = try town(3)
    town.plan.routes[0].steps[1].path = [PlanArc(SegmentUID(rawValue: 999_999), forward: true)]
    #expect(throws: ItineraryError.self) { try file(town) }
  }

  @Test(.enabled(if: GDAL.isInstalled, "needs ogrinfo (gdal-bin)"))
  func opensInGDAL() throws {
    let folder = try ScratchFolder()
    let town = try town(4)
    try file(town).write(to: folder.url.appendingPathComponent("routes.geojson"))
    let gpx = try PlanGPX(plan: town.plan, fleet: town.fleet, streets: PlanStreets(town.network), language: .zh)
    try gpx.write(to: folder.url.appendingPathComponent("routes.gpx"))
    let legs = try RouteItinerary(town.plan.routes[0], in: PlanStreets(town.network)).legs
    let features = try GDAL.info(["-al", "-so", "routes.geojson"], in: folder.url)
    #expect(features.contains("Feature Count: \(legs.count + town.plan.unserved.count)"), "\(features)")
    #expect(features.contains("begin: DateTime") && features.contains("length_m: Real"), "\(features)")
    #expect(features.contains("deadhead: Integer(Boolean)"), "\(features)")
    let points = try GDAL.info(["-so", "routes.gpx", "route_points"], in: folder.url)
    #expect(points.contains("Feature Count: \(legs.count)"), "\(points)")
    let tracks = try GDAL.info(["-so", "routes.gpx", "tracks"], in: folder.url)
    #expect(tracks.contains("Feature Count: 1") && tracks.contains("Multi Line String"), "\(tracks)")
  }
}

/// GDAL's own look at a file.
enum GDAL {
  static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/ogrinfo")
  }

  /// What `ogrinfo` prints.
  static func info(_ arguments: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["ogrinfo"] + arguments
    process.currentDirectoryURL = folder
    let log = folder.appendingPathComponent(".log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let handle = try FileHandle(forWritingTo: log)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: log, encoding: .utf8)
  }
}
