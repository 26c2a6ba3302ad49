import FoundationEssentials
import Glibc

/// What can be told of a file before SQLite touches it.
struct FileCondition {
  let path: String
  /// Bytes of the file.
  let length: Int
  let isFileWritable: Bool
  let isFolderWritable: Bool
  /// Bytes of the write-ahead log beside it; `nil` where there is none.
  let logLength: Int?
}

extension FileCondition {
  /// Looks at a file.
  /// - Throws: ``CityFileError/notFound(path:)``, ``CityFileError/notAFile(path:)`` or
  ///   ``CityFileError/notReadable(path:reason:)``.
  init(path: String) throws(CityFileError) {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .notFound(path: path) }
      throw .notReadable(path: path, reason: Self.lastReason)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard access(path, R_OK) == 0 else { throw .notReadable(path: path, reason: Self.lastReason) }
    length = Int(status.st_size)
    isFileWritable = access(path, W_OK) == 0
    isFolderWritable = access(Self.folder(of: path), W_OK) == 0
    var logStatus = stat()
    logLength = stat(path + "-wal", &logStatus) == 0 ? Int(logStatus.st_size) : nil
  }

  /// Why the file may not be written; `nil` where it may.
  var writeObstacle: String? {
    if !isFileWritable { return "no write access to the file" }
    if !isFolderWritable { return "no write access to its folder, where SQLite keeps its log" }
    return nil
  }

  /// Whether a log holds changes that are not yet in the file.
  var hasPendingLog: Bool { (logLength ?? 0) > 0 }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static var lastReason: String { String(cString: strerror(errno)) }
}
