import Casework
import Foundation
import GRDB
import GeoTypes
import RoadNetwork
import TestKit
import Testing

@testable import Store

@Suite("Edits by other programs")
struct OutsideEditTests {
  let folder: TestFolder
  let file: URL

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    try TestCity.make(in: folder).close()
  }

  private func reading(_ body: (CityFile) throws -> Void) -> CityFileError? {
    do {
      let city = try CityFile.open(file)
      defer { try? city.close() }
      try body(city)
      return nil
    } catch { return error as? CityFileError }
  }

  /// A row made into nonsense, and what must be named.
  struct Nonsense: Sendable, CustomStringConvertible {
    var sql: String
    var layer: String
    var fid: Int64
    var column: String
    var value: String
    var description: String { sql }
  }

  static let nonsense = [
    Nonsense(
      sql: "UPDATE segment SET class = 'boulevard' WHERE fid = 2", layer: "segment", fid: 2, column: "class",
      value: "'boulevard'"),
    Nonsense(
      sql: "UPDATE segment SET uid = 1 WHERE fid = 3", layer: "segment", fid: 3, column: "uid",
      value: "1"),
    Nonsense(
      sql: "UPDATE segment SET length_m = 'long' WHERE fid = 1", layer: "segment", fid: 1, column: "length_m",
      value: "'long'"),
    Nonsense(
      sql: "UPDATE segment SET is_link = 7 WHERE fid = 1", layer: "segment", fid: 1, column: "is_link",
      value: "7"),
    Nonsense(
      sql: "UPDATE segment SET from_node = 0 WHERE fid = 2", layer: "segment", fid: 2, column: "from_node",
      value: "0"),
    Nonsense(
      sql: "UPDATE segment SET layer = 99999 WHERE fid = 2", layer: "segment", fid: 2, column: "layer",
      value: "99999"),
    Nonsense(
      sql: "UPDATE kerb SET side = 'middle' WHERE fid = 4", layer: "kerb", fid: 4, column: "side",
      value: "'middle'"),
    Nonsense(
      sql: "UPDATE road SET length_m = 9e999 WHERE fid = 1", layer: "road", fid: 1, column: "length_m",
      value: "inf"),
  ]

  @Test(arguments: nonsense)
  func nonsenseIsNamed(_ nonsense: Nonsense) throws {
    try otherProgram(file) { db in
      SpatialFunctions.register(in: db)
      try db.execute(sql: nonsense.sql)
    }
    guard
      case .badValue(let path, let layer, let fid, let column, let value, let reason)? =
        reading({ _ = try $0.network() })
    else {
      Issue.record("\(nonsense) was accepted")
      return
    }
    #expect(path == file.path)
    #expect(layer == nonsense.layer)
    #expect(fid == nonsense.fid)
    #expect(column == nonsense.column)
    #expect(value == nonsense.value)
    #expect(!reason.isEmpty)
  }

  @Test(arguments: ["NULL", "x'00'", "x'47500001'", "'text'", "7", "(SELECT geom FROM component LIMIT 1)"])
  func shapesThatAreNone(value: String) throws {
    try otherProgram(file) { db in
      SpatialFunctions.register(in: db)
      try db.execute(sql: "UPDATE division SET geom = \(value) WHERE fid = 2")
    }
    guard case .badValue(_, "division", 2, "geom", _, _)? = reading({ _ = try $0.all(.divisions) }) else {
      Issue.record("geometry \(value) was accepted")
      return
    }
    #expect(reading { _ = try $0.all(.zones) } == nil)
  }

  @Test func missingColumnAndTable() throws {
    try otherProgram(file) { db in
      try db.execute(sql: "DROP INDEX chief_key; ALTER TABLE chief RENAME COLUMN id TO number; DROP TABLE vehicle")
    }
    guard case .layerAltered(_, "chief", let reason)? = reading({ _ = try $0.all(.chiefs) }) else {
      Issue.record("a renamed column was accepted")
      return
    }
    #expect(reason.contains("id"))
    guard case .layerNotFound(_, "vehicle", _)? = reading({ _ = try $0.count(of: .vehicle) }) else {
      Issue.record("a dropped table was accepted")
      return
    }
  }

  @Test func deletedSegmentLeavesDanglingRows() throws {
    try otherProgram(file) { db in
      SpatialFunctions.register(in: db)
      try db.execute(sql: "DELETE FROM segment WHERE uid = 1")
    }
    let city = try CityFile.open(file)
    let network = try city.network()
    #expect(network.segments.map(\.uid.rawValue) == [4, 7, 10])
    #expect(network.nodes.count == 4)
    #expect(network.kerbs.count == 6)
    #expect(network.restrictions.isEmpty)
    for segment in network.segments {
      #expect(network.nodes[Int(segment.from.rawValue)] == segment.line.start)
      #expect(network.nodes[Int(segment.to.rawValue)] == segment.line.end)
    }
    let dangling = try city.read { try $0.danglingReferences() }
    #expect(dangling.map(\.layer) == [.kerb, .kerb, .turnRestriction, .duty])
    #expect(Set(dangling.map(\.segment.rawValue)) == [1])
  }

  @Test func plainSQLRaisesRevisions() throws {
    let city = try CityFile.open(file)
    func revision() throws -> Int64 { try city.revision(of: .chief) }
    var last = try revision()
    for sql in [
      "INSERT INTO chief (id, name) VALUES ('L9', 'x')", "UPDATE chief SET name = 'y' WHERE id = 'L9'",
      "DELETE FROM chief WHERE id = 'L9'",
    ] {
      try otherProgram(file) { try $0.execute(sql: sql) }
      #expect(try revision() == last + 1, "\(sql)")
      last = try revision()
    }
    #expect(try city.revision(of: .zone) == 1)
  }

  @Test func deletedComponentIsRetired() throws {
    let id = TestCity.component(7).id
    try otherProgram(file) { db in
      SpatialFunctions.register(in: db)
      try db.execute(sql: "DELETE FROM component WHERE id = ?", arguments: [id])
    }
    #expect(try CityFile.open(file).read { try $0.retiredCodes(of: .component) } == [id])
  }

  @Test(arguments: UInt64(0)..<10)
  func spatialIndexFollowsOurEdits(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try otherProgram(file) { db in
      SpatialFunctions.register(in: db)
      for _ in 0..<50 {
        let fid = generator.int(in: 1...120)
        let sql =
          switch generator.int(in: 0...4) {
          case 0: "DELETE FROM component WHERE fid = \(fid)"
          case 1: "UPDATE component SET geom = NULL WHERE fid = \(fid)"
          case 2: "UPDATE OR IGNORE component SET fid = \(generator.int(in: 1...120)) WHERE fid = \(fid)"
          case 3: "UPDATE component SET geom = (SELECT geom FROM facility LIMIT 1) WHERE fid = \(fid)"
          default:
            "INSERT INTO component (geom, id, class, subclass, state, source) "
              + "SELECT geom, 'x' || \(generator.next() % 1_000_000), '01', '01', 'intact', 's' FROM facility LIMIT 1"
          }
        try db.execute(sql: sql)
      }
      let wanted = try Row.fetchAll(
        db, sql: "SELECT fid, ST_MinX(geom), ST_MinY(geom) FROM component WHERE geom NOTNULL ORDER BY fid")
      let got = try Row.fetchAll(db, sql: "SELECT id, minx, miny FROM rtree_component_geom ORDER BY id")
      #expect(got.map { $0[0] as Int64 } == wanted.map { $0[0] as Int64 }, "seed \(seed)")
      for (got, wanted) in zip(got, wanted) {
        #expect(abs((got[1] as Double) - (wanted[1] as Double)) < 1e-4, "seed \(seed)")
        #expect(abs((got[2] as Double) - (wanted[2] as Double)) < 1e-4, "seed \(seed)")
      }
    }
  }
}
