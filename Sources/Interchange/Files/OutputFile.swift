public import Foundation
internal import Glibc

/// A file that appears whole or not at all: bytes go to a temporary file in the same folder, which takes the place of
/// the old one in one step when it is committed, and is removed when it is not.
///
/// A name that leads to a pipe or device, such as `/dev/stdout`, is written directly.
public struct OutputFile: ByteSink, ~Copyable {
  /// The path as messages name it.
  public let name: String
  private let target: String
  private let temporary: String?
  private let descriptor: Int32
  private let fault: WriteFault?
  private var buffer: [UInt8] = []
  private var handedOver = 0
  private var isCommitted = false

  private static let bufferSize = 1 << 16

  /// Makes the temporary file beside `url`. A symbolic link is followed, so that it stays one.
  /// - Parameter fault: a failure to put in, for tests.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public init(replacing url: URL, fault: WriteFault? = nil) throws(InterchangeError) {
    let target = OutputFile.destination(of: url.path)
    let opened = try OutputFile.open(target, named: url.path, fault: fault)
    name = url.path
    self.target = target
    self.fault = fault
    temporary = opened.temporary
    descriptor = opened.descriptor
    buffer.reserveCapacity(OutputFile.bufferSize)
  }

  deinit {
    close(descriptor)
    if !isCommitted, let temporary { unlink(temporary) }
  }

  /// Takes more bytes; they reach the disk now or later.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public mutating func write(_ bytes: [UInt8]) throws(InterchangeError) {
    buffer += bytes
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Takes more bytes, without a copy where they are many.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(InterchangeError) {
    guard fault == nil, bytes.count >= OutputFile.bufferSize else { return try write(Array(bytes)) }
    try flush()
    let code = FileDescriptor.writeAll(UnsafeRawBufferPointer(bytes), to: descriptor)
    guard code == 0 else { throw OutputFile.refusal(name, code) }
    handedOver += bytes.count
  }

  /// Forces all bytes to the disk and lets the file take its name.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``; the old file, if any, is then as it was.
  public consuming func commit() throws(InterchangeError) {
    try flush()
    guard let temporary else {
      isCommitted = true
      return
    }
    try check(.syncing, fsync(descriptor))
    try check(.renaming, rename(temporary, target))
    isCommitted = true
    syncFolder()
  }

  private mutating func flush() throws(InterchangeError) {
    var room = buffer.count
    if case .writing(let limit) = fault?.moment { room = min(room, max(0, limit - handedOver)) }
    let code = FileDescriptor.writeAll(Array(buffer[..<room]), to: descriptor)
    guard code == 0 else { throw OutputFile.refusal(name, code) }
    if room < buffer.count { throw OutputFile.refusal(name, fault?.code ?? EIO) }
    handedOver += room
    buffer.removeAll(keepingCapacity: true)
  }

  private func check(_ moment: WriteFault.Moment, _ result: @autoclosure () -> Int32) throws(InterchangeError) {
    if let fault, fault.moment == moment { throw OutputFile.refusal(name, fault.code) }
    guard result() == 0 else { throw OutputFile.refusal(name, errno) }
  }

  /// Makes the new name itself durable; a folder that cannot be opened for this loses nothing that was promised.
  private func syncFolder() {
    let folder = Glibc.open(OutputFile.folder(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}

extension OutputFile {
  private static let usualMode: mode_t = {
    let mask = umask(0o022)
    umask(mask)
    return 0o666 & ~mask
  }()

  /// Opens a temporary file beside the target, or the target itself where it is a pipe or a device.
  private static func open(
    _ target: String, named name: String, fault: WriteFault?
  ) throws(InterchangeError) -> (descriptor: Int32, temporary: String?) {
    if let fault, fault.moment == .creating { throw refusal(name, fault.code) }
    var status = stat()
    let mode: mode_t? = stat(target, &status) == 0 ? status.st_mode : nil
    if let mode, mode & S_IFMT == S_IFDIR { throw refusal(name, EISDIR) }
    if let mode, mode & S_IFMT != S_IFREG {
      let descriptor = Glibc.open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw refusal(name, errno) }
      return (descriptor, nil)
    }
    var path = Array((folder(of: target) + ".luwang-XXXXXX").utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw refusal(name, errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    fchmod(descriptor, mode.map { $0 & 0o777 } ?? usualMode)
    return (descriptor, path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } })
  }

  /// The end of a chain of links where there is one, else the path itself.
  private static func destination(of path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
  }

  private static func refusal(_ name: String, _ code: Int32) -> InterchangeError {
    let remedy =
      switch code {
      case ENOSPC, EDQUOT: "make room on the disk and run again; what was there before is unchanged"
      case EACCES, EPERM, EROFS: "choose a folder this user may write to"
      case ENOENT, ENOTDIR: "make the folder first"
      case EISDIR: "name a file, not a directory"
      default: "check the disk and run again; what was there before is unchanged"
      }
    return .unwritable(file: name, reason: "cannot be written: \(SystemMessage(code))", remedy: remedy)
  }
}
