import Foundation
import TestKit
import Testing

/// `isochrone`: files that other programs read, and figures that grow with time.
@Suite("luwang isochrone")
struct IsochroneCommandTests {
  private let start = "117.0175,36.6005"

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func properties(_ text: String) throws -> [[String: Any]] {
    let features = try #require(try object(text)["features"] as? [[String: Any]])
    return try features.map { try #require($0["properties"] as? [String: Any]) }
  }

  @Test func longerTimesComeFirstAndReachMore() throws {
    let city = try ScratchCity()
    let text = try city.run("isochrone", start, "--minutes", "1,3,2").output
    let figures = try properties(text)
    #expect(figures.map { $0["minutes"] as? Int } == [3, 2, 1])
    for key in ["area_km2", "road_km"] {
      let values = try figures.map { try #require($0[key] as? Double) }
      #expect(values == values.sorted(by: >) && values[2] > 0, "\(key)")
    }
    let file = city.folder.url.appendingPathComponent("reach.geojson")
    let told = try city.run("isochrone", start, "--minutes", "3,2,1", "--geojson", file.path, "--json").output
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    let list = try #require(try JSONSerialization.jsonObject(with: Data(told.utf8)) as? [[String: Any]])
    #expect(list.map { $0["minutes"] as? Int } == [1, 2, 3])
    #expect(list.map { $0["road_km"] as? Double } == figures.reversed().map { $0["road_km"] as? Double })
  }

  @Test func closedRoadsAndSnowReachLess() throws {
    let city = try ScratchCity()
    func roads(_ words: String...) throws -> Double {
      let result = try CommandRunner.luwang(["isochrone", city.url.path, start, "--minutes", "3"] + words)
      try expectDone(result)
      return try #require(try properties(result.output).first?["road_km"] as? Double)
    }
    let usual = try roads()
    #expect(try roads("--slow", "secondary=0.5") < usual)
    #expect(try roads("--close", "39,40") < usual)
    #expect(try roads("--profile", "patrol-car") > usual)
  }

  @Test func gdalFindsValidAreasWithHoles() throws {
    let city = try ScratchCity()
    let file = city.folder.url.appendingPathComponent("reach.geojson")
    try city.run("isochrone", start, "--minutes", "2,4", "--geojson", file.path)
    let sql = "SELECT ST_IsValid(geometry) AS v, ST_NumInteriorRing(ST_GeometryN(geometry, 1)) AS holes FROM reach"
    let result = try CommandRunner.tool("ogrinfo", "-ro", "-q", "-dialect", "SQLite", "-sql", sql, file.path)
    try expectDone(result)
    #expect(result.output.components(separatedBy: "v (Integer) = 1").count == 3, "\(result.output)")
    #expect(result.output.contains("holes (Integer) = ") && !result.output.contains("holes (Integer) = 0"))
  }

  @Test func withoutARoadTheReasonIsTold() throws {
    let city = try ScratchCity()
    let result = try city.luwang("isochrone", "0,0", "--minutes", "5", "--json")
    #expect(result.status == 3)
    #expect(try object(result.output)["reason"] as? String == "no_road")
  }
}
