import Foundation
import TestKit
import Testing

/// `table`: what `route` answers pair by pair, in CSV and in OSRM's shape.
@Suite("luwang table")
struct TableCommandTests {
  private let points = ["117.0175,36.6005", "117.0058,36.6005", "117.0118,36.6005"]

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func rows(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func cellsAreThoseOfRoutes() throws {
    let city = try ScratchCity()
    let words = ["--approach", "curb", "--slow", "branch=0.5"]
    let table = try object(
      CommandRunner.luwang(
        ["table", city.url.path, "--sources", points.joined(separator: ";"), "--json"] + words
      ).output)
    #expect(table["code"] as? String == "Ok")
    let durations = try #require(table["durations"] as? [[Double]])
    let distances = try #require(table["distances"] as? [[Double]])
    let stops = try #require(table["sources"] as? [[String: Any]])
    #expect(stops.count == 3 && (table["destinations"] as? [[String: Any]])?.count == 3)
    for (row, source) in points.enumerated() {
      for (column, target) in points.enumerated() {
        let result = try CommandRunner.luwang(["route", city.url.path, source, target, "--json"] + words)
        let route = try object(result.output)
        #expect(route["time_s"] as? Double == durations[row][column])
        #expect(abs(try #require(route["length_m"] as? Double) - distances[row][column]) < 0.01)
      }
    }
  }

  @Test func listAndMatrixSayTheSame() throws {
    let city = try ScratchCity()
    let csv = try city.folder.file(
      "sites.csv", "id,lon,lat,crs\nA,117.0058,36.6005,EPSG:4490\nB,117.0118,36.6005,EPSG:4490\n")
    let features = points.prefix(2).enumerated().map { number, point in
      #"{"type": "Feature", "id": "d\#(number)", "properties": {}, "geometry": {"type": "Point", "coordinates": [\#(point)]}}"#
    }
    let geojson = try city.folder.file(
      "depots.geojson", #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ","))]}"#)
    let words = ["--sources", geojson.path, "--targets", csv.path]
    func table(_ format: String) throws -> [[String]] {
      let result = try CommandRunner.luwang(["table", city.url.path, "--format", format] + words)
      try expectDone(result)
      return rows(result.output)
    }
    let list = try table("list")
    #expect(list[0] == ["source", "target", "time_s", "distance_m", "reason"])
    #expect(list.dropFirst().map { Array($0[..<2]) } == [["d0", "A"], ["d0", "B"], ["d1", "A"], ["d1", "B"]])
    for (format, column) in [("times", 2), ("lengths", 3)] {
      let matrix = try table(format)
      #expect(matrix[0] == ["source", "A", "B"])
      #expect(matrix.dropFirst().flatMap { $0.dropFirst() } == list.dropFirst().map { $0[column] })
    }
  }

  @Test func pairsWithoutAWayAreEmptyAndTold() throws {
    let city = try DrawnCity()
    let result = try city.luwang(["table", "CITY", "--sources", "117.001,36.602;117.013,36.6;10,10", "--strict"])
    #expect(result.status == 4)
    let reasons = rows(result.output).dropFirst().map { $0[4] }
    #expect(reasons == ["", "no_way", "no_road", "no_way", "", "no_road", "no_road", "no_road", "no_road"])
    #expect(result.errors.contains("7 of 9") && result.errors.contains("no road joins"))
    let json = try city.luwang(["table", "CITY", "--sources", "117.001,36.602;117.013,36.6;10,10", "--json", "--quiet"])
    let durations = try #require(try object(json.output)["durations"] as? [[Any]])
    #expect(durations[0][1] is NSNull && durations[0][0] as? Double == 0 && json.status == 0 && json.errors.isEmpty)
  }

  @Test func tooManyPairsAreRefused() throws {
    let city = try DrawnCity()
    let row = "117.001,36.602,EPSG:4490\n"
    let many = try city.folder.file("many.csv", "lon,lat,crs\n" + String(repeating: row, count: 5001))
    let result = try city.luwang(["table", "CITY", "--sources", many.path])
    #expect(result.status == 2 && result.errors.contains("5001 sources") && result.errors.contains("25000000"))
  }
}
