import Foundation
import TestKit

/// A folder that shows the checkout's files and has an `out` of its own, so that commands of documents run as written.
final class ScratchCheckout {
  private let folder: ScratchFolder

  /// What a command printed, standard output and standard error as they came.
  struct Result {
    var status: Int32
    var lines: [String]
  }

  init() throws {
    folder = try ScratchFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: PackageRoot.url.path)
    where !["out", ".build", ".git"].contains(name) {
      try FileManager.default.createSymbolicLink(
        at: folder.url.appendingPathComponent(name), withDestinationURL: PackageRoot.url(name))
    }
  }

  /// The program that was built beside these tests.
  static let luwang = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("luwang")

  /// Runs lines of a shell with `luwang` on PATH.
  func run(_ commands: [String]) throws -> Result {
    let log = try folder.file(".log", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-euo", "pipefail", "-c", commands.joined(separator: "\n")]
    process.currentDirectoryURL = folder.url
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = Self.luwang.deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    environment["LUWANG"] = Self.luwang.path
    process.environment = environment
    let sink = try FileHandle(forWritingTo: log)
    // One file for both, written at its end, so that lines stand in the order in which they were said.
    _ = sink.seekToEndOfFile()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = sink
    process.standardError = sink
    try process.run()
    process.waitUntilExit()
    // Lines of CSV end in CR LF, which is one character.
    var lines = try String(contentsOf: log, encoding: .utf8)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return Result(status: process.terminationStatus, lines: lines)
  }
}
