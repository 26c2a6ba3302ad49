import Foundation
import TestKit
import Testing

/// What `plan` and `check` refuse: wrong words, places that cannot be written, damaged plans.
@Suite("Refused plans")
struct PlanRefusalTests {
  @Test(arguments: [
    (["--area", "999999"], "--area 999999"), (["--area", "missing.geojson"], "no such file"),
    (["--date", "2026-02-30"], "--date 2026-02-30"), (["--date", "tomorrow"], "--date tomorrow"),
    (["--date", "9999-12-31"], "9999"), (["--utc-offset", "8"], "--utc-offset 8"),
    (["--utc-offset", "-5"], "--utc-offset -5"),
    (["--classes", "motorway"], "'motorway' is no road class"), (["--classes", ","], "at least one road class"),
    (["--closed", "12;13"], "--closed: '12;13'"), (["--closed", "99999999"], "99999999"),
    (["--profile", "tank"], "--profile tank: give one of"), (["--lang", "fr"], "--lang fr"),
    (["--iterations", "-1"], "--iterations"), (["--threads", "0"], "--threads 0"),
    (["--temperature", "nan"], "--temperature nan"), (["--seed", "-1"], "--seed"),
    (["--fleet", "missing.json"], "missing.json"), (["--fleet", "Sources"], "Sources"),
    (["--rules", "missing.json"], "missing.json"), (["--profile-file", "missing.json"], "missing.json"),
  ])
  func wrongWordsAreRefused(words: [String], expected: String) throws {
    let city = try DrawnCity()
    let before = try Data(contentsOf: city.url)
    let result = try city.luwang(["plan", "sweep", "CITY", "-o", "OUT"] + words)
    #expect(result.status == 2, "\(result.status): \(result.errors)")
    #expect(result.errors.contains(expected), "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(city.folder.names == ["town.gpkg"], "something was written")
    #expect(try Data(contentsOf: city.url) == before)
  }

  @Test(arguments: [
    ["plan", "sweep"], ["plan", "sweep", "CITY"], ["plan", "dance", "CITY", "-o", "OUT"],
    ["plan", "sweep", "missing.gpkg", "-o", "OUT"], ["plan", "sweep", "Package.swift", "-o", "OUT"],
    ["plan", "patrol", "CITY", "-o", "OUT", "--lvl", "x"], ["check"], ["check", "missing.json", "--city", "CITY"],
    ["check", "Package.swift", "--city", "CITY"], ["check", "Sources", "--city", "CITY"],
  ])
  func badUsageEndsWithTwo(words: [String]) throws {
    let city = try DrawnCity()
    let result = try city.luwang(words)
    #expect(result.status == 2, "\(result.status): \(result.errors)")
    #expect(!result.errors.isEmpty && result.output.isEmpty)
    #expect(city.folder.names == ["town.gpkg"])
  }

  /// A file where the folder should be, or above it, is told before an hour of planning.
  @Test func placesThatCannotBeAFolderAreRefused() throws {
    let city = try DrawnCity()
    let file = try city.folder.file("taken", "mine")
    for place in [file.path, file.path + "/below", "/proc/luwang/plan"] {
      let result = try city.luwang(["plan", "sweep", "CITY", "-o", place, "--iterations", "0"])
      #expect(result.status == 2, "\(place): \(result.errors)")
      #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
    }
    #expect(city.folder.names == ["taken", "town.gpkg"])
  }

  @Test(.enabled(if: Unprivileged.isPossible)) func aFolderThatMayNotBeWrittenIsRefused() throws {
    let city = try DrawnCity()
    let locked = city.folder.url.appendingPathComponent("locked")
    try FileManager.default.createDirectory(at: locked, withIntermediateDirectories: false)
    try setPermissions(0o755, of: city.folder.url)
    try setPermissions(0o644, of: city.url)
    try setPermissions(0o555, of: locked)
    let result = try Unprivileged.luwang("plan", "sweep", city.url.path, "-o", locked.path + "/night")
    #expect(result.status == 2 && result.errors.contains("nothing can be written there"), "\(result.errors)")
  }

  @Test func aCityWithoutRoadsIsRefused() throws {
    let folder = try ScratchFolder()
    let city = folder.url.appendingPathComponent("bare.gpkg")
    try expectDone(
      CommandRunner.luwang("import", city.path, "--divisions", ScratchCity.file("divisions.geojson")))
    let result = try CommandRunner.luwang(
      "plan", "sweep", city.path, "-o", folder.url.appendingPathComponent("out").path)
    #expect(result.status == 2 && result.errors.contains("the city has no roads"), "\(result.errors)")
  }

  @Test func aLevelThatNobodyHasIsRefused() throws {
    let city = try ScratchCity()
    let out = city.folder.url.appendingPathComponent("out").path
    let result = try CommandRunner.luwang("plan", "patrol", city.url.path, "-o", out, "--level", "moon")
    #expect(result.status == 2 && result.errors.contains("no duty has the level 'moon': give one of"))
    #expect(city.folder.names == ["city.gpkg"])
  }

  // MARK: Damaged plans

  /// A plan of the town, changed by hand.
  private func check(_ city: DrawnCity, _ change: (inout [String: Any]) -> Void) throws -> CommandRunner.Result {
    var plan = try city.json("plan.json")
    change(&plan)
    let damaged = city.out.appendingPathComponent("damaged.json")
    try JSONSerialization.data(withJSONObject: plan).write(to: damaged)
    return try city.luwang(["check", "OUT/damaged.json", "--city", "CITY"])
  }

  private func edit(_ plan: inout [String: Any], _ change: (inout [[String: Any]]) -> Void) {
    guard var routes = plan["routes"] as? [[String: Any]], var steps = routes[0]["steps"] as? [[String: Any]] else {
      return
    }
    change(&steps)
    routes[0]["steps"] = steps
    plan["routes"] = routes
  }

  @Test func damagedPlansAreRefusedWithTheRightWord() throws {
    let city = try DrawnCity()
    try expectDone(
      city.luwang(["plan", "sweep", "CITY", "-o", "OUT", "--date", "2026-05-04", "--iterations", "0", "--quiet"]))
    #expect(try check(city) { _ in }.status == 0, "writing it again changes nothing")
    let damages: [(String, (inout [String: Any]) -> Void)] = [
      ("missing_service", { plan in edit(&plan) { $0.remove(at: $0.count / 2) } }),
      ("served_twice", { plan in edit(&plan) { $0.insert($0[3], at: 3) } }),
      ("gap_in_path", { plan in edit(&plan) { $0.swapAt(2, $0.count - 3) } }),
      ("arrival", { plan in edit(&plan) { $0[4]["arrival"] = "2026-05-04T22:00:00+08:00" } }),
      ("rules_digest", { $0["rules_digest"] = "sha256:0" }), ("fleet_digest", { $0["fleet_digest"] = "sha256:0" }),
      ("city_revision", { $0["city_revision"] = "sha256:0" }),
      ("unknown_segment", { plan in edit(&plan) { $0[2]["segment"] = 4_000_000_000 } }),
      ("missing_service", { $0["routes"] = [Any]() }), ("missing_service", { $0["unserved"] = [Any]() }),
      ("work_kind", { $0["kind"] = "patrol" }),
    ]
    for (code, change) in damages {
      let result = try check(city, change)
      #expect(result.status == 3, "\(code): \(result.errors)")
      #expect(result.output.contains(code), "\(code): \(result.output)")
      #expect(result.output.contains("check: refused"))
      #expect(result.errors.contains("the plan is refused"))
    }
    let list = try city.luwang(["check", "OUT/damaged.json", "--city", "CITY", "--json"])
    let verdict = try #require(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any])
    #expect(verdict["accepted"] as? Bool == false && list.status == 3)
  }

  @Test func plansOfAnotherCityFleetOrClosureAreRefused() throws {
    let city = try DrawnCity()
    try expectDone(
      city.luwang(["plan", "sweep", "CITY", "-o", "OUT", "--date", "2026-05-04", "--iterations", "0", "--quiet"]))
    let other = try ScratchCity()
    let elsewhere = try CommandRunner.luwang(
      ["check", city.out.appendingPathComponent("plan.json").path, "--city", other.url.path])
    #expect(elsewhere.status == 3 && elsewhere.output.contains("city_revision"), "\(elsewhere.output)")
    let fleet = try city.fleet("")
    let otherFleet = try city.luwang(["check", "OUT/plan.json", "--city", "CITY", "--fleet", fleet])
    #expect(otherFleet.status == 3 && otherFleet.output.contains("fleet_digest"))
    let closed = try city.luwang(["check", "OUT/plan.json", "--city", "CITY", "--closed", "1"])
    #expect(closed.status == 3 && closed.output.contains("closed_road"))
    try FileManager.default.removeItem(at: city.out.appendingPathComponent("fleet.json"))
    let alone = try city.luwang(["check", "OUT/plan.json", "--city", "CITY"])
    #expect(alone.status == 2 && alone.errors.contains("fleet.json: there is no such file"))
  }
}
