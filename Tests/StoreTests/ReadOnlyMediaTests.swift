import Foundation
import GRDB
import Glibc
import Testing

@testable import Store

@Suite("Read-only media")
struct ReadOnlyMediaTests {
  let folder: TestFolder
  let file: URL

  init() throws {
    folder = try TestFolder()
    file = folder.file("stadt & co #1%.gpkg")
    try TestCity.make(in: folder, name: file.lastPathComponent).close()
  }

  /// SQLite makes no file beside a frozen city, so it needs no place to write.
  @Test func frozenCityIsReadWithoutSideFiles() throws {
    let connection = try Connection(path: file.path, mode: .frozen, patience: 0)
    let city = CityFile(connection: connection)
    #expect(try city.all(.divisions) == TestCity.divisions())
    #expect(folder.names == [file.lastPathComponent])
    #expect(throws: CityFileError.openedForReading(path: file.path)) { try city.write { _ in } }
    try city.close()
    #expect(folder.names == [file.lastPathComponent])
  }

  @Test func modeIsDrawnFromWhatMayBeWritten() throws {
    func mode(file: Bool, folder: Bool, log: Int?) throws -> Connection.Mode {
      try Connection.readingMode(
        for: FileCondition(
          path: "/m/c.gpkg", length: 1, isFileWritable: file, isFolderWritable: folder, logLength: log))
    }
    #expect(try mode(file: true, folder: true, log: nil) == .reading)
    #expect(try mode(file: true, folder: true, log: 100) == .reading)
    #expect(try mode(file: false, folder: false, log: nil) == .frozen)
    #expect(try mode(file: true, folder: false, log: 0) == .frozen)
    #expect(try mode(file: false, folder: true, log: nil) == .frozen)
    #expect(throws: CityFileError.self) { try mode(file: false, folder: false, log: 100) }
  }

  /// Root may write anywhere, so that permissions tell nothing.
  @Test(.enabled(if: geteuid() != 0, "needs an unprivileged user"))
  func folderWithoutWriteAccess() throws {
    chmod(file.path, 0o444)
    chmod(folder.url.path, 0o555)
    defer { chmod(folder.url.path, 0o755) }
    let city = try CityFile.openReadOnly(file)
    #expect(try city.all(.divisions) == TestCity.divisions())
    #expect(throws: CityFileError.self) { _ = try CityFile.open(file) }
  }
}
