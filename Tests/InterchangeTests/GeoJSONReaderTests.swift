import Foundation
import GeoTypes
import Interchange
import TestKit
import Testing

struct GeoJSONReaderTests {
  private func read(_ text: String) throws(InterchangeError) -> FeatureTable {
    try GeoJSONReader.read(Array(text.utf8), file: "a.geojson")
  }

  private func message(_ text: String) -> String {
    do {
      let table = try read(text)
      return "read \(table.records.count) features"
    } catch {
      return error.description
    }
  }

  @Test func readsACollectionWithChineseNames() throws {
    let table = try read(
      """
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"features":[
      {"type":"Feature","id":7,"properties":{"名称":"历下区","gb":156370102,"面积":100.89,"是":true,"空":null,
       "列":[1,"a"],"parent":{"adcode":370100}},
       "geometry":{"type":"Polygon","coordinates":[[[117,36],[117.1,36],[117.1,36.1]]]}},
      {"type":"Feature","id":"b","properties":null,
       "geometry":{"type":"MultiPolygon","coordinates":[[[[1,2],[3,4],[5,6],[1,2]]],[[[7,8],[9,1],[2,3],[7,8]]]]}}]}
      """)
    #expect(table.crs == "urn:ogc:def:crs:EPSG::4490")
    #expect(table.warnings == [])
    try #require(table.records.count == 2)
    let first = table.records[0]
    #expect(first.place == "feature 1")
    #expect(first.identifier == "7")
    #expect(first.shape == .polygon([[RawPosition(117, 36), RawPosition(117.1, 36), RawPosition(117.1, 36.1)]]))
    #expect(
      first.properties == [
        "名称": .text("历下区"), "gb": .integer(156_370_102), "面积": .number(100.89), "是": .boolean(true), "空": .null,
        "列": .list([.integer(1), .text("a")]), "parent": .object(["adcode": .integer(370_100)]),
      ])
    #expect(table.records[1].identifier == "b")
    #expect(table.records[1].properties == [:])
    guard case .multiPolygon(let parts) = table.records[1].shape else {
      Issue.record("no multi-polygon")
      return
    }
    #expect(parts.count == 2)
  }

  @Test(arguments: [
    (#"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}"#, 1),
    (#"{"type":"Point","coordinates":[1,2]}"#, 1),
    (#"[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}},{"type":"Point","coordinates":[1,2]}]"#, 2),
    (#"{"type":"FeatureCollection","features":[]}"#, 0),
    ("[]", 0),
    ("\u{FEFF}{\"type\":\"Point\",\"coordinates\":[1,2]}", 1),
    ("{\"type\":\"Point\",\"coordinates\":[1,2]}\n{\"type\":\"Point\",\"coordinates\":[1,2]}\n", 2),
    ("\u{1E}{\"type\":\"Point\",\n\"coordinates\":[1,2]}\n\u{1E}{\"type\":\"Point\",\"coordinates\":[1,2]}\n", 2),
  ])
  func readsWhatIsFound(text: String, count: Int) throws {
    let table = try read(text)
    #expect(table.records.count == count)
    #expect(table.records.allSatisfy { $0.shape == .point(RawPosition(1, 2)) })
    #expect(table.records.map(\.place) == (0..<count).map { "feature \($0 + 1)" })
  }

  @Test func readsEveryTypeOfGeometry() throws {
    let a = RawPosition(1, 2)
    let b = RawPosition(3, 4)
    let cases: [(String, RawShape)] = [
      (#""MultiPoint","coordinates":[[1,2],[3,4]]"#, .multiPoint([a, b])),
      (#""LineString","coordinates":[[1,2],[3,4]]"#, .line([a, b])),
      (#""MultiLineString","coordinates":[[[1,2],[3,4]],[[3,4]]]"#, .multiLine([[a, b], [b]])),
      (
        #""GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]"#,
        .collection([.point(a), .line([a, b])])
      ),
    ]
    for (text, shape) in cases { #expect(try read("{\"type\":\(text)}").records.first?.shape == shape) }
  }

  @Test func countsWhatIsLeftOut() throws {
    let table = try read(
      """
      [{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2,50],[3,4,51],[5,6]]}},
       {"type":"Feature","properties":{"a":1},"geometry":null},
       {"properties":{},"geometry":{"type":"Polygon","coordinates":[]}}]
      """)
    #expect(table.records.map { $0.shape != nil } == [true, false, false])
    #expect(
      table.warnings == [
        "2 positions have a height; it is left out", "2 features have no geometry: feature 2, feature 3",
        "1 features have no type; they are read as features",
      ])
  }

  @Test(arguments: [
    (
      #"{"crs":{"type":"name","properties":{"name":"EPSG:4490"}},"type":"FeatureCollection","features":[]}"#,
      "EPSG:4490"
    ),
    (#"{"crs":{"type":"EPSG","properties":{"code":4547}},"type":"FeatureCollection","features":[]}"#, "EPSG:4547"),
    (#"{"crs":"gcj02","type":"FeatureCollection","features":[]}"#, "gcj02"),
  ])
  func passesTheFrameOn(text: String, crs: String) throws {
    #expect(try read(text).crs == crs)
  }

  @Test(arguments: [
    ("[116.4]", "feature 2: [116.4] is not a position: it has one number"),
    (#"["116.4",39.9]"#, #"feature 2: "116.4" is not a number of a position"#),
    ("[116.4,null]", "feature 2: null is not a number of a position"),
    ("[116.4,NaN]", "feature 2 (line 1, byte 154): NaN is not a number"),
    ("[116.4,-Infinity]", "-Infinity is not a number"),
    ("[1e308,39.9]", "feature 2: 1e+308 is beyond every frame"),
    ("[1e999,39.9]", "is not a number of a position"),
    ("116.4", "feature 2: 116.4 is not a position"),
    ("[[116.4,39.9]]", "feature 2: [116.4,39.9] is not a number of a position"),
    ("{}", "feature 2: {} is not a position"),
  ])
  func refusesBadPositions(position: String, expected: String) {
    let text =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null},{"type":"Feature","geometry":"#
      + #"{"type":"LineString","coordinates":[[1,2],\#(position)]}}]}"#
    #expect(message(text).contains(expected))
  }

  @Test(arguments: [
    ("", "is empty"),
    (" \n ", "is empty"),
    (
      #"{"type":"FeatureCollection","features":[{"type":"Fea"#,
      "line 1, byte 49: a text that opens here is never closed"
    ),
    ("{\"type\":\"FeatureCollection\",\n\"features\":[{},\n{", "line 3, byte 47: the text ends inside an object"),
    ("{\"type\":\"Point\",\n \"coordinates\":[1,2],}", "line 2, byte 39: the character } stands where a name"),
    ("{\"type\":\"Point\",\n coordinates:[1,2]}", "line 2, byte 19: the character c stands where a name"),
    (#"{"type":"Point","coordinates":[01,2]}"#, "a number is not written as JSON has it"),
    (#"{"type":"Topology","objects":{},"arcs":[]}"#, "is TopoJSON, not GeoJSON; turn it into GeoJSON with ogr2ogr"),
    (#"{"features":[{"attributes":{},"geometry":{"rings":[]}}]}"#, "is Esri JSON"),
    (#"{"a":1}"#, "an object without type stands where GeoJSON should be"),
    (#"{"type":"Feature","geometry":{"type":"CircularString","coordinates":[]}}"#, "\"CircularString\" is not a type"),
    (
      #"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[1,2],[3,4]]}}"#, "feature 1: 1 is not a position"
    ),
    (#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":5}}"#, "not nested as its type asks"),
    (#"{"type":"Feature","geometry":"POINT(1 2)"}"#, "\"POINT(1 2)\" is not a geometry"),
    (#"{"type":"Feature","geometry":null,"properties":[1]}"#, "[1] cannot be read as properties"),
    (#"{"type":"FeatureCollection","features":{}}"#, "features of the FeatureCollection is missing or no list"),
    ("12", "12 stands where GeoJSON should be"),
    ("<kml>", "is XML"),
  ])
  func refusesWhatIsNotGeoJSON(text: String, expected: String) {
    #expect(message(text).contains(expected))
  }

  @Test func refusesShapefilesAndUTF16WithTheWayOut() throws {
    for (bytes, expected) in [
      ([0, 0, 0x27, 0x0A, 0, 0, 0, 0] as [UInt8], "to-geopackage"), ([0xFF, 0xFE, 0x7B, 0], "iconv -f UTF-16"),
      (Array("SQLite format 3\0....".utf8), ".gpkg"), ([0x50, 0x4B, 3, 4, 9], "unpack"),
    ] {
      #expect {
        try GeoJSONReader.read(bytes, file: "a.geojson")
      } throws: {
        "\($0)".contains(expected)
      }
    }
  }

  @Test func readsGB18030WithAWarning() throws {
    let name: [UInt8] = [0xC0, 0xFA, 0xCF, 0xC2]  // 历下
    let bytes = Array(#"{"type":"Feature","geometry":null,"properties":{"a":""#.utf8) + name + Array(#""}}"#.utf8)
    let table = try GeoJSONReader.read(bytes, file: "a.geojson")
    #expect(table.records.first?.properties == ["a": .text("历下")])
    #expect(table.warnings.first == "the text is not UTF-8; it is read as GB18030")
  }

  @Test func refusesDeepNestingWithoutRecursion() {
    for opening in ["[", "{\"a\":", "{\"type\":\"GeometryCollection\",\"geometries\":["] {
      let text = String(repeating: opening, count: 10_000)
      #expect(message(text).contains("nest deeper than 100 levels"))
    }
    let inFeature = #"{"type":"Feature","geometry":null,"properties":{"a":"# + String(repeating: "[", count: 10_000)
    #expect(message(inFeature).contains("nest deeper than 100 levels"))
    func nested(_ depth: Int) -> String {
      let lists = String(repeating: "[", count: depth - 2) + String(repeating: "]", count: depth - 2)
      return #"{"type":"Feature","geometry":null,"properties":{"a":\#(lists)}}"#
    }
    #expect(message(nested(100)) == "read 1 features")
    #expect(message(nested(101)).contains("nest deeper than 100 levels"))
  }

  @Test func namesTheFileThatCannotBeOpened() throws {
    let folder = try ScratchFolder()
    let cases = [
      (folder.url.appendingPathComponent("none.geojson"), "does not exist"), (folder.url, "is a directory"),
      (try folder.file("empty.geojson", ""), "is empty"),
    ]
    for (url, expected) in cases {
      #expect {
        try GeoJSONReader.read(contentsOf: url)
      } throws: {
        "\($0)".contains(expected) && "\($0)".hasPrefix(url.path)
      }
    }
  }

  @Test(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))
  func readsTheDistrictsOfJinan() throws {
    let table = try GeoJSONReader.read(contentsOf: SharedData.url("divisions/jinan_districts_tianditu.geojson"))
    #expect(table.records.count == 12)
    #expect(table.records.allSatisfy { $0.shape != nil })
    let fields = try FieldMapping().lookup(in: table, file: "jinan").fields(of: table.records[0])
    #expect(try fields.requiredText(.code).hasPrefix("1563701"))
  }
}
