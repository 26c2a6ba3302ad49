import Foundation
import GRDB
import GeoTypes
import TestKit
import Testing

@testable import Store

@Suite("Any GeoPackage as input")
struct GeoPackageTableTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func error(_ body: () throws -> Void) -> CityFileError? {
    do { try body() } catch { return error as? CityFileError }
    return nil
  }

  /// A GeoPackage as another program may write it, with one layer `p` of any blobs.
  private func write(_ name: String, blobs: [[UInt8]?], srs: Int = 4326) throws -> URL {
    let url = folder.file(name)
    try otherProgram(url) { db in
      try db.execute(
        sql: """
          CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, \
          organization_coordsys_id INTEGER, definition TEXT, description TEXT);
          INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'epsg', 4326, '', NULL), ('x', 0, 'NONE', 0, '', '');
          CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
          INSERT INTO gpkg_contents VALUES ('p', 'features'), ('tiles', 'tiles');
          CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
          INSERT INTO gpkg_geometry_columns VALUES ('p', 'Shape', \(srs));
          CREATE TABLE p (id INTEGER PRIMARY KEY, Shape POINT, "名称" TEXT, open BOOLEAN, height REAL, photo BLOB, n INT);
          """)
      for (index, blob) in blobs.enumerated() {
        try db.execute(
          sql: "INSERT INTO p VALUES (?, ?, '泉城', 1, 2.5, x'00', NULL)", arguments: [index + 5, blob.map { Data($0) }])
      }
    }
    return url
  }

  private func point(_ x: Double, _ y: Double, z: Double? = nil, bigEndian: Bool = false) -> [UInt8] {
    func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: bigEndian ? value.bigEndian : value.littleEndian) { Array($0) }
    }
    let code: UInt32 = z == nil ? 1 : 1001
    let head: [UInt8] = [0x47, 0x50, 0, bigEndian ? 0 : 1] + bytes(UInt32(4326)) + [bigEndian ? 0 : 1]
    return head + bytes(code) + ([x, y] + (z.map { [$0] } ?? [])).flatMap { bytes($0.bitPattern) }
  }

  @Test func columnsAndShapes() throws {
    let url = try write(
      "a.gpkg",
      blobs: [point(1.5, 2), point(3, 4, z: 5), nil, point(.nan, .nan), point(-7, 8, bigEndian: true)])
    let table = try GeoPackageTable.read(url)
    #expect(table.crs == "EPSG:4326")
    #expect(
      table.records.map(\.shape) == [
        .point(RawPosition(1.5, 2)), .point(RawPosition(3, 4)), nil, nil, .point(RawPosition(-7, 8)),
      ])
    #expect(table.records[0].place == "fid 5")
    #expect(table.records[0].identifier == "5")
    #expect(
      table.records[0].properties == [
        "id": .integer(5), "名称": .text("泉城"), "open": .boolean(true), "height": .number(2.5), "photo": .null,
        "n": .null,
      ])
    #expect(
      table.warnings == ["heights or measures of 1 shapes were left out", "5 binary values were left out"])
    #expect(try GeoPackageTable.layers(of: url) == ["p"])
  }

  @Test func undefinedFrameIsNone() throws {
    #expect(try GeoPackageTable.read(try write("a.gpkg", blobs: [], srs: 0)).crs == nil)
  }

  @Test func layersAreChosenByName() throws {
    try TestCity.make(in: folder).close()
    let city = folder.file("city.gpkg")
    #expect(try GeoPackageTable.read(city, layer: "Zone").records.count == 1)
    #expect(try GeoPackageTable.read(city, layer: "chief").crs == nil)
    #expect(try GeoPackageTable.read(city, layer: "division").crs == "EPSG:4490")
    guard case .layerNotChosen(_, let available)? = error({ _ = try GeoPackageTable.read(city) }) else {
      Issue.record("one of several layers was taken")
      return
    }
    #expect(available == CityLayer.allCases.map(\.rawValue).sorted())
    guard case .layerNotFound(_, "x", _)? = error({ _ = try GeoPackageTable.read(city, layer: "x") }) else {
      Issue.record("a layer that is not there was read")
      return
    }
  }

  @Test func whatIsNoGeoPackage() throws {
    let url = folder.file("plain.db")
    try otherProgram(url) { try $0.execute(sql: "CREATE TABLE a (b)") }
    guard case .notAGeoPackage? = error({ _ = try GeoPackageTable.read(url) }) else {
      Issue.record("plain SQLite was read")
      return
    }
    #expect(error { _ = try GeoPackageTable.read(folder.file("none")) } == .notFound(path: folder.file("none").path))
  }

  @Test(arguments: UInt64(0)..<15)
  func hostileBlobsAreNamedOrRead(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var bytes = point(1, 2)
    for _ in 0..<generator.int(in: 1...3) {
      bytes[generator.int(in: 0...(bytes.count - 1))] = UInt8(truncatingIfNeeded: generator.next())
    }
    let url = try write("h.gpkg", blobs: [point(0, 0), Array(bytes.prefix(generator.int(in: 0...bytes.count)))])
    do {
      #expect(try GeoPackageTable.read(url).records.count == 2)
    } catch {
      guard case .badValue(url.path, "p", 6, "Shape", _, _)? = error as? CityFileError else {
        Issue.record("seed \(seed): \(error)")
        return
      }
    }
  }

  @Test(.enabled(if: Tool.exists("ogr2ogr"), "needs gdal-bin"))
  func curvesAreRefused() throws {
    let csv = folder.file("c.csv")
    try "n,WKT\n1,\"CIRCULARSTRING (0 0,1 1,2 0)\"\n".write(to: csv, atomically: true, encoding: .utf8)
    let url = folder.file("c.gpkg")
    try Tool.run("ogr2ogr", ["-oo", "GEOM_POSSIBLE_NAMES=WKT", "-a_srs", "EPSG:4326", url.path, csv.path])
    guard case .badValue(_, "c", 1, "geom", _, let reason)? = error({ _ = try GeoPackageTable.read(url) }) else {
      Issue.record("a curve was read")
      return
    }
    #expect(reason.contains("curve"))
  }

  @Test(.enabled(if: Tool.exists("ogr2ogr"), "needs gdal-bin"))
  func heightsOfGDALAreLeftOut() throws {
    let csv = folder.file("z.csv")
    try "n,WKT\n1,\"POLYGON Z ((0 0 5,1 0 5,1 1 5,0 0 5))\"\n2,\n".write(to: csv, atomically: true, encoding: .utf8)
    let url = folder.file("z.gpkg")
    try Tool.run("ogr2ogr", ["-oo", "GEOM_POSSIBLE_NAMES=WKT", "-a_srs", "EPSG:4548", url.path, csv.path])
    let table = try GeoPackageTable.read(url)
    #expect(table.crs == "EPSG:4548")
    #expect(table.warnings.count == 1)
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 0)].map { RawPosition($0.0, $0.1) }
    #expect(table.records.map(\.shape) == [.polygon([ring]), nil])
  }
}
