public import Foundation

/// Which distances of a graph are asked for: lines `s t` in the graph file's numbering.
public enum NodePairs {
  /// From one node to another, counted from 0.
  public struct Pair: Hashable, Sendable {
    /// Where the way begins.
    public var source: UInt32
    /// Where it ends.
    public var target: UInt32

    /// Joins two nodes.
    public init(source: UInt32, target: UInt32) {
      self.source = source
      self.target = target
    }
  }

  private static let limit = 1 << 26

  /// Reads all pairs.
  /// - Throws: ``InterchangeError`` with the line for the first that is not two nodes.
  public static func read(_ url: URL, of numbering: NodeNumbering) throws(InterchangeError) -> [Pair] {
    var lines = try NumberLines.opened(url, wanted: "a file of queries")
    var pairs: [Pair] = []
    while try lines.advance() {
      let source = try numbering.take(from: &lines)
      let target = try numbering.take(from: &lines)
      guard lines.isAtEnd() else { throw lines.refusal("has more than two nodes", "write S T") }
      guard pairs.count < limit else {
        throw .limitExceeded(
          file: lines.name, place: lines.place, reason: "has more than \(limit) queries", remedy: "split the file")
      }
      pairs.append(Pair(source: source, target: target))
    }
    return pairs
  }

  /// Writes pairs.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public static func write(
    _ pairs: [Pair], of numbering: NodeNumbering, to sink: inout some ByteSink & ~Copyable
  ) throws(InterchangeError) {
    let first = UInt32(numbering.firstNode)
    for pair in pairs { try sink.write("\(pair.source + first) \(pair.target + first)\n") }
  }

  /// Writes a distance a line, -1 for none.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public static func write(
    distances: [UInt64?], to sink: inout some ByteSink & ~Copyable
  ) throws(InterchangeError) {
    for distance in distances { try sink.write(distance.map { "\($0)\n" } ?? "-1\n") }
  }
}
