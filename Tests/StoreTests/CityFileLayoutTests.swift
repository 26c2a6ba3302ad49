import Foundation
import GRDB
import GeoTypes
import Grid
import Store
import TestKit
import Testing

@Suite("The file is a GeoPackage 1.3")
struct CityFileLayoutTests {
  let folder: TestFolder
  let file: URL

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    try TestCity.make(in: folder).close()
  }

  @Test func closedCityIsOneFile() { #expect(folder.names == ["city.gpkg"]) }

  @Test func headerNamesTheFormat() throws {
    let bytes = try Data(contentsOf: file)
    #expect(Array(bytes[68..<72]) == Array("GPKG".utf8))
    #expect(Array(bytes[60..<64]) == [0, 0, 0x28, 0x3C])
  }

  @Test func requiredRows() throws {
    try otherProgram(file) { db in
      let ids = try Int.fetchAll(db, sql: "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id")
      #expect(ids == [-1, 0, 4326, 4490])
      let contents = try String.fetchSet(db, sql: "SELECT table_name FROM gpkg_contents")
      #expect(contents == Set(CityLayer.allCases.map(\.rawValue)))
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
      for table in try String.fetchAll(db, sql: "SELECT table_name FROM gpkg_geometry_columns") {
        #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_\(table)_geom')") == "ok")
      }
    }
  }

  @Test func boundsAreThoseOfTheShapes() throws {
    try otherProgram(file) { db in
      let row = try #require(
        try Row.fetchOne(db, sql: "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'division'"))
      let box = try TestCity.divisions()[0].area.box
      let expected = [box.low.longitude, box.low.latitude, box.high.longitude, box.high.latitude]
      for (index, value) in expected.enumerated() {
        #expect(abs((row[index] as Double) - value) < 1e-4)
      }
    }
  }

  @Test func everyGeometryHasItsFrame() throws {
    try otherProgram(file) { db in
      let frames = try Int.fetchSet(db, sql: "SELECT srs_id FROM gpkg_geometry_columns")
      #expect(frames == [4490])
      let blob = try #require(try Data.fetchOne(db, sql: "SELECT geom FROM component"))
      #expect(Array(blob.prefix(8)) == [0x47, 0x50, 0, 1, 0x8A, 0x11, 0, 0])
      #expect(blob.count == 29)
    }
  }

  @Test(.enabled(if: Tool.exists("ogrinfo"), "needs ogrinfo of gdal-bin"))
  func gdalListsEveryLayer() throws {
    let summary = try Tool.run("ogrinfo", ["-ro", "-al", "-so", file.path])
    let expected: [CityLayer: Int] = [
      .division: 2, .zone: 1, .road: 2, .segment: 4, .kerb: 8, .turnRestriction: 1, .barrier: 4, .building: 1,
      .unitGrid: 3, .component: 100, .chief: 2, .duty: 2, .facility: 2, .rule: 0, .vehicle: 0, .incident: 1,
      .closure: 1, .plan: 0,
      .planLeg: 0, .importLog: 1,
    ]
    let spatial = try otherProgram(file) { db in
      try String.fetchSet(db, sql: "SELECT table_name FROM gpkg_geometry_columns")
    }
    for layer in CityLayer.allCases {
      let part = try #require(summary.components(separatedBy: "Layer name: \(layer.rawValue)\n").dropFirst().first)
      let text = part.components(separatedBy: "Layer name: ")[0]
      #expect(text.contains("Feature Count: \(expected[layer] ?? -1)\n"), "\(layer): \(text)")
      if spatial.contains(layer.rawValue) {
        #expect(text.contains("ID[\"EPSG\",4490]]"), "\(layer)")
      } else {
        #expect(text.contains("Geometry: None"), "\(layer)")
      }
    }
    #expect(!summary.contains("Warning"))
  }
}
