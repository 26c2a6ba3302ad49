internal import Glibc

/// Standard output as a sink, unbuffered: what is written is there.
public struct StandardOutput: ByteSink, Sendable {
  /// The sink.
  public init() {}

  /// Writes all bytes.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``, also when the reader of a pipe went away.
  public mutating func write(_ bytes: [UInt8]) throws(InterchangeError) {
    try check(FileDescriptor.writeAll(bytes, to: STDOUT_FILENO))
  }

  /// Writes all bytes without a copy.
  /// - Throws: as for an array.
  public mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(InterchangeError) {
    try check(FileDescriptor.writeAll(UnsafeRawBufferPointer(bytes), to: STDOUT_FILENO))
  }

  private func check(_ code: Int32) throws(InterchangeError) {
    guard code == 0 else {
      throw .unwritable(
        file: "standard output", reason: "cannot be written: \(SystemMessage(code))",
        remedy: "write to a file with -o, or keep the reading program running")
    }
  }
}

/// The one loop that writes bytes to a descriptor.
enum FileDescriptor {
  /// Writes all bytes, going on after interruptions; the error number, 0 when all went well.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
  }

  /// The same of bytes in place.
  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0 && errno != EINTR { return errno }
      done += max(0, count)
    }
    return 0
  }
}
