import FoundationEssentials
internal import GRDB

/// One connection to a GeoPackage, with SQLite's errors told as ours.
struct Connection: Sendable {
  /// How the file may be used.
  enum Mode: Hashable, Sendable {
    /// Read and write.
    case writing
    /// Read only, on a place where SQLite may keep its log and shared memory.
    case reading
    /// Read only, on a place where nothing may be written: SQLite is told that the file does not change.
    case frozen
  }

  let path: String
  let mode: Mode
  let queue: DatabaseQueue

  /// Opens a file.
  /// - Parameter patience: how long to wait for another program's lock.
  init(path: String, mode: Mode, patience: Double) throws(CityFileError) {
    self.path = path
    self.mode = mode
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "luwang.city"
    configuration.readonly = mode == .frozen
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      SpatialFunctions.register(in: db)
      try db.execute(sql: "PRAGMA cache_size = -65536; PRAGMA cell_size_check = ON")
      // The triggers of the spatial index call our functions; a file that is only read may call none.
      try db.execute(sql: "PRAGMA trusted_schema = \(mode == .writing ? "ON" : "OFF")")
      if mode == .reading { try db.execute(sql: "PRAGMA query_only = ON") }
    }
    let name = mode == .frozen ? Self.frozenName(path) : path
    queue = try Self.translating(path: path) { try DatabaseQueue(path: name, configuration: configuration) }
  }

  /// The mode in which a file can be read where it lies.
  /// - Throws: ``CityFileError/notReadable(path:reason:)`` when changes wait in a log that cannot be used there.
  static func readingMode(for condition: FileCondition) throws(CityFileError) -> Mode {
    if condition.writeObstacle == nil { return .reading }
    guard condition.hasPendingLog else { return .frozen }
    let reason = "its log \(condition.path)-wal holds changes and nothing may be written there: copy both elsewhere"
    throw .notReadable(path: condition.path, reason: reason)
  }

  /// The path as an SQLite URI (the library of Debian understands them in every open call).
  private static func frozenName(_ path: String) -> String {
    let escaped = path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): String(UnicodeScalar(byte))
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return "file:" + escaped.joined() + "?immutable=1"
  }

  /// Runs statements and tells SQLite's errors as ours; other errors pass through.
  func access<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do { return try queue.writeWithoutTransaction(body) } catch let error as DatabaseError {
      throw Self.translated(error, path: path)
    }
  }

  static func translating<Result>(path: String, _ body: () throws -> Result) throws(CityFileError) -> Result {
    do { return try body() } catch let error as CityFileError {
      throw error
    } catch let error as DatabaseError {
      throw translated(error, path: path)
    } catch {
      throw .sqlite(path: path, code: 0, message: "\(error)", statement: nil)
    }
  }

  static func translated(_ error: DatabaseError, path: String) -> CityFileError {
    let message = error.message ?? "unknown"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(path: path)
    case .SQLITE_CORRUPT, .SQLITE_FORMAT: return .damaged(path: path, reason: message)
    case .SQLITE_NOTADB: return .notAGeoPackage(path: path, reason: message)
    case .SQLITE_FULL: return .diskFull(path: path)
    case .SQLITE_IOERR: return .ioFailure(path: path, reason: message)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: return .notWritable(path: path, reason: message)
    default:
      return .sqlite(
        path: path, code: Int(error.extendedResultCode.rawValue), message: message, statement: error.sql)
    }
  }
}
