import Foundation
import TestKit
import Testing

enum GDAL {
  static let isInstalled = (try? CommandRunner.tool("ogrinfo", "--version"))?.status == 0
}

/// The city file in the hands of GDAL: read, edited, and taken up again.
@Suite("City file and GDAL", .enabled(if: GDAL.isInstalled, "needs gdal-bin"))
struct GDALTests {
  /// Runs SQL through GDAL, as a person does who edits a layer.
  private func edit(_ city: ScratchCity, _ sql: String) throws {
    let result = try CommandRunner.tool("ogrinfo", "-q", city.url.path, "-sql", sql)
    try expectDone(result)
    #expect(!result.errors.contains("ERROR"), "\(result.errors)")
  }

  /// Adds the rows of a CSV text to a layer.
  private func append(_ city: ScratchCity, _ layer: String, _ text: String) throws {
    let table = try city.folder.file("more-\(layer).csv", text)
    let appended = try CommandRunner.tool(
      "ogr2ogr", "-append", "-update", "-nln", layer, "-a_srs", "EPSG:4490", "-oo", "GEOM_POSSIBLE_NAMES=WKT",
      city.url.path, table.path)
    try expectDone(appended)
  }

  private func revision(_ city: ScratchCity, _ layer: String) throws -> Int {
    try city.number("SELECT revision FROM luwang_revision WHERE layer = '\(layer)'")
  }

  @Test func everyLayerIsListedWithItsFrameAndCount() throws {
    let city = try ScratchCity(grids: true)
    let listing = try CommandRunner.tool("ogrinfo", "-al", "-so", city.url.path)
    try expectDone(listing)
    #expect(!listing.errors.contains("Warning") && !listing.errors.contains("ERROR"), "\(listing.errors)")
    let blocks = listing.output.components(separatedBy: "\nLayer name: ").dropFirst()
    let counts = try SQLite.counts(city.url)
    var seen: Set<String> = []
    for block in blocks {
      let name = String(block.prefix { $0 != "\n" })
      seen.insert(name)
      if let count = counts[name] { #expect(block.contains("Feature Count: \(count)\n"), "\(name)") }
      if ["division", "segment", "kerb", "unit_grid", "component", "facility", "barrier", "building"].contains(name) {
        #expect(block.contains("ID[\"EPSG\",4490]]"), "\(name) is not in CGCS2000")
        #expect(block.contains("Extent: (117.0"), "\(name)")
      }
    }
    #expect(seen.isSuperset(of: counts.keys), "\(seen)")
    #expect(counts["unit_grid"] ?? 0 > 10)
  }

  @Test func renamedRoadIsAnswered() throws {
    let city = try ScratchCity(grids: true)
    let place = "117.0005027,36.6033721"
    #expect(try city.run("locate", place).output.contains("\"road\":\"环城西路\""))
    let before = try revision(city, "segment")
    try edit(city, "UPDATE segment SET name = '新街' WHERE name = '环城西路'")
    try edit(city, "UPDATE road SET name = '新街' WHERE name = '环城西路'")
    #expect(try revision(city, "segment") > before)
    #expect(try city.run("locate", place).output.contains("\"road\":\"新街\""))
    try city.run("stats")
    try city.run("doctor")
  }

  @Test func deletedSegmentIsGone() throws {
    let city = try ScratchCity(grids: true)
    let before = try city.run("stats", "--json").output
    let revision = try revision(city, "segment")
    try edit(city, "DELETE FROM segment WHERE uid = 1")
    #expect(try self.revision(city, "segment") == revision + 1)
    #expect(try city.run("stats", "--json").output != before)
    #expect(try city.run("doctor").output.contains("segment"))
    #expect(try !city.run("locate", "117.0004225,36.6002307").output.contains("\"segment\":1,"))
    // The next import mends it: the way is there again, under the numbers that live on.
    try city.run("import", "--roads", ScratchCity.file("roads.geojson"))
    #expect(try city.number("SELECT count(*) FROM segment") == 195)
    #expect(try city.number("SELECT count(*) FROM segment WHERE uid = 1") == 0, "a number that was gone came back")
  }

  @Test func movedFacilityAndAddedComponentCount() throws {
    let city = try ScratchCity()
    try edit(city, "DELETE FROM facility WHERE id = 'depot-1'")
    try append(city, "facility", "id,name,kind,WKT\ndepot-1,一号,depot,POINT (117.01 36.605)\n")
    #expect(try revision(city, "facility") == 3)
    try append(
      city, "component",
      "id,class,subclass,state,source,WKT\n9901010118009999,01,18,intact,hand,POINT (117.005 36.605)\n")
    #expect(try revision(city, "component") == 2)
    try city.run("stats")
    try city.run("grid")
    let cell = try city.column("SELECT unit_grid FROM component WHERE id = '9901010118009999'")
    #expect(cell.first?.hasPrefix("9901") == true, "\(cell)")
    // The number that was given by hand is not given again.
    let next = try city.folder.file(
      "next.csv", "id,class,subclass,lon,lat,crs\n,01,18,117.006,36.605,EPSG:4490\n")
    try city.run("import", "--components", next.path, "--append")
    #expect(try city.number("SELECT count(*) FROM component WHERE id = '9901010118010000'") == 1)
  }

  @Test func layerPutIntoAnotherFrameIsRefused() throws {
    let city = try ScratchCity(grids: true)
    let copy = city.folder.url.appendingPathComponent("copy.gpkg").path
    try expectDone(CommandRunner.tool("ogr2ogr", "-t_srs", "EPSG:4548", copy, city.url.path, "unit_grid"))
    try expectDone(CommandRunner.tool("ogr2ogr", "-overwrite", "-update", city.url.path, copy, "unit_grid"))
    for command in [["stats"], ["locate", "117.005,36.605"], ["doctor"]] {
      let result = try CommandRunner.luwang([command[0], city.url.path] + command.dropFirst())
      #expect(result.status == 2, "\(command): \(result.errors)")
      #expect(result.errors.contains("city.gpkg: layer unit_grid"), "\(result.errors)")
    }
  }

  @Test func valueThatMeansNothingIsNamed() throws {
    let city = try ScratchCity()
    try edit(city, "UPDATE segment SET class = 'boulevard' WHERE uid = 7")
    let result = try city.luwang("stats")
    #expect(result.status == 2)
    #expect(result.errors.contains("layer segment, fid 7, column class"), "\(result.errors)")
  }

  @Test func layersExportToOtherFormats() throws {
    let city = try ScratchCity(grids: true)
    let out = city.folder.url.appendingPathComponent("grids.geojson").path
    try expectDone(CommandRunner.tool("ogr2ogr", out, city.url.path, "unit_grid"))
    // What GDAL exports is taken in again as the bureau's own grids, with the same codes.
    let before = try city.column("SELECT code FROM unit_grid ORDER BY code")
    try city.run("import", "--grids", out)
    #expect(try city.column("SELECT code FROM unit_grid ORDER BY code") == before)
  }
}
