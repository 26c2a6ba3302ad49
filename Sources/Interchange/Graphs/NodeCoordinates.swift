public import Foundation

/// Where the nodes of a graph file lie, in whatever unit, as DIMACS-9 writes it: lines `v id x y`.
public struct NodeCoordinates: Hashable, Sendable {
  /// Across, by node.
  public var x: [Double]
  /// Upwards, by node.
  public var y: [Double]

  /// One position a node.
  public init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }

  /// Reads the positions of a graph's nodes.
  /// - Throws: ``InterchangeError`` with the line for the first that is not as it should be, and where a node has no
  ///   position or two.
  public init(contentsOf url: URL, of numbering: NodeNumbering) throws(InterchangeError) {
    var lines = try NumberLines.opened(url, wanted: "a file of coordinates")
    x = Array(repeating: .nan, count: numbering.nodeCount)
    y = x
    while try lines.advance() {
      if lines.takes("p") {
        try NodeCoordinates.check(&lines, numbering)
        continue
      }
      guard lines.takes("v") else {
        throw lines.refusal("is no position", "write v NODE X Y, and c before a comment")
      }
      let node = Int(try numbering.take(from: &lines))
      guard let across = lines.decimal(), let upwards = lines.decimal(), lines.isAtEnd() else {
        throw lines.refusal("does not end with two numbers", "write v NODE X Y")
      }
      guard x[node].isNaN else { throw lines.refusal("gives a node its second position", "remove one of them") }
      (x[node], y[node]) = (across, upwards)
    }
    guard let missing = x.firstIndex(where: \.isNaN) else { return }
    throw .malformed(
      file: lines.name, place: nil, reason: "has no position of node \(missing + numbering.firstNode)",
      remedy: "add it, or fetch the file again; without --coordinates none are needed")
  }

  /// Holds `p aux sp co n` against the graph.
  private static func check(_ lines: inout NumberLines, _ numbering: NodeNumbering) throws(InterchangeError) {
    guard lines.takes("aux"), lines.takes("sp"), lines.takes("co"), let count = lines.integer(upTo: 1 << 32),
      lines.isAtEnd(), count == numbering.nodeCount
    else {
      throw lines.refusal(
        "does not announce the \(numbering.nodeCount) nodes of the graph",
        "give the coordinates that belong to the graph; the line is p aux sp co \(numbering.nodeCount)")
    }
  }
}
