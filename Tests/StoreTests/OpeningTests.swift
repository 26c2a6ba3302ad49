import Foundation
import GRDB
import TestKit
import Testing

@testable import Store

@Suite("Opening tells what is wrong")
struct OpeningTests {
  let folder: TestFolder
  let file: URL

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    try TestCity.make(in: folder).close()
  }

  private func open(_ url: URL) throws { _ = try CityFile.open(url, patience: .milliseconds(50)) }

  private func error(_ body: () throws -> Void) -> CityFileError? {
    do { try body() } catch { return error as? CityFileError }
    return nil
  }

  @Test func missing() {
    let url = folder.file("none.gpkg")
    #expect(throws: CityFileError.notFound(path: url.path)) { try open(url) }
    #expect(throws: CityFileError.notFound(path: url.path)) { _ = try CityFile.openReadOnly(url) }
  }

  @Test func aFolder() {
    #expect(throws: CityFileError.notAFile(path: folder.url.path)) { try open(folder.url) }
  }

  @Test func noGeoPackage() throws {
    let url = folder.file("x.gpkg")
    for text in ["", "no database", "SQLite format 3"] {
      try Data(text.utf8).write(to: url)
      guard case .notAGeoPackage? = error({ try open(url) }) else {
        Issue.record("'\(text)' was not refused as no GeoPackage")
        continue
      }
    }
    try Data("SQLite format 3\0 and not much".utf8).write(to: url)
    guard case .damaged? = error({ try open(url) }) else {
      Issue.record("a cut header was not refused")
      return
    }
  }

  @Test func plainSQLite() throws {
    let url = folder.file("plain.db")
    try otherProgram(url) { try $0.execute(sql: "CREATE TABLE a (b)") }
    guard case .notAGeoPackage? = error({ try open(url) }) else {
      Issue.record("plain SQLite was accepted")
      return
    }
  }

  @Test func foreignGeoPackage() throws {
    let url = folder.file("foreign.gpkg")
    try otherProgram(url) { db in
      try db.execute(sql: "PRAGMA application_id = \(0x4750_4B47); CREATE TABLE gpkg_contents (table_name TEXT)")
    }
    #expect(error { try open(url) } == .notACityFile(path: url.path))
    #expect(error { _ = try CityFile.openReadOnly(url) } == .notACityFile(path: url.path))
  }

  @Test func newerSchema() throws {
    try otherProgram(file) { db in
      try db.execute(sql: "UPDATE luwang_metadata SET value = '4' WHERE key = 'schema_version'")
    }
    #expect(error { try open(file) } == .newerSchema(path: file.path, found: 4, supported: 3))
  }

  @Test(arguments: [4096, 9000, 100_000])
  func truncated(length: Int) throws {
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(length).write(to: file)
    for body in [{ try open(file) }, { _ = try CityFile.openReadOnly(file) }] {
      guard case .damaged? = error(body) else {
        Issue.record("a file of \(length) of \(bytes.count) bytes was accepted")
        continue
      }
    }
  }

  /// Bytes overwritten anywhere give an error or a readable city, never a trap.
  @Test(arguments: UInt64(0)..<30)
  func corrupted(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var bytes = try Data(contentsOf: file)
    for _ in 0..<40 {
      let start = generator.int(in: 100...(bytes.count - 200))
      for offset in 0..<generator.int(in: 1...200) {
        bytes[start + offset] = UInt8(truncatingIfNeeded: generator.next())
      }
    }
    try bytes.write(to: file)
    do {
      let city = try CityFile.open(file)
      _ = try city.network()
      _ = try city.all(.divisions)
      _ = try city.all(.components)
      _ = try city.all(.incidents)
      try city.close()
    } catch let error as CityFileError {
      #expect(error.description.contains(file.path), "seed \(seed)")
    }
  }

  @Test func lockedByAnotherProgram() throws {
    try otherProgram(file) { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let city = try CityFile.open(file, patience: .milliseconds(50))
      #expect(throws: CityFileError.locked(path: file.path)) { try city.write { _ in } }
      #expect(try city.all(.chiefs) == TestCity.chiefs)
      try city.close()
      try db.execute(sql: "ROLLBACK")
    }
    try otherProgram(file) { db in
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
      try db.execute(sql: "BEGIN EXCLUSIVE")
      #expect(throws: CityFileError.locked(path: file.path)) { try open(file) }
      try db.execute(sql: "ROLLBACK")
    }
    #expect("\(CityFileError.locked(path: "/a/b.gpkg"))".contains("close it in QGIS"))
  }

  @Test func integrityFaultsAreNamed() throws {
    let city = try CityFile.open(file)
    #expect(try city.read { try $0.integrityFaults() } == [])
    try otherProgram(file) { db in
      try db.execute(sql: "DELETE FROM rtree_component_geom WHERE id < 4; DROP TABLE rtree_zone_geom")
    }
    let faults = try city.read { try $0.integrityFaults() }
    #expect(
      faults == ["layer zone has no spatial index", "rtree_component_geom lacks 3 rows of its layer"])
  }

  @Test func creatingNeverOverwrites() throws {
    let before = try Data(contentsOf: file)
    #expect(throws: CityFileError.alreadyExists(path: file.path)) {
      _ = try CityFile.create(file, metadata: TestCity.metadata)
    }
    #expect(try Data(contentsOf: file) == before)
    #expect(folder.names == ["city.gpkg"])
  }

  @Test func readOnlyRefusesToWrite() throws {
    let before = try Data(contentsOf: file)
    let city = try CityFile.openReadOnly(file)
    #expect(city.isReadOnly)
    #expect(throws: CityFileError.openedForReading(path: file.path)) { try city.write { _ in } }
    #expect(try city.all(.chiefs) == TestCity.chiefs)
    try city.close()
    #expect(folder.names == ["city.gpkg"])
    #expect(try Data(contentsOf: file) == before)
  }
}
