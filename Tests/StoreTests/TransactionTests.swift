import Foundation
import GRDB
import Grid
import Testing

@testable import Store

@Suite("An import happens whole or not at all")
struct TransactionTests {
  let folder: TestFolder
  let file: URL
  let city: CityFile

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    city = try TestCity.make(in: folder)
  }

  private struct Interruption: Error {}

  /// All that a program could see of the file.
  private func content() throws -> [String] {
    try otherProgram(file) { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree%' ORDER BY name")
      let rows = try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table): \($0)" }
      }
      return try rows + String.fetchAll(db, sql: "SELECT name FROM sqlite_master ORDER BY name")
    }
  }

  @Test func aThrownErrorTakesAllBack() throws {
    let before = try content()
    #expect(throws: Interruption.self) {
      try city.write { writer in
        try writer.replace(.components, with: TestCity.components(5000))
        try writer.replace(.divisions, with: [])
        try writer.log([TestCity.logEntry])
        throw Interruption()
      }
    }
    #expect(try content() == before)
    #expect(try city.all(.divisions) == TestCity.divisions())
  }

  /// The disk fills up after a few more pages, at many different moments of the import.
  @Test(arguments: [0, 1, 2, 5, 20, 60, 100, 200])
  func aFullDiskTakesAllBack(spare: Int) throws {
    let before = try content()
    let limit = try city.connection.access { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      return try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages + spare)") ?? 0
    }
    #expect(throws: CityFileError.diskFull(path: file.path), "limit of \(limit) pages") {
      try city.write { writer in
        try writer.replace(.divisions, with: [])
        try writer.append(TestCity.components(20_000), to: .components)
      }
    }
    #expect(try content() == before)
    #expect(try city.all(.components) == TestCity.components(100))
    try city.close()
    let check = try otherProgram(file) { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    #expect(check == "ok")
  }

  @Test func readersSeeTheOldStateUntilTheEnd() throws {
    let reader = try CityFile.openReadOnly(file)
    try city.write { writer in
      try writer.replace(.chiefs, with: [])
      #expect(try reader.all(.chiefs) == TestCity.chiefs)
      #expect(try writer.reader.all(.chiefs) == [])
    }
    #expect(try reader.all(.chiefs) == [])
  }

  @Test func aFailedImportCanBeRepeated() throws {
    try? city.write { writer in
      try writer.replace(.components, with: TestCity.components(500))
      throw Interruption()
    }
    try city.write { _ = try $0.replace(.components, with: TestCity.components(500)) }
    #expect(try city.count(of: .component) == 500)
  }

  /// Codes that fell out of use stay retired through every later replacement, in layers whose column is named `code` too.
  @Test func retiredCodesStayRetired() throws {
    let cells = try TestCity.cells()
    try city.write { try $0.replace(.cells, with: cells) }
    try city.write { _ = try $0.replace(.cells, with: Array(cells.dropFirst())) }
    #expect(try city.read { try $0.retiredCodes(of: .unitGrid) } == [cells[0].code])
    try city.write { writer in
      try writer.retire(["990101001001900"], of: .unitGrid)
      try writer.replace(.cells, with: Array(cells.dropFirst()))
    }
    #expect(try Set(city.read { try $0.retiredCodes(of: .unitGrid) }) == [cells[0].code, "990101001001900"])
  }
}
