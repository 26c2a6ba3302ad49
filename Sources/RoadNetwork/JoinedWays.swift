import GeoTypes

/// The ways of a source, cleaned and joined: every vertex has a dense node number, neighbours stand apart.
struct JoinedWays {
  /// A way with at least two different positions, neighbours different.
  struct Way {
    var source: String
    var attributes: SegmentAttributes
    var vertices: [Vertex]
    var nodes: [Int32]

    /// Takes a way that runs to its middle and back over the same nodes, as some exports write roads that are open both
    /// ways, once and as open both ways; false for any other.
    mutating func foldBack() -> Bool {
      guard nodes.count > 2, nodes.count % 2 == 1, nodes.elementsEqual(nodes.reversed()) else { return false }
      let half = nodes.count / 2 + 1
      nodes.removeLast(nodes.count - half)
      vertices.removeLast(vertices.count - half)
      attributes.direction = .both
      return true
    }
  }

  /// The ways in input order.
  private(set) var ways: [Way] = []
  /// Position of each node.
  private(set) var positions: [Vertex] = []
  private(set) var dropped: [DroppedInput] = []
  private(set) var warnings: [NetworkWarning] = []

  private var nodeOfKey: [UInt64: Int32] = [:]
  private var displacedNodes: [DisplacedKey: Int32] = [:]
  private var joined = DisjointSets(count: 0)

  private struct DisplacedKey: Hashable {
    var key: UInt64
    var position: Vertex
  }

  /// Cleans and joins.
  /// - Throws: ``NetworkError/positionOutOfRange(source:index:)``.
  init(_ input: [RoadWay]) throws(NetworkError) {
    var nodesOfWays: [[Int32]] = []
    nodesOfWays.reserveCapacity(input.count)
    for way in input {
      if let index = way.line.firstIndex(where: { !$0.isOnEarth }) {
        throw .positionOutOfRange(source: way.source, index: index)
      }
      nodesOfWays.append(numberNodes(of: way))
    }
    // Nodes one upon the other along a way are one node, or the way would fall apart where the piece of no length was.
    joined = DisjointSets(count: positions.count)
    for (way, nodes) in zip(input, nodesOfWays) {
      for i in 1..<max(1, nodes.count) where way.line[i] == way.line[i - 1] {
        joined.join(Int(nodes[i - 1]), Int(nodes[i]))
      }
    }
    var earlier: [NodeRun: Int] = [:]
    for (way, nodes) in zip(input, nodesOfWays) { append(way, nodes: nodes, earlier: &earlier) }
  }

  /// The node of a source's key, `nil` where no way has it.
  mutating func node(ofKey key: UInt64) -> Int32? {
    nodeOfKey[key].map { Int32(joined.root(of: Int($0))) }
  }

  private mutating func numberNodes(of way: RoadWay) -> [Int32] {
    var isWarned = false
    return zip(way.line, way.nodeKeys).map { position, key in
      if let known = nodeOfKey[key] {
        if positions[Int(known)] == position { return known }
        if !isWarned { warnings.append(.nodeAtTwoPositions(source: way.source, node: key)) }
        isWarned = true
        let displaced = DisplacedKey(key: key, position: position)
        if let known = displacedNodes[displaced] { return known }
        displacedNodes[displaced] = addNode(at: position)
        return Int32(positions.count - 1)
      }
      nodeOfKey[key] = addNode(at: position)
      return Int32(positions.count - 1)
    }
  }

  private mutating func addNode(at position: Vertex) -> Int32 {
    positions.append(position)
    return Int32(positions.count - 1)
  }

  private mutating func append(_ way: RoadWay, nodes: [Int32], earlier: inout [NodeRun: Int]) {
    var clean = Way(source: way.source, attributes: way.attributes, vertices: [], nodes: [])
    clean.vertices.reserveCapacity(nodes.count)
    clean.nodes.reserveCapacity(nodes.count)
    for (position, node) in zip(way.line, nodes) where clean.vertices.last != position {
      clean.vertices.append(position)
      clean.nodes.append(Int32(joined.root(of: Int(node))))
    }
    guard clean.vertices.count > 1 else {
      dropped.append(
        DroppedInput(source: way.source, reason: .zeroLength, place: way.line.first.map { LonLat($0) }))
      return
    }
    let repeats = way.line.count - clean.vertices.count
    if repeats > 0 { warnings.append(.repeatedPositions(source: way.source, count: repeats)) }

    if clean.foldBack() { warnings.append(.runsBack(source: way.source)) }
    let run = NodeRun(clean.nodes)
    if let index = earlier[run] {
      let other = ways[index]
      let attributes = other.nodes == clean.nodes ? other.attributes : other.attributes.reversed
      guard attributes != clean.attributes else {
        dropped.append(
          DroppedInput(
            source: way.source, reason: .duplicate(of: other.source), place: LonLat(clean.vertices[0])))
        return
      }
      warnings.append(.sameNodes(source: way.source, other: other.source))
    } else {
      earlier[run] = ways.count
    }
    ways.append(clean)
  }
}

/// The nodes of a way, the same whichever way it is digitised.
private struct NodeRun: Hashable {
  let nodes: [Int32]

  init(_ nodes: [Int32]) {
    self.nodes = nodes.lexicographicallyPrecedes(nodes.reversed()) ? nodes.reversed() : nodes
  }
}

extension Vertex {
  /// Whether it lies within ±180 degrees of longitude and ±90 of latitude.
  var isOnEarth: Bool {
    abs(Int64(x)) <= 1_800_000_000 && abs(Int64(y)) <= 900_000_000
  }
}

extension SegmentAttributes {
  /// The same attributes for the line digitised the other way.
  var reversed: SegmentAttributes {
    var other = self
    switch direction {
    case .both: break
    case .forward: other.direction = .backward
    case .backward: other.direction = .forward
    }
    return other
  }
}
