import Foundation
import GRDB
import GeoTypes
import Grid
import Testing

@testable import Store

@Suite("Edits by GDAL", .enabled(if: Tool.exists("ogr2ogr") && Tool.exists("ogrinfo"), "needs gdal-bin"))
struct GDALEditTests {
  let folder: TestFolder
  let file: URL

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    try TestCity.make(in: folder).close()
  }

  private func error(_ body: () throws -> Void) -> CityFileError? {
    do { try body() } catch { return error as? CityFileError }
    return nil
  }

  @Test func sqlUpdateCountsAndIsRead() throws {
    let before = try CityFile.openReadOnly(file).revision(of: .division)
    try Tool.run("ogrinfo", [file.path, "-sql", "UPDATE division SET name = '新名' WHERE code = '370102'"])
    let city = try CityFile.open(file)
    #expect(try city.revision(of: .division) == before + 1)
    #expect(try city.all(.divisions).map(\.name) == ["新名", "a 'quoted' name"])
  }

  @Test func deleteUpdatesSpatialIndex() throws {
    try Tool.run("ogrinfo", [file.path, "-sql", "DELETE FROM component WHERE fid > 40"])
    let city = try CityFile.open(file)
    #expect(try city.all(.components) == TestCity.components(40))
    try city.close()
    let indexed = try otherProgram(file) { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM rtree_component_geom") }
    #expect(indexed == 40)
    let check = try otherProgram(file) { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    #expect(check == "ok")
  }

  @Test func appendedFeatureIsRead() throws {
    let input = folder.file("new.csv")
    try """
    code,name,precedence,WKT
    370199,Z,5,"MULTIPOLYGON (((117.1 36.6,117.2 36.6,117.2 36.7000001,117.1 36.6)))"
    """.write(to: input, atomically: true, encoding: .utf8)
    try Tool.run(
      "ogr2ogr",
      [
        "-append", "-update", "-nln", "zone", "-a_srs", "EPSG:4490", "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo",
        "AUTODETECT_TYPE=YES", file.path, input.path,
      ])
    let city = try CityFile.open(file)
    let zones = try city.all(.zones)
    #expect(zones.map(\.code) == ["370176", "370199"])
    #expect(zones[1].area.polygons[0].exterior.vertices.contains(Vertex(x: 1_172_000_000, y: 367_000_001)))
    #expect(try city.revision(of: .zone) == 2)
  }

  @Test func duplicatedKeyIsNamed() throws {
    let sql = "INSERT INTO zone (geom, code, name, precedence) SELECT geom, code, 'x', 1 FROM zone"
    try Tool.run("ogrinfo", [file.path, "-sql", sql])
    guard case .badValue(_, "zone", 2, "code", "370176", _)? = error({ _ = try CityFile.open(file).all(.zones) }) else {
      Issue.record("a code that occurs twice was accepted")
      return
    }
  }

  @Test func overwrittenLayerGetsItsTriggersBack() throws {
    let copy = folder.file("zones.gpkg")
    try Tool.run("ogr2ogr", [copy.path, file.path, "zone"])
    try Tool.run("ogr2ogr", ["-overwrite", "-update", file.path, copy.path, "zone"])
    let frozen = try CityFile.openReadOnly(file)
    guard case .layerAltered(_, "zone", _)? = error({ _ = try frozen.revision(of: .zone) }) else {
      Issue.record("lost triggers went unseen")
      return
    }
    try frozen.close()
    let city = try CityFile.open(file)
    #expect(try city.all(.zones) == TestCity.zones())
    let revision = try city.revision(of: .zone)
    #expect(revision > 1)
    try city.close()
    try Tool.run("ogrinfo", [file.path, "-sql", "UPDATE zone SET precedence = 9"])
    #expect(try CityFile.open(file).revision(of: .zone) == revision + 1)
    #expect(try CityFile.open(file).all(.zones).map(\.precedence) == [9])
  }

  @Test func layerInAnotherFrameIsRefused() throws {
    let copy = folder.file("zones.gpkg")
    try Tool.run("ogr2ogr", ["-t_srs", "EPSG:4548", copy.path, file.path, "zone"])
    try Tool.run("ogr2ogr", ["-overwrite", "-update", file.path, copy.path, "zone"])
    guard case .layerAltered(_, "zone", let reason)? = error({ _ = try CityFile.open(file).all(.zones) }) else {
      Issue.record("metres were taken for degrees")
      return
    }
    #expect(reason.contains("EPSG:4548"))
  }
}
