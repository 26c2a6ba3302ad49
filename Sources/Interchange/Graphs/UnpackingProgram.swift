internal import Foundation
internal import Glibc

/// A program of the system that unpacks a file and hands its bytes over as they come.
final class UnpackingProgram {
  /// The reading end of its output; the reader closes it.
  let descriptor: Int32
  private let process = Process()
  private let kind: Kind
  private let file: String

  /// What a file is packed with, by its first bytes.
  struct Kind: Sendable {
    var name: String
    var magic: [UInt8]
    var words: [String]
  }

  static let kinds = [
    Kind(name: "gzip", magic: [0x1F, 0x8B], words: ["gzip", "-dc"]),
    // A file can ask for gigabytes to be unpacked with.
    Kind(
      name: "xz", magic: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], words: ["xz", "-dc", "--memlimit-decompress=512MiB"]),
  ]

  /// Starts unpacking.
  init(_ kind: Kind, file: String) throws(InterchangeError) {
    self.kind = kind
    self.file = file
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = kind.words + ["--", file]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = pipe
    do { try process.run() } catch { throw UnpackingProgram.missing(kind, file) }
    descriptor = dup(pipe.fileHandleForReading.fileDescriptor)
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  /// Tells whether all was unpacked. - Precondition: the output was read to its end.
  func finish() throws(InterchangeError) {
    process.waitUntilExit()
    guard process.terminationStatus != 127 else { throw UnpackingProgram.missing(kind, file) }
    // Both end with 2 where they only warn.
    guard process.terminationReason == .exit, [0, 2].contains(process.terminationStatus) else {
      throw .malformed(
        file: file, place: nil, reason: "is packed with \(kind.name) and cannot be unpacked to its end",
        remedy: "fetch it again; \(kind.words[0]) -t FILE tells more")
    }
  }

  private static func missing(_ kind: Kind, _ file: String) -> InterchangeError {
    .unsupported(
      file: file, place: nil, reason: "is packed with \(kind.name), and the program \(kind.words[0]) is not here",
      remedy: "install \(kind.words[0]) or unpack the file elsewhere")
  }
}
