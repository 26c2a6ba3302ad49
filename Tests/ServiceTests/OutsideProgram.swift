import Foundation

/// A program of others that an answer is held against.
enum OutsideProgram {
  struct Failure: Error {
    var program: String
    var status: Int32
    var output: String
  }

  /// What a program writes.
  ///
  /// It is waited for on a thread of its own: two programs that ask servers of this process would else hold all threads
  /// that these servers answer on, where there are two cores.
  static func run(_ program: String, _ arguments: [String], input: Data = Data()) async throws -> Data {
    try await withCheckedThrowingContinuation { done in
      Thread.detachNewThread { done.resume(with: Result { try wait(program, arguments, input) }) }
    }
  }

  private static func wait(_ program: String, _ arguments: [String], _ input: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let (sink, source, faults) = (Pipe(), Pipe(), Pipe())
    process.standardInput = source
    process.standardOutput = sink
    process.standardError = faults
    try process.run()
    DispatchQueue.global().async {
      try? source.fileHandleForWriting.write(contentsOf: input)
      try? source.fileHandleForWriting.close()
    }
    let output = sink.fileHandleForReading.readDataToEndOfFile()
    let told = faults.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        program: program, status: process.terminationStatus, output: String(decoding: told, as: UTF8.self))
    }
    return output
  }
}
