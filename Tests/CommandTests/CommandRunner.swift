import Foundation
import TestKit

/// Runs the built `luwang` and other programs, and keeps what they say.
struct CommandRunner {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program that was built beside these tests.
  static var luwang: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("luwang")
  }

  /// Runs `luwang` with arguments.
  static func luwang(_ arguments: String..., input: String? = nil) throws -> Result {
    try run(luwang.path, arguments, input: input)
  }

  /// Runs `luwang` with arguments.
  static func luwang(_ arguments: [String], input: String? = nil) throws -> Result {
    try run(luwang.path, arguments, input: input)
  }

  /// Runs a program of the system, found on PATH.
  static func tool(_ name: String, _ arguments: String...) throws -> Result {
    try run("/usr/bin/env", [name] + arguments)
  }

  /// Runs a script of the package in the package's root.
  static func script(_ path: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    try run(PackageRoot.url.appendingPathComponent(path).path, arguments, environment: environment)
  }

  static func run(
    _ program: String, _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    let folder = try ScratchFolder()
    let output = folder.url.appendingPathComponent("out")
    let errors = folder.url.appendingPathComponent("err")
    let source = folder.url.appendingPathComponent("in")
    try Data().write(to: output)
    try Data().write(to: errors)
    try Data((input ?? "").utf8).write(to: source)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = PackageRoot.url
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files instead of pipes: nothing can fill up and block.
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
