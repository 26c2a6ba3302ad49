import Foundation
import TestKit
import Testing

/// Importing again: numbers stay, what goes is told, nothing is given twice.
@Suite("Importing again")
struct ReimportTests {
  private static let segments = "SELECT uid, source, length_m FROM segment ORDER BY uid"
  private static let components = "SELECT id, class, subclass, segment, side, unit_grid FROM component ORDER BY id"

  private func report(_ result: CommandRunner.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func changes(_ result: CommandRunner.Result) throws -> [String: [String: Int]] {
    let layers = try report(result)["layers"] as? [[String: Any]] ?? []
    let pairs = layers.map { layer in
      (layer["layer"] as? String ?? "", layer.compactMapValues { $0 as? Int })
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func sameFilesChangeNoNumber() throws {
    let city = try ScratchCity(grids: true)
    let queries = [
      Self.segments, Self.components, "SELECT code, community FROM unit_grid ORDER BY code",
      "SELECT chief, segment, side, from_offset_m, to_offset_m FROM duty ORDER BY 1, 2, 3, 4",
    ]
    let before = try queries.map(city.rows)
    let result = try CommandRunner.luwang(["import", city.url.path, "--json"] + ScratchCity.importArguments)
    try expectDone(result)
    #expect(try queries.map(city.rows) == before)
    for (layer, change) in try changes(result) {
      #expect(change["added"] == 0 && change["removed"] == 0, "\(layer): \(change)")
    }
  }

  @Test func dryRunTellsTheDifferenceAndWritesNothing() throws {
    let city = try ScratchCity()
    let before = try city.bytes
    let edited = city.folder.url.appendingPathComponent("edited.geojson")
    try EditedRoads.write(dropping: 5, to: edited)
    let dry = try city.run("import", "--roads", edited.path, "--dry-run", "--json")
    #expect(try city.bytes == before)
    #expect(city.folder.names == ["city.gpkg", "edited.geojson"])
    #expect(try report(dry)["dry_run"] as? Bool == true)
    let wet = try city.run("import", "--roads", edited.path, "--json")
    #expect(try changes(dry) == changes(wet))
    #expect(try (changes(dry)["segment"]?["removed"] ?? 0) > 0)
    let missing = city.folder.url.appendingPathComponent("none.gpkg")
    let text = try CommandRunner.luwang("import", missing.path, "--roads", edited.path, "--dry-run")
    try expectDone(text)
    #expect(text.errors.contains("dry run, nothing written"))
    #expect(!FileManager.default.fileExists(atPath: missing.path))
  }

  @Test func appendedRoadsKeepTheOthers() throws {
    let city = try ScratchCity()
    let first = city.folder.url.appendingPathComponent("first.geojson")
    let second = city.folder.url.appendingPathComponent("second.geojson")
    try EditedRoads.write(to: first) { $0 = Array($0[..<40]) }
    try EditedRoads.write(to: second) { $0 = Array($0[40...]) }
    let fresh = city.folder.url.appendingPathComponent("fresh.gpkg")
    let divisions = ["--divisions", ScratchCity.file("divisions.geojson")]
    try expectDone(CommandRunner.luwang(["import", fresh.path, "--roads", first.path] + divisions))
    let before = try SQLite.rows(fresh, "SELECT uid FROM segment")
    try expectDone(CommandRunner.luwang("import", fresh.path, "--roads", second.path, "--append"))
    let after = try SQLite.rows(fresh, "SELECT uid FROM segment")
    #expect(after.count > before.count)
    func length(_ file: URL) throws -> Double {
      try SQLite.rows(file, "SELECT sum(length_m) FROM segment").first?.first.flatMap { Double($0) } ?? 0
    }
    #expect(try abs(length(fresh) - length(city.url)) < 0.01)
    let sources = Set(try SQLite.rows(fresh, "SELECT source FROM segment").flatMap { $0 })
    #expect(!sources.contains { $0.contains("uid:") }, "the names of the first sources were lost")
    try expectDone(CommandRunner.luwang("import", city.url.path, "--roads", second.path))
    #expect(try SQLite.counts(city.url)["segment"] ?? 0 < after.count, "without --append the layer is replaced")
  }

  @Test func appendedComponentsKeepTheOthers() throws {
    let city = try ScratchCity()
    let before = try city.rows(Self.components)
    let more = try city.folder.file("more.csv", "class,subclass,lon,lat,crs\n01,18,117.005,36.605,EPSG:4490\n")
    try city.run("import", "--components", more.path, "--append")
    let after = try city.rows(Self.components)
    #expect(after.count == before.count + 1)
    #expect(Set(before).isSubset(of: Set(after)))
    let added = try #require(Set(after).subtracting(before).first)
    #expect(added[0].hasPrefix("9901010118"))
    #expect(added[3] != "NULL" && ["left", "right"].contains(added[4]), "has no kerb: \(added)")
  }

  /// The number of a component that is gone goes to no other, however often it is imported.
  @Test func numbersOfGoneComponentsAreNeverGivenAgain() throws {
    let city = try ScratchCity()
    let head = "class,subclass,name,lon,lat,crs\n"
    let rows = ["01,18,甲,117.005,36.605,EPSG:4490\n", "01,18,乙,117.006,36.605,EPSG:4490\n"]
    let numbers = "SELECT id FROM component WHERE class = '01' AND subclass = '18' ORDER BY id"
    let file = try city.folder.file("lamps.csv", head + rows.joined())
    try city.run("import", "--components", file.path)
    let both = try city.column(numbers)
    #expect(both.count == 2)
    let given = Set(both)
    try city.run("import", "--components", try city.folder.file("lamps.csv", head + rows[0]).path)
    let one = try city.column(numbers)
    #expect(one == [both[0]], "the same row is the same component")
    let other = "01,18,丙,117.007,36.605,EPSG:4490\n"
    try city.run("import", "--components", try city.folder.file("lamps.csv", head + rows[0] + other).path)
    let third = Set(try city.column(numbers)).subtracting(one)
    #expect(third.count == 1)
    #expect(third.isDisjoint(with: given), "\(third) was \(given)'s")
    // Nor may a file bring a number back that belonged to one that is gone.
    let back =
      "id,class,subclass,lon,lat,crs\n\(both[1]),01,18,117.009,36.605,EPSG:4490\n,01,18,117.005,36.606,EPSG:4490\n"
    let result = try city.run("import", "--components", try city.folder.file("lamps.csv", back).path)
    #expect(result.errors.contains("never given again"), "\(result.errors)")
    #expect(try !city.column(numbers).contains(both[1]))
  }

  @Test func idsNeedAProfileThatIsNamedOnce() throws {
    let folder = try ScratchFolder()
    let city = folder.url.appendingPathComponent("city.gpkg").path
    let files = [
      "--divisions", ScratchCity.file("divisions.geojson"), "--components", ScratchCity.file("components.csv"),
    ]
    let refused = try CommandRunner.luwang(["import", city] + files)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("components.csv: line 2") && refused.errors.contains("--code-profile 6-2-2-6"))
    #expect(folder.names.isEmpty)
    try expectDone(CommandRunner.luwang(["import", city, "--code-profile", "6-2-2-6"] + files))
    try expectDone(CommandRunner.luwang(["import", city] + files))
  }

  @Test func dutiesFollowTheRoads() throws {
    let city = try ScratchCity()
    let duties = "SELECT sum(coalesce(to_offset_m, length_m) - from_offset_m) FROM duty JOIN segment ON uid = segment"
    let before = try #require(try city.column(duties).first.flatMap { Double($0) })
    let edited = city.folder.url.appendingPathComponent("edited.geojson")
    // A way is cut in two at its second vertex, as happens when a side street is built.
    try EditedRoads.write(to: edited) { features in
      guard let index = features.firstIndex(where: { Self.line($0).count >= 4 }) else { return }
      let line = Self.line(features[index])
      features.append(Self.with(features[index], id: "R900001", line: Array(line[1...])))
      features[index] = Self.with(features[index], id: nil, line: Array(line[...1]))
    }
    try city.run("import", "--roads", edited.path)
    let after = try #require(try city.column(duties).first.flatMap { Double($0) })
    #expect(abs(after - before) < 1, "\(before) m of duty became \(after) m")
    #expect(try city.number("SELECT count(*) FROM duty WHERE segment NOT IN (SELECT uid FROM segment)") == 0)
    // Where the road is gone, so is the duty, and that is told.
    try EditedRoads.write(dropping: 2, to: edited)
    let result = try city.run("import", "--roads", edited.path)
    #expect(result.errors.contains("where no road is any more"), "\(result.errors)")
    #expect(try city.number("SELECT count(*) FROM duty WHERE segment NOT IN (SELECT uid FROM segment)") == 0)
  }

  private static func line(_ feature: [String: Any]) -> [[Double]] {
    let geometry = feature["geometry"] as? [String: Any]
    return geometry?["coordinates"] as? [[Double]] ?? []
  }

  private static func with(_ feature: [String: Any], id: String?, line: [[Double]]) -> [String: Any] {
    var feature = feature
    if let id {
      var properties = feature["properties"] as? [String: Any] ?? [:]
      properties["id"] = id
      feature["properties"] = properties
    }
    feature["geometry"] = ["type": "LineString", "coordinates": line] as [String: Any]
    return feature
  }

  @Test func gridCodesAreKeptWhenGridsAreBuiltAgain() throws {
    let city = try ScratchCity(grids: true)
    let codes = "SELECT code FROM unit_grid ORDER BY code"
    let before = try city.rows(codes)
    let again = try report(city.run("grid", "--json"))
    #expect(try city.rows(codes) == before)
    #expect(again["codes_kept"] as? Int == before.count)
    #expect(again["codes_retired"] as? Int == 0)
    // Another target makes other cells; a code that went out of use never comes back.
    var previous = Set(before.map { $0[0] })
    var gone: Set<String> = []
    for target in ["40000", "10000", "40000", "10000"] {
      try city.run("grid", "--target-area", target)
      let now = Set(try city.column(codes))
      #expect(now.isDisjoint(with: gone), "target \(target): \(now.intersection(gone).count) retired codes came back")
      gone.formUnion(previous.subtracting(now))
      previous = now
    }
    #expect(!gone.isEmpty)
  }
}
