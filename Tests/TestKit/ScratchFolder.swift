public import Foundation

/// A folder of its own for one test, removed with everything in it when the test lets go of it.
public final class ScratchFolder: Sendable {
  /// The folder.
  public let url: URL

  /// Makes a new folder among the temporary ones.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("luwang-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file into it.
  public func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> URL {
    let file = url.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file
  }

  /// Writes a text file into it.
  public func file(_ name: String, _ text: String) throws -> URL { try file(name, text.utf8) }

  /// The names of the files in it, sorted.
  public var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path))?.sorted() ?? [] }
}
