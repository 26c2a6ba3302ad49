import Foundation
import TestKit
import Testing

/// `locate`: one answer a point, whatever the point.
@Suite("luwang locate")
struct LocateCommandTests {
  private func answers(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any])
    }
  }

  /// The truth beside the sample: which community holds a point.
  @Test func communitiesAreThoseOfTheTruth() throws {
    let city = try ScratchCity(grids: true)
    let truth = try String(contentsOfFile: ScratchCity.file("truth/points.csv"), encoding: .utf8)
    let rows = truth.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = rows[0].map(String.init)
    let community = try #require(header.firstIndex(of: "community"))
    let result = try city.run("locate", "-i", ScratchCity.file("truth/points.csv"), "--input-crs", "EPSG:4490")
    let answers = try answers(result.output)
    #expect(answers.count == rows.count - 1)
    for (row, answer) in zip(rows.dropFirst(), answers) {
      #expect(answer["community"] as? String == String(row[community]), "\(row)")
    }
  }

  /// Vertices and middles of edges of cells, where up to four cells meet, and the same of the outer border.
  @Test func pointsOnBordersHaveExactlyOneGrid() throws {
    let city = try ScratchCity(grids: true)
    let out = city.folder.url.appendingPathComponent("cells.csv").path
    try expectDone(CommandRunner.tool("ogr2ogr", "-lco", "GEOMETRY=AS_WKT", out, city.url.path, "unit_grid"))
    let text = try String(contentsOfFile: out, encoding: .utf8)
    var points: [String] = []
    for match in text.matches(of: /\(([-0-9. ,]+)\)/) {
      let ring = match.1.split(separator: ",").compactMap { pair -> (Double, Double)? in
        let numbers = pair.split(separator: " ").compactMap { Double($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
      }
      for (a, b) in zip(ring, ring.dropFirst()) {
        points.append("\(a.0),\(a.1)")
        points.append("\((a.0 + b.0) / 2),\((a.1 + b.1) / 2)")
      }
    }
    points = Array(Set(points)).sorted()
    #expect(points.count > 500)
    let input = "lon,lat,crs\n" + points.map { "\($0),EPSG:4490\n" }.joined()
    let result = try city.run("locate", "-i", "-", input: input)
    let found = try answers(result.output)
    #expect(found.count == points.count)
    let codes = Set(try city.column("SELECT code FROM unit_grid"))
    var none = 0
    for (answer, point) in zip(found, points) {
      guard let grid = answer["grid"] as? String else {
        none += 1
        continue
      }
      #expect(codes.contains(grid), "\(point)")
      #expect((answer["community"] as? String).map(grid.hasPrefix) == true, "\(point): \(grid) is not of its community")
    }
    // Only middles of edges on the outer border, rounded outwards, may lie in no cell.
    #expect(none * 20 < points.count, "\(none) of \(points.count)")
    let again = try city.run("locate", "-i", "-", input: input)
    #expect(again.output == result.output)
  }

  @Test func vertexOfTheCoverageIsAnsweredToo() throws {
    let city = try ScratchCity(grids: true)
    let corner = try #require(try firstVertex(city))
    let result = try city.run("locate", corner)
    let answer = try #require(try answers(result.output).first)
    #expect(answer["grid"] is String, "\(corner): \(result.output)")
  }

  private func firstVertex(_ city: ScratchCity) throws -> String? {
    let dump = try CommandRunner.tool("ogrinfo", "-q", city.url.path, "unit_grid", "-fid", "1")
    return dump.output.firstMatch(of: /\(\(([-0-9.]+) ([-0-9.]+)/).map { "\($0.1),\($0.2)" }
  }

  @Test func gcj02IsTakenOff() throws {
    let city = try ScratchCity(grids: true)
    let incidents = try String(contentsOfFile: ScratchCity.file("incidents.csv"), encoding: .utf8)
    let truth = try String(contentsOfFile: ScratchCity.file("truth/incidents.csv"), encoding: .utf8)
    let wanted = Self.table(truth)
    let shifted = incidents.split(separator: "\n").filter { $0.hasSuffix(",gcj02") }
    #expect(shifted.count > 10)
    let result = try city.run("locate", "-i", ScratchCity.file("incidents.csv"))
    var checked = 0
    for answer in try answers(result.output) {
      guard let id = answer["id"] as? String, let row = wanted[id], let lon = row["lon"].flatMap(Double.init),
        let lat = row["lat"].flatMap(Double.init)
      else { continue }
      let found = try #require(answer["lon"] as? Double)
      // 2e-7 degree are 2 cm; the shift is hundreds of metres.
      #expect(abs(found - lon) < 2e-7 && abs((answer["lat"] as? Double ?? 0) - lat) < 2e-7, "\(id)")
      checked += 1
    }
    #expect(checked >= 80)
  }

  /// A CSV text without quoted fields in the columns asked for, by its first column.
  private static func table(_ text: String) -> [String: [String: String]] {
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let header = lines.first?.map(String.init) else { return [:] }
    let rows = lines.dropFirst().map { line in
      Dictionary(zip(header, line.map(String.init)), uniquingKeysWith: { first, _ in first })
    }
    return Dictionary(rows.map { ($0[header[0]] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func badLinesAreAnsweredByErrorsAndTheRestGoesOn() throws {
    let city = try ScratchCity(grids: true)
    let csv = "id,lon,lat,crs\na,117.005,36.605,EPSG:4490\nb,east,36.605,EPSG:4490\nc,117.005\n\"d,117,36\n"
    let open = try answers(city.run("locate", "-i", "-", input: csv).output)
    #expect((open.last?["error"] as? String)?.contains("line 5: a quote opens here and is never closed") == true)
    let fewer = csv.replacingOccurrences(of: "\"d", with: "d")
    let all = try city.run("locate", "-i", "-", input: fewer)
    let lines = try answers(all.output)
    #expect(lines.map { $0["line"] as? Int } == [nil, 3, 4, 5])
    #expect(lines[0]["grid"] is String)
    #expect(lines[1]["error"] as? String != nil)
    let strict = try city.luwang("locate", "-i", "-", "--strict", input: fewer)
    #expect(strict.status == 4)
    #expect(strict.output == all.output)
  }

  @Test func csvAndNDJSONAgree() throws {
    let city = try ScratchCity(grids: true)
    let places = [(117.005, 36.605), (117.01, 36.602), (117.5, 36.9)]
    let csv = "id,lon,lat\n" + places.enumerated().map { "p\($0),\($1.0),\($1.1)\n" }.joined()
    let ndjson = places.enumerated().map { "{\"id\":\"p\($0)\",\"lon\":\($1.0),\"lat\":\($1.1)}\n" }.joined()
    let first = try city.run("locate", "-i", "-", "--input-crs", "EPSG:4490", input: csv)
    let second = try city.run(
      "locate", "-i", "-", "--input-format", "ndjson", "--input-crs", "EPSG:4490", input: ndjson)
    #expect(first.output == second.output)
    let table = try city.run("locate", "-i", "-", "--input-crs", "EPSG:4490", "--format", "csv", input: csv)
    let rows = table.output.split(whereSeparator: \.isNewline)
    #expect(rows.count == 4)
    #expect(rows[0].hasPrefix("id,lon,lat,grid,community,subdistrict,district,zone,road,segment,side,distance_m,chief"))
    let outside = try #require(try answers(first.output).last)
    #expect(outside["grid"] is NSNull && outside["segment"] is NSNull && outside["chief"] is NSNull)
    let missing = outside.filter { $0.value is NSNull }.keys.sorted()
    #expect(missing.contains("grid") && missing.contains("road"))
    #expect((outside["reasons"] as? [String: String])?.keys.sorted() == missing)
  }

  /// Where zones overlap, the one with the lowest precedence is named.
  @Test func zonePrecedenceDecides() throws {
    let city = try ScratchCity(grids: true)
    func zone(_ code: String, _ precedence: Int) -> String {
      """
      {"type":"Feature","properties":{"code":"\(code)","name":"\(code)","precedence":\(precedence)},"geometry":
      {"type":"Polygon","coordinates":[[[117.0,36.6],[117.02,36.6],[117.02,36.61],[117.0,36.61],[117.0,36.6]]]}}
      """
    }
    for (first, second, wanted) in [(1, 2, "Z1"), (2, 1, "Z2")] {
      let file = try city.folder.file(
        "zones.geojson",
        "{\"type\":\"FeatureCollection\",\"features\":[\(zone("Z1", first)),\(zone("Z2", second))]}")
      try city.run("import", "--zones", file.path)
      let answer = try answers(city.run("locate", "117.005,36.605").output)[0]
      #expect(answer["zone"] as? String == wanted)
    }
  }

  @Test func farRoadIsNoAnswer() throws {
    let city = try ScratchCity(grids: true)
    let near = try answers(city.run("locate", "117.005,36.605", "--reach", "50").output)[0]
    let distance = try #require(near["distance_m"] as? Double)
    let far = try answers(city.run("locate", "117.005,36.605", "--reach", "\(distance - 1)").output)[0]
    #expect(near["segment"] is Int)
    #expect(far["segment"] is NSNull)
    #expect((far["reasons"] as? [String: String])?["segment"] == "no_road_within")
  }
}
