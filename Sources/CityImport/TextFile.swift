import Foundation
import Interchange

/// A small text file, such as a table that replaces a built-in one.
enum TextFile {
  /// The whole text, which must be UTF-8.
  static func read(_ file: URL) throws -> String {
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: file.path, isDirectory: &isDirectory), isDirectory.boolValue {
      throw InterchangeError.unreadable(
        file: file.relativePath, reason: "is a directory", remedy: "name a file in it")
    }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: file)
    } catch {
      throw InterchangeError.unreadable(
        file: file.relativePath, reason: "cannot be read", remedy: "check its path and its permissions")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InterchangeError.malformed(
        file: file.lastPathComponent, place: nil, reason: "is not UTF-8", remedy: "save the file as UTF-8")
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }
}
