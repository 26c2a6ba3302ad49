/// Why a plan, fleet or rules file cannot be used.
public enum PlanFileError: Error, Hashable, Sendable {
  /// The greatest file that is read, in bytes.
  public static let greatestFile = 512 << 20

  /// The file is larger than what is read.
  case tooLarge(file: String, bytes: Int, limit: Int)
  /// The bytes are not JSON.
  case notJSON(file: String, line: Int, column: Int, reason: String)
  /// A field that must be there is missing.
  case missing(file: String, pointer: String, remedy: String)
  /// A field that nobody reads: a slip of the pen would otherwise go unseen.
  case unknownField(file: String, pointer: String, known: [String])
  /// A value that may not stand there.
  case badValue(file: String, pointer: String, value: String, remedy: String)
  /// A plan of another version of the format.
  case unsupportedVersion(file: String, version: Int64, supported: Int64)
}

extension PlanFileError: CustomStringConvertible {
  /// File, place, value and what to do, in one sentence.
  public var description: String {
    switch self {
    case .tooLarge(let file, let bytes, let limit):
      "\(file): has \(bytes) bytes, more than the \(limit) that are read: is it the right file?"
    case .notJSON(let file, let line, let column, let reason):
      "\(file): line \(line), column \(column): \(reason): check or write the file again"
    case .missing(let file, let pointer, let remedy): "\(file): \(pointer) is missing: \(remedy)"
    case .unknownField(let file, let pointer, let known):
      "\(file): \(pointer) is not a known field: use one of \(known.joined(separator: ", "))"
    case .badValue(let file, let pointer, let value, let remedy):
      "\(file): \(pointer.isEmpty ? "the file" : pointer) is \(value): \(remedy)"
    case .unsupportedVersion(let file, let version, let supported):
      "\(file): /schema_version is \(version), this Luwang reads \(supported): make the plan again"
    }
  }
}
