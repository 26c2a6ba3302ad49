import Foundation

/// Another program that holds a city file locked until it is released.
final class LockHolder {
  private let process = Process()
  private let input = Pipe()

  /// Takes the lock, and returns when it is held.
  init(_ file: URL) throws {
    let script = """
      import sqlite3, sys
      city = sqlite3.connect(sys.argv[1], isolation_level=None)
      city.execute("BEGIN EXCLUSIVE")
      print("held", flush=True)
      sys.stdin.readline()
      city.execute("ROLLBACK")
      city.close()
      """
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, file.path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.availableData
    guard String(decoding: said, as: UTF8.self).hasPrefix("held") else {
      throw CommandFailure(description: "the other program could not lock \(file.path)")
    }
  }

  func release() throws {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  deinit { if process.isRunning { process.terminate() } }
}
