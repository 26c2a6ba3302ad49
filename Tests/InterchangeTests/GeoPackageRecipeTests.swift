import Foundation
import GeoTypes
import Interchange
import TestKit
import Testing

/// `Tools/recipes/to-geopackage` on the formats that bureaus give, made here by GDAL itself.
struct GeoPackageRecipeTests {
  private static let hasGDAL = ["ogr2ogr", "ogrinfo"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  private static let districts = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"代码":"370102","名称":"历下区"},"geometry":{"type":"Polygon",
     "coordinates":[[[117,36.6],[117.1,36.6],[117.1,36.7],[117,36.7],[117,36.6]]]}},
    {"type":"Feature","properties":{"代码":"370103","名称":"市中区"},"geometry":{"type":"Polygon",
     "coordinates":[[[117.1,36.6],[117.2,36.6],[117.2,36.7],[117.1,36.7],[117.1,36.6]]]}}]}
    """

  /// Runs a program in a folder; its exit code and all it printed.
  private func run(_ program: String, _ arguments: [String], in folder: URL) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    let log = folder.appendingPathComponent(".log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let handle = try FileHandle(forWritingTo: log)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    let output = try String(contentsOf: log, encoding: .utf8)
    try FileManager.default.removeItem(at: log)
    return (process.terminationStatus, output)
  }

  private func recipe(_ arguments: [String], in folder: URL) throws -> (code: Int32, output: String) {
    try run(PackageRoot.url("Tools/recipes/to-geopackage").path, arguments, in: folder)
  }

  /// The features of a layer, by way of GDAL's own GeoJSON.
  private func features(_ layer: String, of file: String, in folder: URL) throws -> FeatureTable {
    let copy = "\(layer).geojson"
    let made = try run("ogr2ogr", ["-f", "GeoJSON", copy, file, layer], in: folder)
    try #require(made.code == 0, "\(made.output)")
    defer { try? FileManager.default.removeItem(at: folder.appendingPathComponent(copy)) }
    return try GeoJSONReader.read(contentsOf: folder.appendingPathComponent(copy))
  }

  @Test(.enabled(if: hasGDAL, "needs ogr2ogr (gdal-bin)"))
  func shapefileInGBKAndFileGDBBecomeOneGeoPackage() throws {
    let folder = try ScratchFolder()
    _ = try folder.file("a.geojson", Self.districts)
    let shape = ["-f", "ESRI Shapefile", "-lco", "ENCODING=GBK", "-a_srs", "EPSG:4490", "区县.shp", "a.geojson"]
    #expect(try run("ogr2ogr", shape, in: folder.url).code == 0)
    // Files of old programs have no .cpg beside them.
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("区县.cpg"))
    let table = try Data(contentsOf: folder.url.appendingPathComponent("区县.dbf"))
    #expect(table.range(of: Data([0xC0, 0xFA, 0xCF, 0xC2, 0xC7, 0xF8])) != nil, "the name is not in GBK")
    let geodatabase = ["-f", "OpenFileGDB", "-nlt", "MULTIPOLYGON", "-a_srs", "EPSG:4490", "g.gdb", "a.geojson"]
    #expect(try run("ogr2ogr", geodatabase + ["-nln", "街道"], in: folder.url).code == 0)

    let made = try recipe(["out.gpkg", "区县.shp", "g.gdb"], in: folder.url)
    #expect(made.code == 0, "\(made.output)")
    #expect(made.output.contains("区县: 2 features") && made.output.contains("街道: 2 features"))
    let expected = try GeoJSONReader.read(Array(Self.districts.utf8), file: "a")
    for layer in ["区县", "街道"] {
      let got = try features(layer, of: "out.gpkg", in: folder.url)
      #expect(got.crs == "urn:ogc:def:crs:EPSG::4490")
      #expect(got.records.map { $0.properties["代码"] } == expected.records.map { $0.properties["代码"] })
      #expect(got.records.map { $0.properties["名称"] } == expected.records.map { $0.properties["名称"] })
      let areMulti = got.records.allSatisfy { if case .multiPolygon = $0.shape { true } else { false } }
      #expect(areMulti)
    }
    #expect(!folder.names.contains { $0.hasPrefix(".to-geopackage") })
  }

  @Test(.enabled(if: hasGDAL, "needs ogr2ogr (gdal-bin)"))
  func whatCannotBeTurnedIsNamedAndLeavesNothing() throws {
    let folder = try ScratchFolder()
    _ = try folder.file("a.geojson", Self.districts)
    _ = try folder.file("broken.shp", "not a shapefile")
    let plain = ["-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", "plain.shp", "a.geojson"]
    #expect(try run("ogr2ogr", plain, in: folder.url).code == 0)
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("plain.prj"))
    let before = folder.names
    for (arguments, expected) in [
      (["out.gpkg", "none.shp"], "none.shp: there is no such file or folder"),
      (["out.gpkg", "broken.shp"], "broken.shp: is nothing that ogr2ogr reads"),
      (["out.gpkg", "plain.shp"], "plain.shp: does not say its frame of coordinates"),
      (["out.shp", "plain.shp"], "the output comes first and ends in .gpkg"),
    ] {
      let result = try recipe(arguments, in: folder.url)
      #expect(result.code == 2)
      #expect(result.output.contains(expected), "\(result.output)")
    }
    #expect(folder.names == before)
    #expect(try recipe(["out.gpkg", "--crs", "EPSG:4490", "plain.shp"], in: folder.url).code == 0)
    #expect(try features("plain", of: "out.gpkg", in: folder.url).crs == "urn:ogc:def:crs:EPSG::4490")
  }
}
