/// Why a graph gets no labels.
public enum HubLabelsError: Error, Hashable, Sendable {
  /// The labels would take more bytes than allowed.
  case tooLarge(byteCount: Int, limit: Int)
  /// The labels take more bytes than allowed; how many, nobody has counted.
  case beyondLimit(Int)
  /// The elimination tree is higher than 65,534 nodes.
  case tooDeep(height: Int)
}

extension HubLabelsError: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  public var description: String {
    switch self {
    case .tooLarge(let byteCount, let limit):
      "labels would take \(byteCount) bytes, \(limit) are allowed: allow more, or ask the hierarchy itself"
    case .beyondLimit(let limit):
      "labels would take more than the \(limit) bytes allowed: allow more, or ask the hierarchy itself"
    case .tooDeep(let height):
      "the elimination tree is \(height) nodes high, labels count to 65,534: ask the hierarchy itself"
    }
  }
}
