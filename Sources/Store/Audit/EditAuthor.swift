public import Plans

/// Who changes something, for the audit log.
public struct EditAuthor: Hashable, Sendable {
  /// A pseudonym, such as the name of a token.
  public var name: String
  /// The role in which it is done, such as `dispatcher`.
  public var role: String
  /// The request that asked for it; `nil` where no request did.
  public var request: String?
  /// When.
  public var time: PlanInstant

  /// Collects the parts.
  public init(name: String, role: String, request: String? = nil, time: PlanInstant) {
    self.name = name
    self.role = role
    self.request = request
    self.time = time
  }
}
