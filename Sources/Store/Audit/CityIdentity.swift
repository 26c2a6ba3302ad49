import FoundationEssentials
internal import GRDB

/// Which city a file is, and how far its audit log reaches: a server compares it before it takes another file that was
/// put in the place of the one it serves.
public struct CityIdentity: Hashable, Sendable {
  /// A random number that the city got when it was made, kept by copies of the file; `nil` in files of an older layout
  /// that were not opened for writing yet.
  public var city: String?
  /// The number of the last entry of the audit log, 0 where there is none.
  public var lastAuditNumber: Int64
  /// The digest of that entry, by which two copies that went on apart are told; `nil` where there is none.
  public var lastAuditDigest: String?

  /// The key of the city's number in `luwang_metadata`.
  static let key = "city_id"

  static func cityID(in db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM luwang_metadata WHERE key = ?", arguments: [key])
  }

  /// Gives a city its number where it has none.
  static func give(in db: Database) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO luwang_metadata VALUES (?, ?)", arguments: [key, UUID().uuidString.lowercased()])
  }
}

extension CityReader {
  /// Which city this is, and how far its audit log reaches.
  /// - Throws: ``CityFileError``.
  public func identity() throws(CityFileError) -> CityIdentity {
    let last = try auditEntries(limit: 1).first
    return try Connection.translating(path: path) {
      CityIdentity(
        city: try CityIdentity.cityID(in: db), lastAuditNumber: last?.number ?? 0, lastAuditDigest: last?.digest)
    }
  }

  /// Whether this file holds all edits that another state had: it is the same city, and has the other's last entry of
  /// the audit log as it was.
  /// - Throws: ``CityFileError``.
  public func holdsEdits(of other: CityIdentity) throws(CityFileError) -> Bool {
    guard other.lastAuditNumber > 0 else { return true }
    let own = try identity()
    guard own.city == other.city else { return false }
    return try auditEntry(number: other.lastAuditNumber)?.digest == other.lastAuditDigest
  }
}
