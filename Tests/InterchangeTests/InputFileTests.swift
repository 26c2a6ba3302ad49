import Foundation
import Glibc
import Interchange
import TestKit
import Testing

struct InputFileTests {
  /// Lets this thread open files as an unprivileged user: root may read everything.
  private func asNobody<Result>(_ body: () throws -> Result) rethrows -> Result? {
    typealias SetUser = @convention(c) (uid_t) -> Int32
    guard getuid() == 0 else { return try body() }
    guard let symbol = dlsym(nil, "setfsuid") else { return nil }
    let setUser = unsafeBitCast(symbol, to: SetUser.self)
    _ = setUser(65534)
    defer { _ = setUser(0) }
    return try body()
  }

  @Test(arguments: ["a.geojson", "a.csv", "a.ndjson"])
  func aForbiddenFileIsNamed(name: String) throws {
    let folder = try ScratchFolder()
    let url = try folder.file(name, "{}")
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: url.path)
    let message = asNobody { () -> String in
      do {
        switch name {
        case "a.csv": _ = try CSVReader(contentsOf: url)
        case "a.ndjson": _ = try NDJSONReader(contentsOf: url)
        default: _ = try GeoJSONReader.read(contentsOf: url)
        }
        return "read"
      } catch {
        return "\(error)"
      }
    }
    if let message {
      #expect(message == "\(url.path): may not be read by this user; have its owner allow it, such as with chmod a+r")
    }
  }

  @Test func aForbiddenFolderIsNamedByTheWriter() throws {
    let folder = try ScratchFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path) }
    let url = folder.url.appendingPathComponent("a.csv")
    let message = asNobody { () -> String in
      do {
        _ = try OutputFile(replacing: url)
        return "made"
      } catch {
        return "\(error)"
      }
    }
    if let message {
      #expect(
        message.contains("cannot be written: Permission denied (error 13); choose a folder this user may write to"))
    }
  }

  @Test func aPipeIsReadByItsFirstBytes() throws {
    let folder = try ScratchFolder()
    let url = folder.url.appendingPathComponent("pipe")
    #expect(mkfifo(url.path, 0o600) == 0)
    let writer = Thread {
      let text = "id,名称\n" + (0..<20_000).map { "\($0),历下区\n" }.joined()
      let file = fopen(url.path, "w")
      fputs(text, file)
      if let file { fclose(file) }
    }
    writer.start()
    var reader = try CSVReader(contentsOf: url)
    var count = 0
    while let row = try reader.next() {
      if row.fields != ["\(count)", "历下区"] { Issue.record("row \(count) is \(row.fields)") }
      count += 1
    }
    #expect(count == 20_000)
  }
}
