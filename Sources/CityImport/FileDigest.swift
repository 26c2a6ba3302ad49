import Crypto
import Foundation
import Interchange

/// The digest by which the import log knows a file again.
enum FileDigest {
  /// `sha256:` and 64 hexadecimal digits, read in pieces of 1 MiB.
  static func sha256(_ named: URL) throws -> String {
    let file = LayeredFile(named).file
    let handle: FileHandle
    do {
      handle = try FileHandle(forReadingFrom: file)
    } catch {
      throw InterchangeError.unreadable(
        file: file.relativePath, reason: "cannot be opened", remedy: "check its path and its permissions")
    }
    defer { try? handle.close() }
    var hash = SHA256()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
    return "sha256:" + hash.finalize().map { String(format: "%02x", $0) }.joined()
  }
}
