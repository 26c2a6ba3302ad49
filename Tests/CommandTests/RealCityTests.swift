import Foundation
import TestKit
import Testing

/// Real extracts, as a person would load them.
@Suite("Real cities", .enabled(if: SharedData.isAvailable, "needs ../shared/data"))
struct RealCityTests {
  struct Extract: Sendable, CustomTestStringConvertible {
    var file: String
    var drivingSide: String
    /// A road in it.
    var road: String
    /// Kilometres of carriageway, at least and at most.
    var kilometers: ClosedRange<Double>
    var testDescription: String { file }
  }

  /// The small ones; with `LUWANG_LONG_TESTS=1` a whole city too.
  static let extracts: [Extract] = {
    ProcessInfo.processInfo.environment["LUWANG_LONG_TESTS"] == "1" ? smallOnes + [porto] : smallOnes
  }()

  private static let porto = Extract(
    file: "osm/porto.osm.pbf", drivingSide: "right", road: "Avenida da Boavista", kilometers: 1000...9000)

  private static let smallOnes = [
    Extract(
      file: "osm/bayfront_singapore.osm.pbf", drivingSide: "left", road: "Bayfront Avenue",
      kilometers: 5...100),
    Extract(
      file: "osm/cn-shanghai-huangpu.osm", drivingSide: "right", road: "延安东路", kilometers: 20...200),
    Extract(
      file: "osm/andorra.osm.pbf", drivingSide: "right", road: "Carretera General", kilometers: 200...3000),
  ]

  @Test(arguments: extracts)
  func isImportedGriddedAndAnswers(extract: Extract) throws {
    let folder = try ScratchFolder()
    let city = folder.url.appendingPathComponent("city.gpkg")
    try expectDone(CommandRunner.luwang("import", city.path, "--osm", SharedData.url(extract.file).path))
    let side = try SQLite.rows(city, "SELECT value FROM luwang_metadata WHERE key = 'driving_side'")
    #expect(side == [[extract.drivingSide]])
    try expectDone(CommandRunner.luwang("grid", city.path))
    let counts = try SQLite.counts(city)
    #expect(counts["unit_grid"] ?? 0 > 20)
    let length = try SQLite.rows(city, "SELECT sum(length_m) / 1000 FROM segment").first?.first.flatMap { Double($0) }
    #expect(extract.kilometers.contains(length ?? 0), "\(length ?? 0) km")
    try expectRoadIsFound(extract.road, city)
    let points = try CommandRunner.luwang("sample-points", city.path, "--count", "50")
    let answers = try CommandRunner.luwang(["locate", city.path, "-i", "-"], input: points.output)
    try expectDone(answers)
    let lines = answers.output.split(separator: "\n")
    #expect(lines.count == 50)
    #expect(lines.allSatisfy { !$0.contains("\"segment\":null") }, "points beside roads have a road")
    #expect(lines.count { $0.contains("\"grid\":\"local:") } >= 45)
    #expect(try SQLite.integrity(city) == "ok")
  }

  /// The middle of a segment of a road is answered with the road.
  private func expectRoadIsFound(_ road: String, _ city: URL) throws {
    let dump = try CommandRunner.tool("ogrinfo", "-q", city.path, "segment", "-where", "name = '\(road)'")
    let match = dump.output.firstMatch(of: /LINESTRING \(([-0-9.]+) ([-0-9.]+),([-0-9.]+) ([-0-9.]+)/)
    let numbers = try #require(match.map { [$0.1, $0.2, $0.3, $0.4].compactMap { Double($0) } }, "no \(road)")
    let place = "\((numbers[0] + numbers[2]) / 2),\((numbers[1] + numbers[3]) / 2)"
    let answer = try CommandRunner.luwang("locate", city.path, "--", place)
    try expectDone(answer)
    #expect(answer.output.contains("\"road\":\"\(road)\""), "\(place): \(answer.output)")
  }

  /// Districts alone: nothing built up is known, so that grids need to be asked for everywhere, a district at a time.
  @Test func districtsAloneHaveGridsWhereAskedFor() throws {
    let folder = try ScratchFolder()
    let city = folder.url.appendingPathComponent("jinan.gpkg")
    let divisions = SharedData.url("divisions/jinan_districts_tianditu.geojson").path
    try expectDone(
      CommandRunner.luwang("import", city.path, "--divisions", divisions, "--level", "district", "--map", "code=gb"))
    #expect(try SQLite.counts(city)["division"] == 12)
    #expect(try SQLite.rows(city, "SELECT count(*) FROM division WHERE length(code) = 6") == [["12"]])
    let refused = try CommandRunner.luwang("grid", city.path)
    #expect(refused.status == 2)
    #expect(
      refused.errors.contains("jinan.gpkg: the city has no built-up land") && refused.errors.contains("--everywhere"),
      "\(refused.errors)")
    let smallest = try #require(
      try SQLite.rows(
        city,
        """
        SELECT code FROM division JOIN rtree_division_geom AS box ON box.id = fid \
        ORDER BY (box.maxx - box.minx) * (box.maxy - box.miny) LIMIT 1
        """
      ).first?.first)
    try expectDone(
      CommandRunner.luwang("grid", city.path, "--everywhere", "--only", smallest, "--target-area", "1000000"))
    let cells = try SQLite.rows(city, "SELECT count(*), count(DISTINCT code) FROM unit_grid")
    #expect(cells[0][0] == cells[0][1] && Int(cells[0][0]) ?? 0 > 20, "\(cells)")
    #expect(
      try SQLite.rows(city, "SELECT count(*) FROM unit_grid WHERE code NOT LIKE 'local:%'") == [["0"]],
      "provisional codes must not look official")
    let communities = try SQLite.rows(
      city, "SELECT code, is_provisional, parent FROM division WHERE level = 'community'")
    #expect(!communities.isEmpty)
    #expect(communities.allSatisfy { $0[0].hasPrefix("local:") && $0[1] == "1" })
    #expect(try SQLite.rows(city, "SELECT count(*) FROM division WHERE is_provisional = 0") == [["12"]])
  }
}
