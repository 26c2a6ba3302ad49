import FoundationEssentials
import Glibc
import Synchronization

/// Reads the beginning of files that SQLite may hold open in this process.
///
/// Whoever closes a descriptor of a file gives up all locks that the process holds on it, those of SQLite too
/// (fcntl(2); sqlite.org/howtocorrupt.html, 2.2): another program would then take the open city for one that nobody uses,
/// and remove its log. So a descriptor is kept for each file, and closed when the file itself is gone.
enum FileBeginning {
  struct Failure: Error {
    var reason: String
  }

  private struct Identity: Hashable {
    var device: dev_t
    var number: ino_t

    init(_ status: stat) { (device, number) = (status.st_dev, status.st_ino) }
  }

  private static let kept = Mutex<[Identity: [CInt]]>([:])

  /// The first bytes of a file, fewer where it is shorter.
  static func prefix(_ length: Int, of path: String) throws(Failure) -> Data {
    try kept.withLock { kept throws(Failure) in
      forgetRemoved(&kept)
      var status = stat()
      guard stat(path, &status) == 0 else { throw Failure(reason: FileCondition.lastReason) }
      if let descriptor = kept[Identity(status)]?.first { return try read(length, descriptor) }
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0, fstat(descriptor, &status) == 0 else { throw Failure(reason: FileCondition.lastReason) }
      kept[Identity(status), default: []].append(descriptor)
      return try read(length, descriptor)
    }
  }

  private static func read(_ length: Int, _ descriptor: CInt) throws(Failure) -> Data {
    var bytes = [UInt8](repeating: 0, count: length)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw Failure(reason: FileCondition.lastReason) }
    return Data(bytes.prefix(count))
  }

  /// Files without a name are out of reach of other programs: their locks protect nothing.
  private static func forgetRemoved(_ kept: inout [Identity: [CInt]]) {
    for (identity, descriptors) in kept {
      var status = stat()
      guard let first = descriptors.first, fstat(first, &status) == 0, status.st_nlink == 0 else { continue }
      for descriptor in descriptors { close(descriptor) }
      kept[identity] = nil
    }
  }
}
