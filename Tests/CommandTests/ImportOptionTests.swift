import Foundation
import TestKit
import Testing

/// What the options of `import` do.
@Suite("Options of import")
struct ImportOptionTests {
  @Test func withinKeepsWhatLiesInside() throws {
    let folder = try ScratchFolder()
    let area = try folder.file(
      "area.geojson",
      """
      {"type":"Polygon","coordinates":[[[117.0,36.598],[117.011,36.598],[117.011,36.61],[117.0,36.61],[117.0,36.598]]]}
      """)
    let city = folder.url.appendingPathComponent("city.gpkg")
    let files = [
      "--roads", ScratchCity.file("roads.geojson"), "--surroundings", ScratchCity.file("surroundings.geojson"),
      "--components", ScratchCity.file("components.csv"), "--code-profile", "6-2-2-6",
      "--facilities", ScratchCity.file("facilities.geojson"),
    ]
    try expectDone(CommandRunner.luwang(["import", city.path, "--within", area.path] + files))
    let complete = try ScratchCity()
    let whole = try SQLite.counts(complete.url)
    let part = try SQLite.counts(city)
    for layer in ["segment", "building", "component", "facility"] {
      let (few, all) = (part[layer] ?? 0, whole[layer] ?? 0)
      #expect(few > 0 && few < all, "\(layer): \(few) of \(all)")
    }
    let east = "SELECT count(*) FROM component JOIN rtree_component_geom AS box ON box.id = component.fid"
    #expect(try SQLite.rows(city, east + " WHERE box.minx > 117.01101") == [["0"]])
    // Nothing but the piece that leads out may reach beyond the border.
    #expect(
      try SQLite.rows(city, "SELECT count(*) FROM rtree_segment_geom WHERE minx > 117.0112") == [["0"]])
  }

  @Test func mapNamesThePropertyOfAField() throws {
    let folder = try ScratchFolder()
    let file = try folder.file(
      "d.geojson",
      """
      [{"type":"Feature","properties":{"行政代码":"990101","行政名":"甲区"},"geometry":{"type":"Polygon",
      "coordinates":[[[117.0,36.6],[117.01,36.6],[117.01,36.61],[117.0,36.61],[117.0,36.6]]]}}]
      """)
    let city = folder.url.appendingPathComponent("city.gpkg")
    let map = "code=行政代码,name=行政名"
    try expectDone(
      CommandRunner.luwang("import", city.path, "--divisions", file.path, "--level", "district", "--map", map))
    #expect(try SQLite.rows(city, "SELECT code, name, level FROM division") == [["990101", "甲区", "district"]])
    let unused = try CommandRunner.luwang(
      "import", city.path, "--divisions", file.path, "--level", "district", "--map", map + ",parent=上级")
    #expect(unused.status == 2)
    #expect(unused.errors.contains("d.geojson: has no property '上级', which --map gives for parent"), "\(unused.errors)")
  }

  @Test func drivingSideGoesByCountryUnlessGiven() throws {
    let city = try ScratchCity()
    let side = "SELECT value FROM luwang_metadata WHERE key = 'driving_side'"
    #expect(try city.column(side) == ["right"])
    let roads = ScratchCity.file("roads.geojson")
    try city.run("import", "--roads", roads, "--driving-side", "left")
    #expect(try city.column(side) == ["left"])
    try city.run("import", "--roads", roads)
    #expect(try city.column(side) == ["left"], "what was told once stays")
  }

  @Test func gcj02DivisionsLieWhereTheyBelong() throws {
    let folder = try ScratchFolder()
    // Tian'anmen Square's corner and its place in GCJ-02 (shifted some 550 m), 1e-5 degree each.
    let shifted = try folder.file(
      "d.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"110101","name":"x"},"geometry":
      {"type":"Polygon","coordinates":[[[116.397428,39.90923],[116.407428,39.90923],[116.407428,39.91923],
      [116.397428,39.90923]]]}}]}
      """)
    let city = folder.url.appendingPathComponent("city.gpkg")
    try expectDone(
      CommandRunner.luwang(
        "import", city.path, "--divisions", shifted.path, "--level", "district", "--input-crs", "gcj02"))
    let corner = try #require(try SQLite.rows(city, "SELECT minx, miny FROM rtree_division_geom").first)
    let (lon, lat) = (Double(corner[0]) ?? 0, Double(corner[1]) ?? 0)
    #expect(abs(lon - 116.39118) < 2e-4 && abs(lat - 39.90783) < 2e-4, "\(lon), \(lat)")
  }

  /// The sample's own cells, exported and taken in again, keep their codes; a fault put in is named with its place.
  @Test func gridsOfTheBureauAreKeptAndChecked() throws {
    let city = try ScratchCity(grids: true)
    let out = city.folder.url.appendingPathComponent("grids.geojson")
    try expectDone(
      CommandRunner.tool("ogr2ogr", "-lco", "COORDINATE_PRECISION=7", out.path, city.url.path, "unit_grid"))
    let rows = "SELECT code, community, round(area_m2) FROM unit_grid ORDER BY code"
    let before = try city.rows(rows)
    let clean = try city.run("import", "--grids", out.path, "--json")
    #expect(try city.rows(rows) == before)
    #expect(!clean.output.contains("\"grid_I01\"") && !clean.output.contains("\"grid_I03\""))
    guard var document = try JSONSerialization.jsonObject(with: Data(contentsOf: out)) as? [String: Any],
      var features = document["features"] as? [[String: Any]]
    else { throw CommandFailure(description: "no FeatureCollection") }
    let gone = features.removeFirst()
    let missing = (gone["properties"] as? [String: Any])?["code"] as? String ?? ""
    if var properties = features[0]["properties"] as? [String: Any] {
      properties["code"] = "990101001001X01"
      features[0]["properties"] = properties
    }
    document["features"] = features
    try JSONSerialization.data(withJSONObject: document).write(to: out)
    let faulty = try city.run("import", "--grids", out.path, "--json")
    #expect(try city.number("SELECT count(*) FROM unit_grid WHERE code = '\(missing)'") == 0)
    #expect(faulty.output.contains("I03 990101001001X01 at [117.0"), "\(faulty.output)")
    #expect(try city.run("doctor").output.contains("990101001001X01"))
  }

  @Test func rosterFaultsAreTold() throws {
    let city = try ScratchCity()
    let roster = try city.folder.file(
      "roster.csv",
      """
      chief,level,road,side,shift
      A,三级,环城西路,left,22:00-06:00
      B,三级,环城西路,left,05:00-13:00
      C,三级,环城西路,right,
      D,三级,查无此路,both,

      """)
    let result = try city.run("import", "--chiefs", roster.path, "--json")
    #expect(result.output.contains("chiefs A and B hold the left side at one level"), "\(result.output)")
    #expect(result.output.contains("no road is named \\\"查无此路\\\""))
    #expect(result.output.contains("nobody holds the left side"))
    #expect(!result.output.contains("chiefs A and C"))
  }
}
