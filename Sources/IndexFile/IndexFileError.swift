/// Why an index file cannot be used. Such a file is built anew; nothing in it is believed.
public enum IndexFileError: Error, Hashable, Sendable {
  /// The system refused: no such file, no permission, no room.
  case system(path: String, operation: String, reason: String)
  /// Not an index file at all, or one of another kind.
  case foreign(path: String, expected: String)
  /// Written by another version of the program.
  case otherVersion(path: String, found: UInt32, expected: UInt32)
  /// Shorter or longer than it says.
  case truncated(path: String, expected: UInt64, found: UInt64)
  /// The bytes of a part are not those that were written.
  case damaged(path: String, part: String)
  /// Built from other revisions than those at hand.
  case stale(path: String, found: IndexStamp, expected: IndexStamp)
}

extension IndexFileError: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  public var description: String {
    switch self {
    case .system(let path, let operation, let reason):
      "\(path): cannot \(operation): \(reason)"
    case .foreign(let path, let expected):
      "\(path): not an index of kind \(expected); delete it, it is made again"
    case .otherVersion(let path, let found, let expected):
      "\(path): index version \(found) where \(expected) is wanted; it is made again"
    case .truncated(let path, let expected, let found):
      "\(path): \(found) bytes where the index says \(expected); it is made again"
    case .damaged(let path, let part):
      "\(path): the \(part) of the index is damaged; it is made again"
    case .stale(let path, let found, let expected):
      "\(path): built from \(found), but the data are \(expected); it is made again"
    }
  }
}
