import Foundation
import GRDB
import Plans
import Testing

@testable import Store

/// Files of schema version 1, in which the layers of plans were laid out otherwise and never filled.
@Suite("Files of an older layout")
struct MigrationTests {
  let folder: TestFolder
  let file: URL

  /// The tables of version 1 as that version made them.
  static let old = [
    "rule": """
    CREATE TABLE "rule" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "id" TEXT NOT NULL, \
    "operation" TEXT NOT NULL, "segment" INTEGER, "road" INTEGER, "class" TEXT, "area" TEXT, "sides" TEXT, \
    "strip" TEXT, "passes" INTEGER, "times_per_week" INTEGER, "service_speed_kmh" DOUBLE, "pickup" TEXT, \
    "time_windows" TEXT, "banned_windows" TEXT, "weather" TEXT, "grade" TEXT, "priority" INTEGER, "source" TEXT)
    """,
    "vehicle": """
    CREATE TABLE "vehicle" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "id" TEXT NOT NULL, "name" TEXT, \
    "kind" TEXT, "profile" TEXT NOT NULL, "start_facility" TEXT, "end_facility" TEXT, "capacity" TEXT, \
    "skills" TEXT, "time_window" TEXT, "breaks" TEXT, "speed_factor" DOUBLE, "max_tasks" INTEGER, \
    "max_travel_time_s" DOUBLE, "max_distance_m" DOUBLE, "cost_fixed" DOUBLE, "cost_per_hour" DOUBLE, \
    "cost_per_km" DOUBLE, "brushes" TEXT, "swath_m" DOUBLE, "service_speed_kmh" DOUBLE, "height_m" DOUBLE, \
    "weight_t" DOUBLE)
    """,
    "plan": """
    CREATE TABLE "plan" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "id" TEXT NOT NULL, \
    "kind" TEXT NOT NULL, "date" TEXT, "created_at" TEXT NOT NULL, "schema_version" INTEGER NOT NULL, \
    "city_revision" TEXT NOT NULL, "rules_digest" TEXT, "fleet_digest" TEXT, "seed" INTEGER, "solver" TEXT, \
    "area" TEXT, "service_km" DOUBLE, "deadhead_km" DOUBLE, "deadhead_ratio" DOUBLE, "u_turns" INTEGER, \
    "crossing_turns" INTEGER, "coverage" DOUBLE, "lower_bound" DOUBLE, "gap" DOUBLE, "unserved" TEXT)
    """,
    "plan_leg": """
    CREATE TABLE "plan_leg" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "geom" LINESTRING, \
    "plan" TEXT NOT NULL, "vehicle" TEXT NOT NULL, "sequence" INTEGER NOT NULL, "type" TEXT NOT NULL, \
    "segment" INTEGER, "side" TEXT, "direction" TEXT, "pass" INTEGER, "facility" TEXT, "arrival" TEXT, \
    "duration_s" DOUBLE, "distance_m" DOUBLE, "service_s" DOUBLE, "waiting_time_s" DOUBLE, "load" TEXT, \
    "path" TEXT)
    """,
  ]

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    try TestCity.make(in: folder).close()
    try otherProgram(file) { db in
      for (table, statement) in Self.old.sorted(by: { $0.key < $1.key }) {
        try db.execute(sql: "DROP TABLE \"\(table)\"; \(statement)")
        let schema = try #require(CityLayer(rawValue: table).map(LayerSchema.of))
        for trigger in LayerTable(schema).triggers { try db.execute(sql: trigger.statement) }
      }
      try db.execute(
        sql: """
          CREATE INDEX rule_key ON rule (id); CREATE INDEX vehicle_key ON vehicle (id); CREATE INDEX plan_key ON plan (id); \
          CREATE INDEX plan_leg_key ON plan_leg (plan, vehicle, sequence); \
          UPDATE luwang_metadata SET value = '1' WHERE key = 'schema_version'; \
          CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL); \
          INSERT INTO gpkg_ogr_contents VALUES ('plan_leg', 0)
          """)
    }
  }

  private func version() throws -> String? {
    try otherProgram(file) { db in
      try String.fetchOne(db, sql: "SELECT value FROM luwang_metadata WHERE key = 'schema_version'")
    }
  }

  @Test func isReadAsItIs() throws {
    let before = try Data(contentsOf: file)
    let city = try CityFile.openReadOnly(file)
    #expect(try city.fleet() == nil)
    #expect(try city.rules(for: .sweep) == nil)
    #expect(try city.plans() == [])
    #expect(try city.plan(id: "x") == nil)
    #expect(try city.count(of: .vehicle) == 0)
    #expect(try city.read { try $0.revisions() }.count == CityLayer.allCases.count)
    #expect(try city.all(.duties) == TestCity.duties)
    try city.close()
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func isBroughtUpToDate() throws {
    let before = try CityFile.openReadOnly(file).read { try $0.revisions() }
    let city = try CityFile.open(file)
    let network = try city.network()
    // An import that read the file before must not take this for an edit.
    #expect(try city.read { try $0.revisions() } == before)
    try city.write { writer in
      try writer.replaceFleet(TestWork.fleet)
      try writer.replaceRules(TestWork.rules(.sweep), for: .sweep)
      try writer.store(plan: TestWork.plan(), in: network)
    }
    #expect(try city.fleet() == TestWork.fleet)
    #expect(try city.rules(for: .sweep) == TestWork.rules(.sweep))
    #expect(try city.plan(id: TestWork.plan().storageID) == TestWork.plan())
    #expect(try city.read { try $0.integrityFaults() } == [])
    #expect(try city.all(.components) == TestCity.components(100))
    try city.close()
    #expect(try version() == "3")
    #expect(try CityFile.open(file).fleet() == TestWork.fleet)
    guard Tool.exists("ogrinfo") else { return }
    let summary = try Tool.run("ogrinfo", ["-ro", "-al", "-so", file.path, "plan_leg"])
    #expect(summary.contains("Feature Count: 12\n"))
    #expect(!summary.contains("Warning"))
  }

  @Test func rowsOfAnotherProgramAreKept() throws {
    try otherProgram(file) { db in
      try db.execute(sql: "INSERT INTO vehicle (id, profile) VALUES ('A7', 'sweeper')")
    }
    let city = try CityFile.open(file)
    #expect(try city.rules(for: .sweep) == nil)
    #expect(try city.all(.duties) == TestCity.duties)
    let error = #expect(throws: CityFileError.self) { try city.fleet() }
    guard case .layerAltered(_, "vehicle", let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("description"))
    try city.close()
    try otherProgram(file) { db in
      #expect(try String.fetchAll(db, sql: "SELECT id FROM vehicle") == ["A7"])
      try db.execute(sql: "DELETE FROM vehicle")
    }
    let emptied = try CityFile.open(file)
    try emptied.write { try $0.replaceFleet(TestWork.fleet) }
    #expect(try emptied.fleet() == TestWork.fleet)
  }

  @Test func aLockedFileIsNotTouched() throws {
    try otherProgram(file) { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: CityFileError.locked(path: file.path)) {
        _ = try CityFile.open(file, patience: .milliseconds(50))
      }
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try version() == "1")
  }
}
