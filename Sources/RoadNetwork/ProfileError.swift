/// Why a vehicle profile cannot be used.
public enum ProfileError: Error, Hashable, Sendable {
  /// The text is not JSON, or not an object.
  case notJSON(file: String, reason: String)
  /// A field that must be there is missing.
  case missing(file: String, field: String, remedy: String)
  /// A field that nobody reads: a slip of the pen would otherwise go unseen.
  case unknownField(file: String, field: String, known: [String])
  /// A field holds what it may not.
  case badValue(file: String, field: String, value: String, remedy: String)
  /// No profile of this name comes with Luwang.
  case unknownProfile(name: String, known: [String])
}

extension ProfileError: CustomStringConvertible {
  /// File, field, value and what to do, in one sentence.
  public var description: String {
    switch self {
    case .notJSON(let file, let reason): "\(file): is not a JSON object (\(reason)): check the file"
    case .missing(let file, let field, let remedy): "\(file): \(field) is missing: \(remedy)"
    case .unknownField(let file, let field, let known):
      "\(file): \(field) is not a field of a profile: use one of \(known.joined(separator: ", "))"
    case .badValue(let file, let field, let value, let remedy): "\(file): \(field) is \(value): \(remedy)"
    case .unknownProfile(let name, let known):
      "there is no profile \(name): use one of \(known.joined(separator: ", ")), or give the path of a JSON file"
    }
  }
}
