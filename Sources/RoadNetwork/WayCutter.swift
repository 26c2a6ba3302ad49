import GeoTypes

/// Cuts joined ways into chains at junctions and changes of attributes, and joins what no rule tells apart.
///
/// - Junctions are nodes where the number of pieces that meet is not two, a way that crosses itself included.
/// - The node of a turn rule is a cut.
/// - Where the end of one way is the start of another with equal attributes, and nothing else is there, the two are one
///   chain; ways digitised towards each other are not joined, so that no way is ever turned.
/// - A chain that ends where it starts is cut at the vertex nearest to its middle.
struct WayCutter {
  /// A stretch of a way between hard nodes.
  private struct Piece {
    var way: Int32
    var start: Int32
    var end: Int32
  }

  private let ways: [JoinedWays.Way]
  private var positions: [Vertex]
  private var isHard: [Bool]
  private var pieces: [Piece] = []

  /// Looks for the hard nodes: junctions, dead ends and the nodes of turn rules.
  init(_ joined: JoinedWays, viaNodes: [Int32]) {
    ways = joined.ways
    positions = joined.positions
    var degrees = [UInt8](repeating: 0, count: positions.count)
    for way in ways {
      for (i, node) in way.nodes.enumerated() {
        let arms: UInt8 = i == 0 || i == way.nodes.count - 1 ? 1 : 2
        degrees[Int(node)] = min(100, degrees[Int(node)] + arms)
      }
    }
    isHard = degrees.map { $0 != 2 }
    for node in viaNodes { isHard[Int(node)] = true }
  }

  /// The chains, by the first way in each, and the positions of all nodes, new ones of cut loops at the end.
  consuming func chains() -> (chains: [Chain], positions: [Vertex]) {
    cutAtHardNodes()
    let next = successors()
    var isTaken = [Bool](repeating: false, count: pieces.count)
    var isFollower = isTaken
    for piece in next where piece >= 0 { isFollower[Int(piece)] = true }
    var chains: [(first: Int, chain: Chain)] = []
    // Rings of ways have no first piece; what is left after the others starts at its lowest piece.
    for wantsFollowers in [false, true] {
      for first in pieces.indices where !isTaken[first] && (wantsFollowers || !isFollower[first]) {
        var run: [Int] = []
        var piece = first
        while piece >= 0 && !isTaken[piece] {
          isTaken[piece] = true
          run.append(piece)
          piece = Int(next[piece])
        }
        chains.append((first, chain(of: run)))
      }
    }
    chains.sort { $0.first < $1.first }
    var result: [Chain] = []
    result.reserveCapacity(chains.count)
    for (_, chain) in chains { result += withoutLoop(chain) }
    return (result, positions)
  }

  private mutating func cutAtHardNodes() {
    for (number, way) in ways.enumerated() {
      var start = 0
      for i in 1..<way.nodes.count where i == way.nodes.count - 1 || isHard[Int(way.nodes[i])] {
        pieces.append(Piece(way: Int32(number), start: Int32(start), end: Int32(i)))
        start = i
      }
    }
  }

  /// The piece that goes on after each piece in the same chain, -1 where there is none.
  private func successors() -> [Int32] {
    var starting = [Int32](repeating: -1, count: positions.count)
    for (number, piece) in pieces.enumerated() {
      let nodes = ways[Int(piece.way)].nodes
      let first = Int(nodes[Int(piece.start)])
      if !isHard[first] { starting[first] = Int32(number) }
    }
    return pieces.enumerated().map { number, piece in
      let way = ways[Int(piece.way)]
      let last = Int(way.nodes[Int(piece.end)])
      let other = starting[last]
      guard !isHard[last], other >= 0, other != number else { return -1 }
      return ways[Int(pieces[Int(other)].way)].attributes == way.attributes ? other : -1
    }
  }

  private func chain(of run: [Int]) -> Chain {
    let first = pieces[run[0]]
    let last = pieces[run[run.count - 1]]
    var line: [Vertex] = [ways[Int(first.way)].vertices[Int(first.start)]]
    var runs: [Chain.Run] = []
    for number in run {
      let piece = pieces[number]
      if runs.last?.way != piece.way { runs.append(Chain.Run(way: piece.way, start: line.count - 1)) }
      line += ways[Int(piece.way)].vertices[Int(piece.start) + 1...Int(piece.end)]
    }
    return Chain(
      line: line, from: ways[Int(first.way)].nodes[Int(first.start)], to: ways[Int(last.way)].nodes[Int(last.end)],
      attributes: ways[Int(first.way)].attributes, runs: runs)
  }

  private mutating func withoutLoop(_ chain: Chain) -> [Chain] {
    guard chain.from == chain.to, chain.line.count > 2 else { return [chain] }
    let plane = LocalPlane(at: chain.line[0])
    let offsets = plane.offsets(along: chain.line)
    let half = offsets[offsets.count - 1] / 2
    let middle = (1..<chain.line.count - 1).min { abs(offsets[$0] - half) < abs(offsets[$1] - half) } ?? 1
    positions.append(chain.line[middle])
    return chain.pieces(cutAt: [middle], nodes: [Int32(positions.count - 1)])
  }
}
