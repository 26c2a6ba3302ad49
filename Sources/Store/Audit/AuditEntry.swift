import Plans

/// What was done.
public enum AuditAction: String, Codable, Sendable, CaseIterable {
  /// Something came that was not there.
  case add
  /// Something became other than it was.
  case change
  /// Something went.
  case delete
}

/// A line of the audit log, which is only added to.
public struct AuditEntry: Hashable, Sendable {
  /// Its number; they follow each other from 1 without a gap.
  public var number: Int64
  /// When, as ISO 8601 with offset.
  public var time: String
  /// Who.
  public var author: String
  /// The role in which it was done.
  public var role: String
  /// The request that asked for it.
  public var request: String?
  /// What was done.
  public var action: AuditAction
  /// The layer, or what else was changed, such as `job`.
  public var layer: String
  /// What names the row there, such as its key.
  public var key: String
  /// The row before, as JSON; `nil` where there was none.
  public var before: String?
  /// The row after, as JSON; `nil` where there is none.
  public var after: String?

  /// The digest of all of it.
  public var digest: String {
    let parts: [String?] = [
      String(number), time, author, role, request, action.rawValue, layer, key, before, after,
    ]
    var digest = ContentDigest()
    for part in parts {
      digest.update("\(part.map { $0.utf8.count } ?? -1):".utf8)
      digest.update((part ?? "").utf8)
    }
    return digest.text
  }
}
