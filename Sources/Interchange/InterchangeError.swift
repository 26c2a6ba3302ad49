/// Why a file could not be read or written: which file, which place in it, what is wrong and what to do.
public enum InterchangeError: Error, Hashable, Sendable {
  /// The file cannot be opened or read at all: missing, a directory, no permission, empty, a failing disk.
  case unreadable(file: String, reason: String, remedy: String)
  /// The bytes are not of the format that was expected, or break off, at a place such as `line 203`.
  case malformed(file: String, place: String?, reason: String, remedy: String)
  /// One value of the file cannot be used; the place is a feature, a row or an element.
  case invalidValue(file: String, place: String, value: String, reason: String, remedy: String)
  /// The file is well formed but holds something that is refused or not supported, such as entity declarations.
  case unsupported(file: String, place: String?, reason: String, remedy: String)
  /// The file asks for more than the reader grants: depth, length of a value, number of elements.
  case limitExceeded(file: String, place: String?, reason: String, remedy: String)
  /// The file cannot be written.
  case unwritable(file: String, reason: String, remedy: String)

  /// The file as it was named.
  public var file: String {
    switch self {
    case .unreadable(let file, _, _), .unwritable(let file, _, _): file
    case .malformed(let file, _, _, _), .unsupported(let file, _, _, _), .limitExceeded(let file, _, _, _): file
    case .invalidValue(let file, _, _, _, _): file
    }
  }

  /// The place in the file, `nil` where it is the file as a whole.
  public var place: String? {
    switch self {
    case .unreadable, .unwritable: nil
    case .malformed(_, let place, _, _), .unsupported(_, let place, _, _), .limitExceeded(_, let place, _, _): place
    case .invalidValue(_, let place, _, _, _): place
    }
  }

  /// What is wrong.
  public var reason: String {
    switch self {
    case .unreadable(_, let reason, _), .unwritable(_, let reason, _): reason
    case .malformed(_, _, let reason, _), .unsupported(_, _, let reason, _), .limitExceeded(_, _, let reason, _):
      reason
    case .invalidValue(_, _, let value, let reason, _): "\(value) \(reason)"
    }
  }

  /// What to do.
  public var remedy: String {
    switch self {
    case .unreadable(_, _, let remedy), .unwritable(_, _, let remedy): remedy
    case .malformed(_, _, _, let remedy), .unsupported(_, _, _, let remedy), .limitExceeded(_, _, _, let remedy):
      remedy
    case .invalidValue(_, _, _, _, let remedy): remedy
    }
  }
}

extension InterchangeError: CustomStringConvertible {
  /// File, place, reason and remedy in one line.
  public var description: String {
    let head = place.map { "\(file): \($0): " } ?? "\(file): "
    return "\(head)\(reason); \(remedy)"
  }
}
