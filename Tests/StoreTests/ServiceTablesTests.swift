import Foundation
import GRDB
import Plans
import Testing

@testable import Store

/// A file of layout version 2: without closures, tables of the service and number.
@Suite("Files from before the service")
struct ServiceTablesTests {
  let folder: TestFolder
  let file: URL

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    try TestCity.make(in: folder).close()
  }

  private func makeOld() throws {
    try otherProgram(file) { db in
      try db.execute(
        sql: """
          DROP TABLE closure; DROP TABLE rtree_closure_geom; DROP TABLE luwang_audit; DROP TABLE luwang_job; \
          DROP TABLE luwang_token; DELETE FROM gpkg_extensions WHERE table_name IN ('closure', 'luwang_audit', \
          'luwang_job', 'luwang_token'); DELETE FROM gpkg_geometry_columns WHERE table_name = 'closure'; \
          DELETE FROM gpkg_contents WHERE table_name = 'closure'; DELETE FROM luwang_revision WHERE layer = 'closure'; \
          DELETE FROM luwang_metadata WHERE key = 'city_id'; \
          UPDATE luwang_metadata SET value = '2' WHERE key = 'schema_version'
          """)
    }
  }

  @Test func anOldFileIsReadAsItIs() throws {
    try makeOld()
    let before = try Data(contentsOf: file)
    let city = try CityFile.openReadOnly(file)
    try city.read { reader throws in
      #expect(try reader.closures() == [])
      #expect(try reader.closure(id: "K-1") == nil)
      #expect(try reader.closures(limit: 9).isEmpty)
      #expect(try reader.count(of: .closure) == 0)
      #expect(try reader.revisions().count == CityLayer.allCases.count)
      #expect(try reader.marks(of: CityLayer.allCases)[.closure]?.revision == 0)
      #expect(try reader.auditEntries(limit: 9) == [])
      #expect(try reader.jobs(limit: 9) == [])
      #expect(try reader.unfinishedJobs() == [])
      #expect(try reader.tokens() == [])
      #expect(try reader.identity() == CityIdentity(city: nil, lastAuditNumber: 0, lastAuditDigest: nil))
      #expect(try reader.integrityFaults() == [])
    }
    try city.close()
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func anOldFileIsBroughtUpToDate() throws {
    try makeOld()
    let before = try CityFile.openReadOnly(file).read { try $0.revisions() }
    let city = try CityFile.open(file)
    // An import that read the file before must not take this for an edit.
    #expect(try city.read { try $0.revisions() } == before)
    let id = try #require(try city.read { try $0.identity().city })
    try city.write { try $0.replaceClosures([TestCity.closure]) }
    #expect(try city.read { try $0.closures() } == [TestCity.closure])
    #expect(try city.read { try $0.integrityFaults() } == [])
    #expect(try city.all(.components) == TestCity.components(100))
    try city.close()
    #expect(try CityFile.open(file).read { try $0.identity().city } == id)
    guard Tool.exists("ogrinfo") else { return }
    let summary = try Tool.run("ogrinfo", ["-ro", "-al", "-so", file.path])
    #expect(summary.contains("Layer name: closure") && !summary.contains("luwang_"))
    #expect(!summary.contains("Warning") && !summary.contains("ERROR"))
  }

  @Test func citiesHaveNumbersOfTheirOwn() throws {
    let other = try TestCity.make(in: folder, name: "other.gpkg")
    let first = try CityFile.openReadOnly(file).read { try $0.identity().city }
    #expect(try first != nil && first != other.read { try $0.identity().city })
    try other.write { try $0.setMetadata(TestCity.metadata) }
    #expect(try other.read { try $0.identity().city } != nil)
  }

  @Test func takenAwayTriggersComeBack() throws {
    try otherProgram(file) { try $0.execute(sql: "DROP TRIGGER luwang_audit_delete") }
    try CityFile.open(file).close()
    #expect(try otherProgram(file) { try ServiceTables.areComplete(in: $0) })
  }

  @Test(.enabled(if: Tool.exists("ogrinfo"), "needs gdal-bin"))
  func gdalShowsAndAddsClosures() throws {
    let shown = try Tool.run("ogrinfo", ["-ro", "-al", file.path, "closure"])
    #expect(shown.contains("LINESTRING") && shown.contains("管道抢修") && shown.contains("EPSG\",4490"))
    try Tool.run("ogrinfo", [file.path, "-sql", "INSERT INTO closure (id, segment) VALUES ('Q', 1)"])
    let city = try CityFile.open(file)
    let closures = try city.read { try $0.closures() }
    #expect(closures.map(\.id) == ["K-1", "Q"])
    #expect(closures[1].isActive(atMilliseconds: 0))
    #expect(try city.revision(of: .closure) == 2)
    try city.close()
    try Tool.run("ogrinfo", [file.path, "-sql", "UPDATE closure SET ends_at = 'soon' WHERE id = 'Q'"])
    let error = #expect(throws: CityFileError.self) {
      try CityFile.openReadOnly(file).read { try $0.closures() }
    }
    guard case .badValue(_, "closure", 2, "ends_at", "'soon'", _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func closuresBeginAndEnd() throws {
    let closure = TestCity.closure
    let start = try #require(closure.startsAt).milliseconds
    let end = try #require(closure.endsAt).milliseconds
    #expect(!closure.isActive(atMilliseconds: start - 1) && closure.isActive(atMilliseconds: start))
    #expect(closure.isActive(atMilliseconds: end - 1) && !closure.isActive(atMilliseconds: end))
  }
}
