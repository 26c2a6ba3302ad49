/// How a graph file writes its nodes and arcs.
public enum GraphDialect: String, Sendable, CaseIterable {
  /// `p sp n m`, then a line `a tail head weight` for each arc, nodes from 1 (9th DIMACS challenge).
  case dimacs9 = "dimacs-9"
  /// `p tw n m`, then a line `u v` for each edge, which may be driven both ways, nodes from 1, no weights (PACE 2016).
  case pace
  /// Lines `a tail head weight` without a header, nodes from 0.
  case headerless

  /// The number of the first node.
  public var firstNode: Int { self == .headerless ? 0 : 1 }

  /// Whether a line stands for an arc each way.
  var isUndirected: Bool { self == .pace }

  /// The dialect in words.
  public var summary: String {
    switch self {
    case .dimacs9: "DIMACS-9: p sp n m, lines a tail head weight, nodes from 1"
    case .pace: "PACE: p tw n m, lines u v for edges both ways, nodes from 1, made-up weights"
    case .headerless: "lines a tail head weight without a header, nodes from 0"
    }
  }
}
