internal import GRDB

/// A city file: one GeoPackage (OGC 12-128, version 1.3) that QGIS and GDAL open too.
///
/// Reads give one consistent state; a write is one transaction, so that a process killed in it leaves the file as
/// before. Close it with ``close()``: the file is then alone, without SQLite's log beside it.
///
/// It may be used from several tasks; calls wait for each other.
public final class CityFile: Sendable {
  /// The file's path.
  public let path: String
  let connection: Connection

  init(connection: Connection) {
    path = connection.path
    self.connection = connection
  }

  /// Whether the city may only be read.
  public var isReadOnly: Bool { connection.mode != .writing }

  /// Reads within one state of the file.
  /// - Precondition: not called within a read or write of the same city; those have a reader of their own.
  /// - Throws: ``CityFileError``, or what the body throws.
  public func read<Result>(_ body: (CityReader) throws -> Result) throws -> Result {
    try connection.access { db in
      var result: Result?
      try db.inTransaction(.deferred) {
        result = try body(CityReader(db: db, path: path))
        return .commit
      }
      guard let result else { preconditionFailure("a transaction that ended without error has run its body") }
      return result
    }
  }

  /// Changes the city in one transaction: when the body throws, nothing has happened.
  /// - Precondition: not called within a read or write of the same city.
  /// - Throws: ``CityFileError/openedForReading(path:)``, ``CityFileError/locked(path:)``,
  ///   ``CityFileError/diskFull(path:)`` and others, or what the body throws.
  public func write<Result>(_ body: (CityWriter) throws -> Result) throws -> Result {
    guard !isReadOnly else { throw CityFileError.openedForReading(path: path) }
    return try connection.access { db in
      var result: Result?
      try db.inTransaction(.immediate) {
        result = try body(CityWriter(reader: CityReader(db: db, path: path)))
        return .commit
      }
      guard let result else { preconditionFailure("a transaction that ended without error has run its body") }
      return result
    }
  }

  /// Closes the file; afterwards it must not be used. Changes are moved from SQLite's log into the file, unless
  /// another program still reads it, which then does so when it closes.
  /// - Throws: ``CityFileError`` when the last changes cannot be moved.
  public func close() throws(CityFileError) {
    try Connection.translating(path: path) {
      if connection.mode == .writing {
        do {
          try moveLog()
        } catch let error as DatabaseError where [.SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode) {
          try? connection.queue.close()
          throw CityFileError.logNotMoved(path: path, reason: error.message ?? "unknown")
        }
      }
      try connection.queue.close()
    }
  }

  /// Moves changes from SQLite's log into the file as far as no other program reads it just now: a file of another city
  /// that takes this one's name then finds no log that is not its own.
  /// - Throws: ``CityFileError``.
  public func settle() throws(CityFileError) {
    guard connection.mode == .writing else { return }
    try Connection.translating(path: path) {
      let patience = try connection.queue.writeWithoutTransaction { db in
        try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 0
      }
      try connection.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 0") }
      defer {
        // No reader is waited for here, but writers are waited for again.
        try? connection.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = \(patience)") }
      }
      try moveLog()
    }
  }

  private func moveLog() throws {
    try connection.queue.writeWithoutTransaction { db in
      // The counts of the checkpoint tell a busy reader; that is no error.
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }
}
