public import Foundation

extension GraphFile {
  /// Reads a graph; which ``GraphDialect`` it is written in is told by its first line.
  /// - Parameter seed: of the weights of graphs that have none.
  /// - Throws: ``InterchangeError`` with the line for the first thing that is not as the dialect wants it, also where
  ///   there are more or fewer lines than were announced, or many more nodes than arcs.
  /// - Complexity: O(bytes); memory for the arcs that were read, whatever the file announces.
  public init(contentsOf url: URL, seed: UInt64 = 1) throws(InterchangeError) {
    var lines = try NumberLines.opened(url, wanted: "a graph file")
    guard try lines.advance() else {
      throw .malformed(
        file: lines.name, place: nil, reason: "holds no graph", remedy: "check that it was fetched completely")
    }
    let header = try GraphHeader(&lines)
    var reader = GraphFileReader(lines, header, seed: seed)
    while try reader.takeLine() {}
    self = try reader.finished()
  }
}

/// Reads a graph line by line.
private struct GraphFileReader: ~Copyable {
  private var lines: NumberLines
  private let header: GraphHeader
  private let seed: UInt64
  private var graph: GraphFile
  private var count = 0
  /// Whether the line at hand is still to be read.
  private var isPending: Bool
  private var highest: UInt32 = 0

  init(_ lines: consuming NumberLines, _ header: GraphHeader, seed: UInt64) {
    self.lines = lines
    self.header = header
    self.seed = seed
    graph = GraphFile(dialect: header.dialect, nodeCount: header.nodeCount ?? 0)
    isPending = header.dialect == .headerless
  }

  /// Reads a line; `false` at the end of the file.
  mutating func takeLine() throws(InterchangeError) -> Bool {
    if !isPending, try !lines.advance() { return false }
    isPending = false
    count += 1
    guard count <= header.lineCount ?? GraphFile.arcLimit else {
      throw lines.refusal(
        "goes on behind the \(count - 1) arcs or edges that there may be",
        "correct the number that the first line announces; more than \(GraphFile.arcLimit) are not read")
    }
    if header.dialect.isUndirected { try takeEdge() } else { try takeArc() }
    return true
  }

  private mutating func takeArc() throws(InterchangeError) {
    guard lines.takes("a") else {
      throw lines.refusal("is no arc", "write a TAIL HEAD WEIGHT, and c before a comment")
    }
    let tail = try takeNode()
    let head = try takeNode()
    guard let weight = lines.integer(upTo: UInt64(GraphFile.weightLimit - 1)), lines.isAtEnd() else {
      throw lines.refusal(
        "does not end with one whole number from 0 to \(GraphFile.weightLimit - 1) as the arc's weight",
        "scale or correct the weights")
    }
    append(tail, head, UInt32(weight))
  }

  private mutating func takeEdge() throws(InterchangeError) {
    let u = try takeNode()
    let v = try takeNode()
    guard lines.isAtEnd() else {
      throw lines.refusal("has more than two nodes", "write U V; edges of this dialect have no weight")
    }
    append(u, v, GraphFile.madeUpWeight(from: u, to: v, seed: seed))
    append(v, u, GraphFile.madeUpWeight(from: v, to: u, seed: seed))
  }

  /// Appends an arc between nodes as the file numbers them.
  private mutating func append(_ tail: UInt32, _ head: UInt32, _ weight: UInt32) {
    let first = UInt32(header.dialect.firstNode)
    graph.tails.append(tail - first)
    graph.heads.append(head - first)
    graph.weights.append(weight)
    highest = max(highest, tail, head)
  }

  private mutating func takeNode() throws(InterchangeError) -> UInt32 {
    let range = header.nodeNumbers
    guard let node = lines.integer(upTo: UInt64(range.upperBound)), Int(node) >= range.lowerBound else {
      throw lines.refusal(
        "has something that is not a node: nodes are whole numbers from \(range.lowerBound) to \(range.upperBound)",
        "correct the line, or the count that the first line announces")
    }
    return UInt32(node)
  }

  /// The graph, if it is whole.
  consuming func finished() throws(InterchangeError) -> GraphFile {
    if let announced = header.lineCount, count < announced {
      throw .malformed(
        file: lines.name, place: lines.place,
        reason: "ends after \(count) of the \(announced) lines that its first line announces",
        remedy: "fetch it again, or correct that number")
    }
    if header.nodeCount == nil { graph.nodeCount = Int(highest) + 1 }
    guard graph.nodeCount <= GraphFile.nodeLimit(arcs: graph.arcCount) else {
      throw .limitExceeded(
        file: lines.name, place: nil,
        reason: "has \(graph.nodeCount) nodes and only \(graph.arcCount) arcs, so that most nodes are alone",
        remedy: "number the nodes that have arcs without gaps")
    }
    return graph
  }
}

/// What the first line of a graph file tells.
private struct GraphHeader {
  var dialect: GraphDialect
  /// `nil` where it is not announced.
  var nodeCount: Int?
  /// How many lines follow.
  var lineCount: Int?

  private static let nodeLimit = 1 << 30

  init(_ lines: inout NumberLines) throws(InterchangeError) {
    let remedy = "give DIMACS-9 (p sp N M), PACE (p tw N M), or lines a TAIL HEAD WEIGHT with nodes from 0 alone"
    if lines.takes("a") {
      lines.startAgain()
      dialect = .headerless
      return
    }
    guard lines.takes("p") else { throw lines.refusal("begins no graph that is read here", remedy) }
    if lines.takes("sp") {
      dialect = .dimacs9
    } else if lines.takes("tw") {
      dialect = .pace
    } else {
      throw lines.refusal("announces no graph that is read here", remedy)
    }
    guard let nodes = lines.integer(upTo: UInt64(GraphHeader.nodeLimit)), nodes > 0,
      let count = lines.integer(upTo: UInt64(GraphFile.arcLimit)), lines.isAtEnd()
    else {
      throw lines.refusal(
        "does not announce 1 to \(GraphHeader.nodeLimit) nodes and then up to \(GraphFile.arcLimit) lines",
        "correct the line; other graphs are not read")
    }
    (nodeCount, lineCount) = (Int(nodes), Int(count))
  }

  /// The numbers that nodes may have in the file.
  var nodeNumbers: ClosedRange<Int> {
    let first = dialect.firstNode
    return first...(first + (nodeCount ?? GraphHeader.nodeLimit) - 1)
  }
}
