import FoundationEssentials
import Glibc

/// A file open for reading; closed with its owner.
struct FileHandleReader: ~Copyable {
  struct Failure: Error {
    var reason: String
  }

  private let descriptor: CInt

  init(path: String) throws(Failure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(reason: FileCondition.lastReason) }
  }

  deinit { close(descriptor) }

  /// The first bytes of the file, fewer where it is shorter.
  func prefix(_ length: Int) throws(Failure) -> Data {
    var bytes = [UInt8](repeating: 0, count: length)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw Failure(reason: FileCondition.lastReason) }
    return Data(bytes.prefix(count))
  }
}
