import Foundation
import TestKit
import Testing

/// `plan` and `check`, as a planner runs them on a small town.
@Suite("luwang plan")
struct PlanCommandTests {
  static let files = [
    "fleet.json", "plan.json", "report.html", "roads.csv", "routes.geojson", "routes.gpx", "rules.json",
  ]
  private static let day = ["--date", "2026-05-04", "--iterations", "60"]

  private func names(_ city: DrawnCity) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: city.out.path).sorted()
  }

  @Test(arguments: ["sweep", "patrol"])
  func plansAreWrittenCheckedAndTheSameAgain(kind: String) throws {
    let city = try DrawnCity()
    let first = try city.luwang(["plan", kind, "CITY", "-o", "OUT"] + Self.day)
    try expectDone(first)
    #expect(first.output.contains("check: accepted; written to"))
    #expect(first.errors.contains("plan: assumed: no fleet was given"))
    #expect(try names(city) == Self.files)
    let check = try city.luwang(["check", "OUT/plan.json", "--city", "CITY"])
    try expectDone(check)
    #expect(check.output.hasPrefix("check: accepted: 1 routes"))
    let bytes = try Self.files.map { try Data(contentsOf: city.out.appendingPathComponent($0)) }
    try expectDone(city.luwang(["plan", kind, "CITY", "-o", "OUT", "--threads", "1", "--quiet"] + Self.day))
    #expect(try Self.files.map { try Data(contentsOf: city.out.appendingPathComponent($0)) } == bytes)
  }

  @Test func whatCannotBeServedIsListedWithItsReason() throws {
    let city = try DrawnCity()
    let result = try city.luwang(["plan", "sweep", "CITY", "-o", "OUT", "--json"] + Self.day)
    try expectDone(result)
    let digest = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(digest["reasons"] as? [String: Int] == ["island": 2])
    let unserved = try #require(try city.json("plan.json")["unserved"] as? [[String: Any]])
    #expect(unserved.count == 2 && unserved.allSatisfy { $0["reason"] as? String == "island" })
    let strict = try city.luwang(["plan", "sweep", "CITY", "-o", "OUT", "--strict"] + Self.day)
    #expect(strict.status == 4 && strict.errors.contains("2 kerb passes are left undone"))
  }

  /// Part of the work may be impossible; the rest is planned, and each reason is told.
  @Test(arguments: [
    (#""width_m": 3.5"#, "depot-1", "profile_forbidden", 2),
    (#""brushes": "right", "max_tasks": 3"#, "depot-1", "shift", 13),
    (#""time_window": "22:00-22:20""#, "depot-1", "shift", 1), (#""max_distance": 1000"#, "depot-1", "max_distance", 1),
    ("", "depot-2", "island", 16),
  ])
  func whatCanBePlannedIsPlanned(members: String, depot: String, reason: String, least: Int) throws {
    let city = try DrawnCity()
    let fleet = try city.fleet(members, at: depot)
    try expectDone(city.luwang(["plan", "sweep", "CITY", "-o", "OUT", "--fleet", fleet, "--quiet"] + Self.day))
    let plan = try city.json("plan.json")
    #expect((plan["routes"] as? [[String: Any]])?.count == 1)
    let reasons = (plan["unserved"] as? [[String: Any]] ?? []).compactMap { $0["reason"] as? String }
    #expect(reasons.count { $0 == reason } >= least, "\(reasons)")
    try expectDone(city.luwang(["check", "OUT/plan.json", "--city", "CITY"]))
  }

  @Test func aDepotOnAnIslandIsNoted() throws {
    let city = try DrawnCity()
    let fleet = try city.fleet("", at: "depot-2")
    let result = try city.luwang(["plan", "sweep", "CITY", "-o", "OUT", "--fleet", fleet] + Self.day)
    try expectDone(result)
    #expect(result.errors.contains("note: from the start of vehicles 1 less than half of the work can be driven to"))
  }

  /// A vehicle that fills up where nobody can empty it, one too small for any kerb, and one without a capacity.
  @Test func loadsThatCannotBeResetAreTold() throws {
    let city = try DrawnCity()
    let rules = try city.folder.file(
      "rules.json",
      #"{"kind": "sweep", "classes": {"branch": {}}, "loads": [{"name": "water", "per_km": 150, "reset": "water"}]}"#)
    func plan(_ members: String) throws -> CommandRunner.Result {
      let fleet = try city.fleet(members)
      return try city.luwang(
        ["plan", "sweep", "CITY", "-o", "OUT", "--fleet", fleet, "--rules", rules.path] + Self.day)
    }
    let full = try plan(#""capacity": [100]"#)
    try expectDone(full)
    #expect(full.errors.contains("note: no vehicle can drive to water-1 and back"))
    let left = try #require(try city.json("plan.json")["unserved"] as? [[String: Any]])
    #expect(left.contains { ($0["detail"] as? String)?.contains("reaches no water site") == true })
    let small = try plan(#""capacity": [5]"#)
    #expect(small.status == 3 && small.errors.contains("nothing of what is required can be done"))
    #expect(small.output.contains("16 capacity"), "\(small.output)")
    let none = try plan(#""description": "no capacity""#)
    #expect(none.status == 3 && none.errors.contains("vehicle 1 has no capacity for water"))
    try expectDone(city.luwang(["check", "OUT/plan.json", "--city", "CITY"]))
  }

  @Test func nightShiftsAndDatedOnesOfTheDayAreUsed() throws {
    let city = try DrawnCity()
    let words = ["plan", "sweep", "CITY", "-o", "OUT", "--fleet"]
    try expectDone(city.luwang(words + [city.fleet(#""time_window": "22:00-06:00""#)] + Self.day))
    let dated = #""time_window": ["2026-05-04T22:00:00+08:00", "2026-05-05T06:00:00+08:00"]"#
    try expectDone(city.luwang(words + [city.fleet(dated)] + Self.day))
    let other = try city.luwang(words + [city.fleet(dated), "--date", "2026-05-05", "--iterations", "0"])
    #expect(other.status == 3 && other.errors.contains("no vehicle has a shift on that day"))
  }

  @Test func closedRoadsAndColdAreKeptOut() throws {
    let city = try DrawnCity()
    try expectDone(city.luwang(["plan", "sweep", "CITY", "-o", "OUT", "--closed", "1", "--quiet"] + Self.day))
    let unserved = try #require(try city.json("plan.json")["unserved"] as? [[String: Any]])
    #expect(unserved.count { $0["reason"] as? String == "closed" } == 2)
    try expectDone(city.luwang(["check", "OUT/plan.json", "--city", "CITY", "--closed", "1"]))
    let rules = try city.folder.file(
      "rules.json", #"{"kind": "sweep", "classes": {"branch": {}}, "least_temperature_c": 3}"#)
    let cold = try city.luwang(
      ["plan", "sweep", "CITY", "-o", "OUT", "--rules", rules.path, "--temperature", "-2"] + Self.day)
    #expect(cold.status == 3 && cold.output.contains("weather"), "\(cold.errors)")
  }

  @Test func nothingToDoIsExitCodeThree() throws {
    let city = try DrawnCity()
    let sea = try city.folder.file(
      "sea.geojson",
      """
      {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", \
      "coordinates": [[[118, 36], [118.1, 36], [118.1, 36.1], [118, 36]]]}}
      """)
    for words in [["--classes", "expressway"], ["--area", sea.path]] {
      let result = try city.luwang(["plan", "sweep", "CITY", "-o", "OUT"] + words + Self.day)
      #expect(result.status == 3 && result.errors.contains("nothing is to be done"), "\(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: city.out.path))
    }
  }

  @Test func theAreaIsKeptBesideThePlan() throws {
    let city = try DrawnCity()
    let west = try city.folder.file(
      "west.geojson",
      """
      {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": \
      [[[116.999, 36.599], [117.0021, 36.599], [117.0021, 36.603], [116.999, 36.603], [116.999, 36.599]]]}}
      """)
    try expectDone(city.luwang(["plan", "sweep", "CITY", "-o", "OUT", "--area", west.path, "--quiet"] + Self.day))
    #expect(try names(city) == (Self.files + ["area.geojson"]).sorted())
    #expect(try city.json("plan.json")["area"] as? String == "west.geojson")
    try expectDone(city.luwang(["check", "OUT/plan.json", "--city", "CITY"]))
  }
}
