import Foundation
import Interchange

/// Where answers go: to a file that appears whole or not at all, or in large pieces to standard output.
struct AnswerSink: ByteSink, ~Copyable {
  private var file: OutputFile?
  private var output = StandardOutput()
  private var gathered: [UInt8] = []
  private static let piece = 1 << 16

  /// - Parameter url: the file; `nil` is standard output.
  static func open(_ url: URL?) throws -> AnswerSink {
    guard let url else { return AnswerSink(file: nil) }
    return AnswerSink(file: try OutputFile(replacing: url))
  }

  private init(file: consuming OutputFile?) { self.file = file }

  mutating func write(_ bytes: [UInt8]) throws(InterchangeError) {
    gathered += bytes
    if gathered.count >= Self.piece { try flush() }
  }

  /// Takes more bytes, without a copy.
  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(InterchangeError) {
    try flush()
    if file != nil {
      try file?.write(bytes)
    } else {
      try output.write(bytes)
    }
  }

  /// Hands over what has gathered and lets a file take its name.
  consuming func finish() throws(InterchangeError) {
    try flush()
    if let file = file.take() { try file.commit() }
  }

  private mutating func flush() throws(InterchangeError) {
    guard !gathered.isEmpty else { return }
    if file != nil {
      try file?.write(gathered)
    } else {
      try output.write(gathered)
    }
    gathered.removeAll(keepingCapacity: true)
  }
}
