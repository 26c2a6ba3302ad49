import Foundation
import Testing

@testable import Store

/// A city that is open while others in this process and other programs open, write and close it.
@Suite struct SharedUseTests {
  /// What another program does, the last to close the file as far as it can see.
  private static let edit = """
    import sqlite3, sys
    city = sqlite3.connect(sys.argv[1])
    city.execute("UPDATE luwang_metadata SET value = ? WHERE key = 'name'", [sys.argv[2]])
    city.commit()
    city.close()
    """

  @Test func staysInForceWhenItsFileIsOpenedAgainAndClosed() throws {
    let folder = try TestFolder()
    let file = folder.file("city.gpkg")
    try TestCity.make(in: folder).close()
    let open = try CityFile.open(file)
    defer { try? open.close() }
    #expect(try open.metadata().name == TestCity.metadata.name)
    // Before, the second reading of the file's header took away the locks of the first connection.
    for round in 1...3 {
      try CityFile.openReadOnly(file).close()
      try Tool.run("python3", ["-c", Self.edit, file.path, "城 \(round)"])
      #expect(try open.metadata().name == "城 \(round)", "what another program wrote is not seen")
      try open.write { writer in
        var metadata = TestCity.metadata
        metadata.name = "own \(round)"
        try writer.setMetadata(metadata)
      }
      let seen = try CityFile.openReadOnly(file)
      #expect(try seen.metadata().name == "own \(round)", "a write is lost")
      try seen.close()
    }
  }

  @Test func keepsOneDescriptorAFileAndNoneOfThoseThatAreGone() throws {
    let folder = try TestFolder()
    let path = folder.file("city.gpkg").path
    func descriptors() throws -> Int {
      let all = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
      return all.count {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?.hasPrefix(folder.url.path)
          ?? false
      }
    }
    for text in ["first", "second", "third"] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      for _ in 0..<5 { #expect(try FileBeginning.prefix(100, of: path) == Data(text.utf8)) }
      #expect(try descriptors() == 1)
    }
  }
}
