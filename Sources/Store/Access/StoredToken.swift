public import Plans

/// What the holder of a token may do; each may what those before it may.
public enum TokenRole: String, Codable, Sendable, CaseIterable {
  /// Reads.
  case reader
  /// Adds and changes incidents and closures.
  case dispatcher
  /// Makes plans, changes duties and facilities.
  case planner
  /// Everything.
  case admin
}

/// A token as the city file keeps it: of the secret only the digest.
public struct StoredToken: Hashable, Sendable {
  /// What names it, for people; it is no secret.
  public var id: String
  /// Whose it is, by a pseudonym.
  public var name: String
  /// SHA-256 of the secret, as `sha256:` and 64 hex digits.
  public var hash: String
  /// What its holder may do.
  public var role: TokenRole
  /// The code of the district that its holder is bound to; `nil` is the whole city.
  public var scope: String?
  /// When it was made.
  public var createdAt: PlanInstant
  /// From when on it is of no use; `nil` is never.
  public var expiresAt: PlanInstant?
  /// When it was taken back.
  public var revokedAt: PlanInstant?

  /// Collects the parts.
  public init(
    id: String, name: String, hash: String, role: TokenRole, scope: String? = nil, createdAt: PlanInstant,
    expiresAt: PlanInstant? = nil, revokedAt: PlanInstant? = nil
  ) {
    self.id = id
    self.name = name
    self.hash = hash
    self.role = role
    self.scope = scope
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
  }

  /// Whether it lets anyone in at a moment.
  /// - Parameter milliseconds: the moment, milliseconds since 1970-01-01T00:00:00Z.
  public func isValid(atMilliseconds milliseconds: Int64) -> Bool {
    revokedAt == nil && expiresAt.map { milliseconds < $0.milliseconds } ?? true
  }
}
