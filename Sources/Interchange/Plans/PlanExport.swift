public import Foundation

/// A file made from a plan: the same bytes for the same plan.
public protocol PlanExport: Sendable {
  /// Writes it, a piece at a time.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  func write<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(InterchangeError)
}

extension PlanExport {
  /// Writes it to a file that appears whole or not at all.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public func write(to url: URL) throws(InterchangeError) {
    var file = try OutputFile(replacing: url)
    try write(to: &file)
    try file.commit()
  }

  /// Its bytes.
  public var bytes: [UInt8] {
    var sink = MemorySink()
    // Memory takes all that it is given.
    try? write(to: &sink)
    return sink.bytes
  }

  /// Its bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
