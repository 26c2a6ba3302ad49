import Foundation
import TestKit
import Testing

/// `assign`: incidents to grid and chief.
@Suite("luwang assign")
struct AssignCommandTests {
  @Test func everyIncidentIsAnsweredInOrder() throws {
    let city = try ScratchCity(grids: true)
    let out = city.folder.url.appendingPathComponent("assigned.ndjson")
    let result = try city.run("assign", "-i", ScratchCity.file("incidents.csv"), "-o", out.path)
    #expect(result.output.isEmpty)
    let lines = try String(contentsOf: out, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 80)
    var ids: [String] = []
    for line in lines {
      let answer = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      ids.append(answer["id"] as? String ?? "")
      #expect(answer["department"] is NSNull && answer["deadline"] is NSNull)
      let reasons = answer["reasons"] as? [String: String]
      #expect(reasons?["department"] == "no_catalogue" && reasons?["deadline"] == "no_catalogue")
      #expect(answer["text"] is String)
    }
    #expect(ids == (1...80).map { "AJ\(260_500_000 + $0)" })
  }

  @Test func csvHasTheColumnsOfTheInputAndTheAnswer() throws {
    let city = try ScratchCity(grids: true)
    let csv = try city.run("assign", "-i", ScratchCity.file("incidents.csv"), "--format", "csv")
    let table = try city.folder.file("a.csv", csv.output)
    let script = """
      import csv, sys
      rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
      assert len(rows) == 80, len(rows)
      assert all(None not in row and None not in row.values() for row in rows)
      print(sum(1 for row in rows if row["grid"]), sum(1 for row in rows if row["chief"]), rows[0]["text"])
      """
    let read = try CommandRunner.tool("python3", "-c", script, table.path)
    try expectDone(read)
    let words = read.output.split(separator: " ")
    #expect(Int(words[0]) ?? 0 >= 70, "\(read.output)")
    #expect(Int(words[1]) ?? 0 > 0, "\(read.output)")
  }

  /// A chief is named only while on duty.
  @Test func chiefsGoByTheTime() throws {
    let city = try ScratchCity(grids: true)
    let roster = try city.folder.file(
      "roster.csv",
      "chief,level,road,side,shift,valid_from\nDAY,三级,环城西路,both,06:00-18:00,2026-01-01\n"
        + "NIGHT,三级,环城西路,both,22:00-06:00,2026-01-01\n")
    try city.run("import", "--chiefs", roster.path)
    for (time, chief) in [
      ("2026-05-04T08:30:00+08:00", "DAY"), ("2026-05-04T23:30:00+08:00", "NIGHT"),
      ("2026-05-05T02:00:00+08:00", "NIGHT"), ("2026-05-04T00:30:00Z", "DAY"), ("2026-05-04T20:00:00+08:00", nil),
      ("2025-05-04T08:30:00+08:00", nil),
    ] {
      let answer = try city.run("locate", "117.0005027,36.6033721", "--time", time).output
      #expect(answer.contains("DAY") == (chief == "DAY"), "\(time): \(answer)")
      #expect(answer.contains("NIGHT") == (chief == "NIGHT"), "\(time): \(answer)")
    }
  }

  @Test func outputIsReplacedOnlyWhenWhole() throws {
    let city = try ScratchCity(grids: true)
    let out = try city.folder.file("assigned.csv", "old")
    let broken = try city.folder.file("broken.csv", "id,lon,lat\n1,117.005,36.605\n")
    let result = try city.luwang("assign", "-i", broken.path, "-o", out.path)
    #expect(result.status == 2)
    #expect(try String(contentsOf: out, encoding: .utf8) == "old")
    #expect(city.folder.names == ["assigned.csv", "broken.csv", "city.gpkg"])
  }
}
