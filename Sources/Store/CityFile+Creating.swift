public import FoundationEssentials
internal import GRDB
import Glibc

extension CityFile {
  /// Makes a new, empty city and opens it for writing. It appears whole or not at all.
  /// - Throws: ``CityFileError/alreadyExists(path:)``, ``CityFileError/notWritable(path:reason:)`` and others.
  public static func create(
    _ url: URL, metadata: CityMetadata, patience: Duration = defaultPatience
  ) throws(CityFileError) -> CityFile {
    let path = url.path
    guard Glibc.access(path, F_OK) != 0 else { throw .alreadyExists(path: path) }
    let folder = FileCondition.folder(of: path)
    guard Glibc.access(folder, W_OK) == 0 else { throw .notWritable(path: path, reason: FileCondition.lastReason) }
    let draft = "\(path).new-\(getpid())"
    unlink(draft)
    defer { unlink(draft) }
    let connection = try Connection(path: draft, mode: .writing, patience: patience.seconds)
    try Connection.translating(path: path) {
      try connection.access { db in try lay(out: db, metadata: metadata) }
      try connection.queue.close()
    }
    // A hard link, unlike a rename, does not replace a file that came in between.
    if link(draft, path) != 0 {
      guard errno != EEXIST else { throw .alreadyExists(path: path) }
      guard rename(draft, path) == 0 else { throw .notWritable(path: path, reason: FileCondition.lastReason) }
    }
    return try open(url, patience: patience)
  }

  private static func lay(out db: Database, metadata: CityMetadata) throws {
    try db.execute(sql: "PRAGMA page_size = 4096")
    try db.inTransaction(.immediate) {
      try db.execute(sql: "PRAGMA application_id = \(CoreTables.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(CoreTables.userVersion)")
      try CoreTables.create(in: db, crs: metadata.crs)
      try metadata.store(in: db)
      try CityIdentity.give(in: db)
      return .commit
    }
  }
}
