/// How a graph file numbers its nodes, for the files that belong to it.
public struct NodeNumbering: Hashable, Sendable {
  /// How many nodes there are.
  public var nodeCount: Int
  /// The number of the first.
  public var firstNode: Int

  /// Numbers so many nodes.
  public init(nodeCount: Int, firstNode: Int) {
    self.nodeCount = nodeCount
    self.firstNode = firstNode
  }

  /// The numbers of a file.
  public init(_ graph: GraphFile) { self.init(nodeCount: graph.nodeCount, firstNode: graph.dialect.firstNode) }

  /// Takes the number of a node from a line and counts it from 0.
  func take(from lines: inout NumberLines) throws(InterchangeError) -> UInt32 {
    let last = firstNode + nodeCount - 1
    guard let node = lines.integer(upTo: UInt64(max(0, last))), Int(node) >= firstNode, nodeCount > 0 else {
      throw lines.refusal(
        "names something that is not a node of the graph, which are whole numbers from \(firstNode) to \(last)",
        "correct the line, and check that the file belongs to this graph")
    }
    return UInt32(Int(node) - firstNode)
  }
}
