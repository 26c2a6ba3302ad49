public import ArcRouting

/// Why a file is no instance.
public enum InstanceError: Error, Hashable, Sendable {
  /// Its beginning is that of no dialect.
  case unknownDialect(line: Int, text: String)
  /// A section or a field that its dialect does not have.
  case unknownSection(line: Int, text: String)
  /// A line is not what it should be.
  case malformed(line: Int, text: String, expected: String)
  /// A field stands twice.
  case repeated(line: Int, field: String)
  /// A field is not there.
  case missing(field: String)
  /// A number that the file states is not what its lists come to.
  case disagrees(line: Int, field: String, stated: Int64, found: Int64)
  /// JSON that is broken, or lacks or misstates something.
  case json(path: String, reason: String)
  /// What was read does not fit together.
  case road(RoadProblemError)
}

extension InstanceError: CustomStringConvertible {
  /// Where, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .unknownDialect(let line, let text):
      "line \(line): '\(text)' begins no known kind of instance; Docs/FileFormats.md lists them"
    case .unknownSection(let line, let text): "line \(line): '\(text)' is no section or field of this kind of instance"
    case .malformed(let line, let text, let expected): "line \(line): '\(text)' should be \(expected)"
    case .repeated(let line, let field): "line \(line): \(field) stands a second time"
    case .missing(let field): "\(field) is missing"
    case .disagrees(let line, let field, let stated, let found):
      "line \(line): \(field) is \(stated), but the lists come to \(found)"
    case .json(let path, let reason): path.isEmpty ? reason : "\(path): \(reason)"
    case .road(let error): error.description
    }
  }
}
