internal import Foundation
internal import Glibc

/// An open file that is read from front to back; the one owner of its descriptor.
struct InputFile: ~Copyable {
  /// The path as messages name it.
  let name: String
  /// Whether it is a file of a disk, which can be read twice, and not a pipe or a terminal.
  let isRegular: Bool
  /// Its size when it was opened; 0 for a pipe.
  let byteCount: Int
  private let descriptor: Int32

  /// Opens a file for reading.
  /// - Throws: ``InterchangeError/unreadable(file:reason:remedy:)`` when it is missing, a directory or forbidden.
  init(_ url: URL) throws(InterchangeError) {
    let path = url.path
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw InputFile.refusal(path, errno) }
    var status = stat()
    let failure = fstat(opened, &status) == 0 ? 0 : errno
    let kind = status.st_mode & S_IFMT
    guard failure == 0, kind != S_IFDIR else {
      close(opened)
      throw InputFile.refusal(path, failure == 0 ? EISDIR : failure)
    }
    name = path
    descriptor = opened
    isRegular = kind == S_IFREG
    byteCount = kind == S_IFREG ? Int(status.st_size) : 0
  }

  /// Takes over the reading end of a pipe.
  init(adopting descriptor: Int32, name: String) {
    self.name = name
    self.descriptor = descriptor
    isRegular = false
    byteCount = 0
  }

  deinit { close(descriptor) }

  /// Appends up to `count` bytes to `bytes`; `false` at the end of the file.
  func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(InterchangeError) -> Bool {
    var code: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      var got = 0
      repeat {
        got = Glibc.read(descriptor, target.baseAddress, count)
        code = got < 0 ? errno : 0
      } while code == EINTR
      filled = max(0, got)
    }
    guard code == 0 else { throw InputFile.refusal(name, code) }
    bytes += piece
    return !piece.isEmpty
  }

  /// Appends up to `count` bytes to a buffer; none at the end of the file.
  func read(_ count: Int, into buffer: inout ByteBuffer) throws(InterchangeError) {
    var code: Int32 = 0
    buffer.fill(upTo: count) { room in
      var got = 0
      repeat {
        got = Glibc.read(descriptor, room.baseAddress, room.count)
        code = got < 0 ? errno : 0
      } while code == EINTR
      return max(0, got)
    }
    guard code == 0 else { throw InputFile.refusal(name, code) }
  }

  /// The whole file, at most `limit` bytes of it.
  /// - Throws: `limitExceeded` when there is more, `unreadable` when there is nothing or the disk fails.
  func readAll(limit: Int, remedy: String) throws(InterchangeError) -> [UInt8] {
    var bytes: [UInt8] = []
    if isRegular { bytes.reserveCapacity(min(byteCount, limit) + 1) }
    while try read(bytes.count < byteCount ? min(byteCount - bytes.count + 1, 1 << 24) : 1 << 16, appendingTo: &bytes) {
      guard bytes.count <= limit else {
        throw .limitExceeded(
          file: name, place: nil, reason: "has more than \(limit >> 20) MiB, which is the most that is read at once",
          remedy: remedy)
      }
    }
    guard !bytes.isEmpty else { throw InputFile.empty(name) }
    return bytes
  }

  /// Goes to an offset of a regular file.
  func seek(to offset: Int) throws(InterchangeError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw InputFile.refusal(name, errno) }
  }

  /// The error of a file that holds nothing.
  static func empty(_ name: String) -> InterchangeError {
    .unreadable(file: name, reason: "is empty", remedy: "check that it was exported or fetched completely")
  }

  private static func refusal(_ name: String, _ code: Int32) -> InterchangeError {
    let (reason, remedy) =
      switch code {
      case ENOENT: ("does not exist", "check the name and the folder")
      case EISDIR: ("is a directory", "name a file in it; a FileGDB goes through Tools/recipes/to-geopackage first")
      case EACCES, EPERM: ("may not be read by this user", "have its owner allow it, such as with chmod a+r")
      default: ("cannot be read: \(SystemMessage(code))", "check the disk and the name")
      }
    return .unreadable(file: name, reason: reason, remedy: remedy)
  }
}
