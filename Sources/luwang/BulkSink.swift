import Interchange

/// The sink of answers that several threads print.
///
/// `Sendable` without a check by the compiler: the threads hand in their answers one after the other.
final class BulkSink: @unchecked Sendable {
  private var sink: AnswerSink?

  init(_ sink: consuming AnswerSink) { self.sink = .some(sink) }

  /// Takes bytes.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws { try sink?.write(bytes) }

  /// Lets a file take its name.
  func finish() throws {
    if let sink = sink.take() { try sink.finish() }
  }
}
