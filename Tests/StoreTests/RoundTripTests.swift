import Casework
import Foundation
import GRDB
import GeoTypes
import Grid
import Plans
import RoadNetwork
import Store
import TestKit
import Testing

@Suite("What is written comes back")
struct RoundTripTests {
  let folder: TestFolder
  let city: CityFile

  init() throws {
    folder = try TestFolder()
    let made = try TestCity.make(in: folder)
    try made.close()
    city = try CityFile.open(folder.file("city.gpkg"))
  }

  @Test func areas() throws {
    #expect(try city.all(.divisions) == TestCity.divisions())
    #expect(try city.all(.zones) == TestCity.zones())
    #expect(try city.all(.cells) == TestCity.cells())
    #expect(try city.all(.barriers) == TestCity.barriers())
    #expect(try city.all(.buildings).count == 1)
    #expect(try city.all(.buildings).first?.area == TestCity.square(1, 1, side: 50, hole: true))
  }

  @Test func work() throws {
    #expect(try city.all(.components) == TestCity.components(100))
    #expect(try city.all(.chiefs) == TestCity.chiefs)
    #expect(try city.all(.duties) == TestCity.duties)
    #expect(try city.all(.facilities) == TestCity.facilities)
    #expect(try city.all(.incidents) == [TestCity.incident])
    #expect(try city.read { try $0.closures() } == [TestCity.closure])
    #expect(try city.all(.importLog) == [TestCity.logEntry])
  }

  @Test func network() throws {
    let expected = try TestCity.network()
    let got = try city.network()
    #expect(got.nodes == expected.nodes)
    #expect(got.segments == expected.segments)
    #expect(got.kerbs == expected.kerbs)
    #expect(got.restrictions == expected.restrictions)
    #expect(got.roads == expected.roads)
    #expect(got.drivingSide == expected.drivingSide)
    #expect(try city.read { try $0.danglingReferences() } == [])
  }

  @Test func metadata() throws {
    var expected = TestCity.metadata
    expected.nextSegmentUID = 11
    expected.nextRoadID = 3
    #expect(try city.metadata() == expected)
  }

  @Test func nextNumbersNeverGoDown() throws {
    var lower = try city.metadata()
    lower.name = "new name"
    lower.nextSegmentUID = 2
    lower.nextRoadID = 99
    try city.write { try $0.setMetadata(lower) }
    let got = try city.metadata()
    #expect(got.name == "new name")
    #expect(got.nextSegmentUID == 11)
    #expect(got.nextRoadID == 99)
  }

  @Test func replacingOneLayerLeavesTheOthers() throws {
    let before = try city.read { try $0.revisions() }
    try city.write { _ = try $0.replace(.zones, with: []) }
    var after = try city.read { try $0.revisions() }
    #expect(after[.zone] == before[.zone].map { $0 + 1 })
    after[.zone] = before[.zone]
    #expect(after == before)
    #expect(try city.all(.incidents) == [TestCity.incident])
    #expect(try city.all(.zones) == [])
  }

  @Test func appendReplacesByKey() throws {
    var changed = TestCity.components(101).suffix(2).map { $0 }
    changed[0].state = .lost
    changed[0].position = TestCity.vertex(5_000_000, 5_000_000)
    let written = try city.write { try $0.append(changed, to: .components) }
    #expect(written == 2)
    let all = try city.all(.components)
    #expect(all.count == 101)
    #expect(Set(all.map(\.id)).count == 101)
    #expect(all.suffix(2) == changed[...])
    let indexed = try otherProgram(folder.file("city.gpkg")) { db in
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM rtree_component_geom")
    }
    #expect(indexed == 101)
  }

  @Test func codesAreNeverGivenTwice() throws {
    let ids = TestCity.components(100).map(\.id)
    try city.write { _ = try $0.replace(.components, with: TestCity.components(90)) }
    #expect(try city.read { try $0.retiredCodes(of: .component) } == Array(ids[90...]))
    try city.write { _ = try $0.append(TestCity.components(95).suffix(5), to: .components) }
    #expect(try city.read { try $0.retiredCodes(of: .component) } == Array(ids[95...]))
    try city.write { try $0.retire(["9"], of: .component) }
    #expect(try city.read { try $0.retiredCodes(of: .component) } == Array(ids[95...]) + ["9"])
  }

  @Test func sameContentSameBytes() throws {
    func bytes(_ name: String) throws -> [[String]] {
      let made = try TestCity.make(in: folder, name: name)
      try made.close()
      return try otherProgram(folder.file(name)) { db in
        try CityLayer.allCases.map { layer in
          try Row.fetchAll(db, sql: "SELECT * FROM \(layer.rawValue) ORDER BY fid").map(\.description)
        }
      }
    }
    #expect(try bytes("a.gpkg") == bytes("b.gpkg"))
  }

  /// A packed spatial index of one to three levels holds every row, finds what a scan finds, and takes edits.
  @Test(arguments: [0, 1, 45, 46, 51, 52, 2025, 2026, 3000])
  func packedSpatialIndex(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let components = (0..<count).map { i in
      var component = TestCity.component(i)
      component.position = Vertex(
        x: Int32(generator.int(in: -1_800_000_000...1_800_000_000)),
        y: Int32(generator.int(in: -900_000_000...900_000_000)))
      return component
    }
    try city.write { _ = try $0.replace(.components, with: components) }
    #expect(try city.read { try $0.integrityFaults() } == [])
    let found = try otherProgram(folder.file("city.gpkg")) { db in
      try Int64.fetchAll(
        db,
        sql:
          "SELECT id FROM rtree_component_geom WHERE maxx >= 0 AND minx <= 90 AND maxy >= -45 AND miny <= 0 ORDER BY id"
      )
    }
    let box = Box(low: Vertex(x: 0, y: -450_000_000), high: Vertex(x: 900_000_000, y: 0))
    #expect(found == components.indices.filter { box.contains(components[$0].position) }.map { Int64($0 + 1) })
    try city.write { writer in
      try writer.append(components.suffix(60), to: .components)
      try writer.append((5000..<5200).map(TestCity.component), to: .components)
    }
    #expect(try city.count(of: .component) == count + 200)
    #expect(try city.read { try $0.integrityFaults() } == [])
  }
}
