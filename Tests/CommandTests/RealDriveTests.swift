import CityImport
import Foundation
import GeoTypes
import RoadNetwork
import Store
import TestKit
import Testing

@testable import Routing

/// Drives on real streets: the hierarchy against Dijkstra's search, on usual days and with roads closed.
@Suite("Real drives", .enabled(if: SharedData.isAvailable, "needs ../shared/data"))
struct RealDriveTests {
  private static let isLong = ProcessInfo.processInfo.environment["LUWANG_LONG_TESTS"] == "1"
  /// The small ones; with `LUWANG_LONG_TESTS=1` a whole city too, and a second profile.
  static let extracts: [String] = {
    let small = ["andorra.osm.pbf", "cn-beijing-sparsetaxi.osm.pbf", "cn-shanghai-huangpu.osm"]
    return isLong ? small + ["porto.osm.pbf"] : small
  }()

  @Test(arguments: extracts)
  func answersAreThoseOfDijkstra(extract: String) throws {
    let folder = try ScratchFolder()
    let city = folder.url.appendingPathComponent("city.gpkg")
    try expectDone(
      CommandRunner.luwang("import", city.path, "--osm", SharedData.url("osm/\(extract)").path))
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let built = try file.preparedStreets(threads: 2)
    let read = try file.preparedStreets()
    #expect(built.built == ["street.turns", "street.hierarchy"] && read.built == [])
    #expect(Array(read.hierarchy.topology.upper) == Array(built.hierarchy.topology.upper))
    var random = SeededGenerator(seed: 5)
    let network = read.network
    for name in Self.isLong ? ["truck", "foot"] : ["truck"] {
      let profile = try VehicleProfile.standard(name)
      let usual = try ArcGraph(read.hierarchy.streets, network, profile: profile)
      var index = try DriveIndex(read.hierarchy, usual)
      try compare(index, network, &random, "\(name), usual")
      let closed = Set((0..<20).compactMap { _ in network.segments.randomElement(using: &random)?.uid })
      try index.change(
        to: ArcGraph(
          read.hierarchy.streets, network, profile: profile, conditions: RoadConditions(closed: closed)))
      try compare(index, network, &random, "\(name), 20 closed")
    }
  }

  private func compare(
    _ index: DriveIndex, _ network: StreetNetwork, _ random: inout SeededGenerator, _ name: Comment
  ) throws {
    let stops = (0..<24).map { _ in
      let segment = network.segments[random.int(in: 0...network.segments.count - 1)]
      return index.graph.places(
        at: RoadPlace(segment: segment.uid, offset: segment.length * random.double(in: 0...1)))
    }
    var oracle = ArcDijkstra(index.graph)
    var query = DriveQuery(index)
    var tables = DriveTableQuery(index)
    let table = try tables.table(sources: Array(stops[..<6]), targets: stops)
    for (row, source) in stops[..<6].enumerated() {
      for (column, expected) in oracle.costs(from: source, to: stops).enumerated() {
        #expect(table.cost(from: row, to: column) == expected, name)
        #expect(query.cost(from: source, to: stops[column]) == expected, name)
        #expect(query.path(from: source, to: stops[column])?.cost == expected, name)
      }
    }
  }
}
