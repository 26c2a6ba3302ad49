import Foundation
import GRDB
import Plans
import RoadNetwork
import Testing

@testable import Store

@Suite("Fleet, rules and plans edited by other programs")
struct PlanningEditTests {
  let folder: TestFolder
  let file: URL

  /// A city with all of it, made once.
  private static let content = Result { () throws -> Data in
    let folder = try TestFolder()
    let city = try TestCity.make(in: folder)
    let network = try city.network()
    try city.write { writer in
      try writer.replaceFleet(TestWork.fleet)
      for kind in WorkKind.allCases { try writer.replaceRules(TestWork.rules(kind), for: kind) }
      try writer.store(plan: TestWork.plan(), in: network)
    }
    try city.close()
    return try Data(contentsOf: folder.file("city.gpkg"))
  }

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    try Self.content.get().write(to: file)
  }

  private static func readAll(_ city: CityFile) throws {
    _ = try city.fleet()
    for kind in WorkKind.allCases { _ = try city.rules(for: kind) }
    for heading in try city.plans() { _ = try city.plan(id: heading.id) }
  }

  private func fault() -> CityFileError? {
    do {
      let city = try CityFile.open(file)
      defer { try? city.close() }
      try Self.readAll(city)
      return nil
    } catch { return error as? CityFileError }
  }

  /// What another program sets a cell to, and the text that must be named.
  struct Nonsense: Sendable, CustomStringConvertible {
    var layer: String
    var fid: Int64
    var column: String
    var sql: String
    var value: String
    var description: String { "\(layer).\(column) = \(sql) in fid \(fid)" }

    init(_ layer: String, _ fid: Int64, _ column: String, _ sql: String, _ value: String? = nil) {
      (self.layer, self.fid, self.column, self.sql, self.value) = (layer, fid, column, sql, value ?? sql)
    }
  }

  // Rows of each work: 1 all of it, 2 and 3 loads, 4 and 5 classes, 6 to 8 segments.
  static let nonsense: [Nonsense] = [
    Nonsense("vehicle", 1, "id", "0"), Nonsense("vehicle", 1, "id", "'x'"), Nonsense("vehicle", 2, "id", "7"),
    Nonsense("vehicle", 1, "profile", "''"), Nonsense("vehicle", 1, "start_facility", "''"),
    Nonsense("vehicle", 1, "start_lon", "181", "181.0"), Nonsense("vehicle", 1, "start_lat", "NULL"),
    Nonsense("vehicle", 1, "start_lon", "NULL", "36.6000005"), Nonsense("vehicle", 1, "end_lat", "-91", "-91.0"),
    Nonsense("vehicle", 1, "capacity", "'4000, -1'", "'-1'"), Nonsense("vehicle", 1, "capacity", "'1,,2'", "''"),
    Nonsense("vehicle", 1, "capacity", "'4000 kg'"), Nonsense("vehicle", 1, "skills", "'1.5'"),
    Nonsense("vehicle", 1, "time_window", "'all night'"), Nonsense("vehicle", 1, "time_window", "''"),
    Nonsense("vehicle", 1, "breaks", "'at noon'"), Nonsense("vehicle", 1, "breaks", #"'[{"id":1}]'"#),
    Nonsense("vehicle", 1, "breaks", #"'[{"id":1,"service":1},{"id":1,"service":1}]'"#),
    Nonsense("vehicle", 1, "breaks", #"'[{"id":1,"service":90000}]'"#),
    Nonsense("vehicle", 1, "breaks", #"'[{"id":1,"service":1,"time_windows":"noon"}]'"#),
    Nonsense("vehicle", 1, "speed_factor", "3", "3.0"), Nonsense("vehicle", 1, "speed_factor", "9e999", "inf"),
    Nonsense("vehicle", 1, "brushes", "'rear'"), Nonsense("vehicle", 1, "width_m", "'wide'"),
    Nonsense("vehicle", 1, "max_tasks", "-1"), Nonsense("vehicle", 1, "cost_per_km", "-1", "-1.0"),
    Nonsense("vehicle", 2, "fleet", "NULL"), Nonsense("vehicle", 2, "fleet", "'day shift'"),
    Nonsense("rule", 4, "operation", "'dust'"), Nonsense("rule", 4, "class", "'boulevard'"),
    Nonsense("rule", 4, "class", "'lane'"), Nonsense("rule", 5, "class", "NULL", "'all'"),
    Nonsense("rule", 4, "segment", "4", "'4'"), Nonsense("rule", 6, "segment", "-4"),
    Nonsense("rule", 2, "load", "''"), Nonsense("rule", 6, "load", "'kg'"), Nonsense("rule", 6, "side", "'both'"),
    Nonsense("rule", 4, "side", "'left'"), Nonsense("rule", 4, "kerbs", "'inner'"),
    Nonsense("rule", 1, "passes", "2", "'2'"), Nonsense("rule", 4, "passes", "11"),
    Nonsense("rule", 4, "time_windows", "'22:00-06:00; 5:00-6:00'"),
    Nonsense("rule", 4, "banned_windows", "'2026-05-04T22:00:00+08:00/2026-05-04T21:00:00+08:00'"),
    Nonsense("rule", 4, "service_speed_kmh", "0", "0.0"), Nonsense("rule", 4, "priority", "101"),
    Nonsense("rule", 4, "vehicle", "0"), Nonsense("rule", 2, "per_km", "NULL"),
    Nonsense("rule", 4, "per_km", "5", "'5.0'"), Nonsense("rule", 2, "reset", "'river'"),
    Nonsense("rule", 4, "reset", "'dump'"), Nonsense("rule", 4, "description", "'words'"),
    Nonsense("rule", 1, "one_pass_below_m", "-1", "-1.0"), Nonsense("rule", 1, "restricted_roads", "2"),
    Nonsense("rule", 1, "least_temperature_c", "-101", "-101.0"),
    Nonsense("rule", 9, "operation", "'sweep'"),
    Nonsense("plan", 1, "id", "'sweep/2026-05-05/370102/7'"), Nonsense("plan", 1, "kind", "'dust'"),
    Nonsense("plan", 1, "seed", "-1"), Nonsense("plan", 1, "coverage", "1.5"), Nonsense("plan", 1, "gap", "'wide'"),
    Nonsense("plan", 1, "document", "'{\"kind\":'"), Nonsense("plan", 1, "document", "''"),
  ]

  @Test(arguments: nonsense)
  func nonsenseIsNamed(_ nonsense: Nonsense) throws {
    try otherProgram(file) { db in
      try db.execute(
        sql: "UPDATE \(nonsense.layer) SET \(nonsense.column) = \(nonsense.sql) WHERE fid = \(nonsense.fid)")
    }
    guard case .badValue(let path, let layer, let fid, let column, let value, let reason)? = fault() else {
      Issue.record("\(nonsense) was accepted, or named otherwise: \(fault().map { "\($0)" } ?? "")")
      return
    }
    #expect(path == file.path)
    #expect(layer == nonsense.layer)
    #expect(value == nonsense.value)
    #expect(!reason.isEmpty)
    // A row that lost its class or joined another work clashes with the row or the column that shows it.
    switch (nonsense.layer, nonsense.column, nonsense.sql) {
    case ("vehicle", "start_lon", "NULL"): #expect(column == "start_lat")
    case ("rule", "class", "NULL"): #expect(column == "kerbs")
    case ("rule", "class", "'lane'"): #expect((fid, column) == (5, "class"))
    case ("rule", "segment", "4"), ("rule", "operation", "'sweep'"): #expect(fid == nonsense.fid)
    default: #expect((fid, column) == (nonsense.fid, nonsense.column))
    }
  }

  @Test func clearedCellsAreDefaults() throws {
    try otherProgram(file) { db in
      try db.execute(
        sql: """
          UPDATE vehicle SET speed_factor = NULL, cost_fixed = NULL, capacity = ''; \
          UPDATE rule SET kerbs = NULL, passes = NULL, priority = NULL WHERE fid = 4; \
          UPDATE rule SET restricted_roads = NULL WHERE fid = 1
          """)
    }
    let city = try CityFile.openReadOnly(file)
    let vehicle = try #require(try city.fleet()?.vehicles.first)
    #expect(vehicle.speedFactor == 1)
    #expect(vehicle.capacity == [])
    #expect(vehicle.costs == TestWork.fleet.vehicles[0].costs)
    let rules = try #require(try city.rules(for: .sweep))
    #expect(rules.classes[.arterial]?.kerbs == .all)
    #expect(rules.classes[.arterial]?.passes == 1)
    #expect(rules.classes[.arterial]?.priority == 0)
    #expect(!rules.includesRestricted)
  }

  @Test func rowsAddedByHandSuffice() throws {
    try otherProgram(file) { db in
      try db.execute(
        sql: """
          DELETE FROM rule; DELETE FROM vehicle; \
          INSERT INTO rule (operation, class) VALUES ('sweep', 'branch'); \
          INSERT INTO rule (operation, segment, passes, time_windows) VALUES ('sweep', 4, 0, '22:00-06:00, 12:00-13:00'); \
          INSERT INTO vehicle (id, profile, time_window) VALUES (1, 'sweeper', '22:00-06:00')
          """)
    }
    let city = try CityFile.openReadOnly(file)
    var off = KerbRule()
    off.passes = 0
    off.windows = [TestWork.night, .daily(from: 43_200, to: 46_800)]
    var rules = WorkRules(kind: .sweep, classes: [.branch: KerbRule()])
    rules.segments = [SegmentRule(segment: SegmentUID(rawValue: 4), rule: off)]
    #expect(try city.rules(for: .sweep) == rules)
    #expect(try city.rules(for: .patrol) == nil)
    var vehicle = FleetVehicle(id: 1, profile: "sweeper")
    vehicle.shift = TestWork.night
    #expect(try city.fleet() == Fleet(vehicles: [vehicle]))
  }

  @Test(.enabled(if: Tool.exists("ogr2ogr") && Tool.exists("ogrinfo"), "needs gdal-bin"))
  func gdalReadsAndEditsThem() throws {
    let summary = try Tool.run("ogrinfo", ["-ro", "-al", file.path, "vehicle", "rule", "plan"])
    #expect(!summary.contains("Warning") && !summary.contains("ERROR"))
    #expect(summary.contains("time_window (String) = 22:00-06:00"))
    #expect(summary.contains("capacity (String) = 4000, 1200.125"))
    let legs = folder.file("legs.geojson")
    try Tool.run("ogr2ogr", ["-f", "GeoJSON", legs.path, file.path, "plan_leg"])
    let text = try String(contentsOf: legs, encoding: .utf8)
    #expect(text.contains("LineString") && text.contains("\"geometry\": null"))
    try Tool.run("ogrinfo", [file.path, "-sql", "UPDATE vehicle SET time_window = '21:30-05:00' WHERE id = 3"])
    try Tool.run(
      "ogrinfo", [file.path, "-sql", "UPDATE rule SET passes = 3 WHERE class = 'lane' AND operation = 'sweep'"])
    let city = try CityFile.open(file)
    #expect(try city.fleet()?.vehicles[1].shift == .daily(from: 77_400, to: 104_400))
    #expect(try city.rules(for: .sweep)?.classes[.lane]?.passes == 3)
    #expect(try city.plan(id: TestWork.plan().storageID) == TestWork.plan())
    try city.close()
    try Tool.run("ogrinfo", [file.path, "-sql", "UPDATE vehicle SET time_window = 'nights' WHERE id = 3"])
    guard case .badValue(_, "vehicle", 2, "time_window", "'nights'", let remedy)? = fault() else {
      Issue.record("GDAL's nonsense was accepted")
      return
    }
    #expect(remedy.contains("22:00-06:00"))
  }
}
