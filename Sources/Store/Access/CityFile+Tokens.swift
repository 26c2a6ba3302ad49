internal import GRDB
import Plans

extension CityReader {
  /// All tokens, oldest first, those that are of no use any more included.
  /// - Throws: ``CityFileError``.
  public func tokens() throws(CityFileError) -> [StoredToken] { try tokens("ORDER BY rowid", []) }

  /// The token of a secret; `nil` where there is none. Whether it is still of use is for the caller to see.
  /// - Parameter hash: SHA-256 of the secret, as `sha256:` and 64 hex digits.
  /// - Throws: ``CityFileError``.
  public func token(hash: String) throws(CityFileError) -> StoredToken? { try tokens("WHERE hash = ?", [hash]).first }

  /// The token of a name for people; `nil` where there is none.
  /// - Throws: ``CityFileError``.
  public func token(id: String) throws(CityFileError) -> StoredToken? { try tokens("WHERE id = ?", [id]).first }

  private func tokens(_ clause: String, _ arguments: StatementArguments) throws(CityFileError) -> [StoredToken] {
    try Connection.translating(path: path) {
      guard try db.hasTable("luwang_token") else { return [] }
      return try Row.fetchAll(db, sql: "SELECT * FROM luwang_token \(clause)", arguments: arguments).map { row in
        let cells = TableCells(row, table: "luwang_token", path: path)
        return StoredToken(
          id: try cells.text("id"), name: try cells.text("name"), hash: try cells.text("hash"),
          role: try cells.choice("role"), scope: cells.textIfPresent("scope"),
          createdAt: try cells.instant("created_at"), expiresAt: try cells.instantIfPresent("expires_at"),
          revokedAt: try cells.instantIfPresent("revoked_at"))
      }
    }
  }
}

extension CityWriter {
  /// Adds a token, with an entry in the audit log that does not tell the digest.
  /// - Precondition: there is none of its name or of its secret.
  /// - Throws: ``CityFileError``.
  public func add(_ token: StoredToken, by author: EditAuthor) throws(CityFileError) {
    try change(
      "INSERT INTO luwang_token VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        token.id, token.name, token.hash, token.role.rawValue, token.scope, token.createdAt.description,
        token.expiresAt?.description, token.revokedAt?.description,
      ])
    try audit(.add, layer: "token", key: token.id, after: try document(ofToken: token.id), by: author)
  }

  /// Takes a token back, with an entry in the audit log.
  /// - Returns: whether it was of use before.
  /// - Throws: ``CityFileError``.
  public func revokeToken(id: String, by author: EditAuthor) throws(CityFileError) -> Bool {
    let before = try document(ofToken: id)
    let count = try change(
      "UPDATE luwang_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", [author.time.description, id])
    guard count > 0 else { return false }
    try audit(
      .change, layer: "token", key: id, before: before, after: try document(ofToken: id), by: author)
    return true
  }

  private func document(ofToken id: String) throws(CityFileError) -> String? {
    try Connection.translating(path: path) {
      try String.fetchOne(
        db,
        sql: """
          SELECT json_object('name', name, 'role', role, 'scope', scope, 'created_at', created_at, \
          'expires_at', expires_at, 'revoked_at', revoked_at) FROM luwang_token WHERE id = ?
          """, arguments: [id])
    }
  }
}
