import Foundation
import TestKit

/// A `luwang serve` that runs until it is let go of.
final class ServedCity {
  /// Where it is, without a slash at the end.
  let address: String
  private let process = Process()
  private let folder: ScratchFolder

  /// Starts it, and returns once it takes requests.
  init(_ city: URL, _ arguments: String...) throws {
    folder = try ScratchFolder()
    let log = try folder.file("log.txt", "")
    process.executableURL = CommandRunner.luwang
    process.arguments = ["serve", city.path, "--port", "0"] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    for _ in 0..<600 {
      let said = String(decoding: try Data(contentsOf: log), as: UTF8.self)
      if let match = said.firstMatch(of: #/ at (https?:\/\/[0-9.]+:[0-9]+)\//#) {
        address = String(match.1)
        return
      }
      guard process.isRunning else { break }
      Thread.sleep(forTimeInterval: 0.05)
    }
    process.terminate()
    throw CommandFailure(description: "serve: \(String(decoding: try Data(contentsOf: log), as: UTF8.self))")
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }
}
