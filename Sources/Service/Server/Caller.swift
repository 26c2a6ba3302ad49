/// Who asks.
public struct Caller: Hashable, Sendable {
  /// What somebody may do; each may do what those before may.
  public enum Role: String, CaseIterable, Comparable, Codable, Sendable {
    /// Looks at everything but the exact positions of sensitive components.
    case reader
    /// Adds and changes incidents and closures.
    case dispatcher
    /// Plans, and changes facilities and duties.
    case planner
    /// Reads the audit log and makes tokens.
    case admin

    /// By what they may do.
    public static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }
    private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The name in the audit log and in limits: a token's name, or `local` and `guest` without one.
  public var name: String
  /// What they may do.
  public var role: Role
  /// The code of the district (or lower division) to which they are bound; `nil` is the whole city.
  public var scope: String?
  /// Whether they have shown a token.
  public var isSignedIn: Bool

  /// Collects the parts.
  public init(name: String, role: Role, scope: String? = nil, isSignedIn: Bool = false) {
    self.name = name
    self.role = role
    self.scope = scope
    self.isSignedIn = isSignedIn
  }

  /// Whoever asks without a token.
  public static let guest = Caller(name: "guest", role: .reader)

  /// Whether somebody may see and change what lies in a division.
  /// - Parameter code: its code or that of one of its parts; `nil` is a place outside of all.
  public func covers(_ code: String?) -> Bool {
    guard let scope else { return true }
    return code?.hasPrefix(scope) ?? false
  }
}
