/// The drives of a road problem without turns, the cheapest between each two neighbours.
struct PostmanRoads: Sendable {
  /// A way from a node to a neighbour.
  struct Arc: Hashable, Sendable {
    var tail: Int32
    var head: Int32
    var cost: Int64
  }

  let nodeCount: Int
  let arcs: ContiguousArray<Arc>
  private let direct: [UInt64: Int64]
  /// Whether each drive costs the same in both directions.
  let isSymmetric: Bool
  /// Either direction at the price of both, or twice that of the only one: what an undirected way costs twice.
  let undirected: TravelGraph
  private let both: [TravelGraph.Arc]

  init(_ problem: RoadProblem) throws(TravelCostsError) {
    var direct: [UInt64: Int64] = [:]
    for link in problem.links where link.tail != link.head {
      for (from, to, cost) in [(link.tail, link.head, link.forward), (link.head, link.tail, link.backward)] {
        guard let cost else { continue }
        let key = Self.key(Int32(from), Int32(to))
        direct[key] = min(direct[key] ?? .max, cost)
      }
    }
    nodeCount = problem.nodeCount
    self.direct = direct
    arcs = ContiguousArray(
      direct.keys.sorted().map { key in
        Arc(tail: Int32(key >> 32), head: Int32(truncatingIfNeeded: key), cost: direct[key] ?? 0)
      })
    isSymmetric = arcs.allSatisfy { direct[Self.key($0.head, $0.tail)] == $0.cost }
    var both: [TravelGraph.Arc] = []
    for arc in arcs {
      let back = direct[Self.key(arc.head, arc.tail)]
      let cost = arc.cost + (back ?? arc.cost)
      guard cost < Int64(UInt32.max) else { throw .overflow(from: UInt32(arc.tail), to: UInt32(arc.head)) }
      let (tail, head) = (Place(UInt32(arc.tail)), Place(UInt32(arc.head)))
      both.append(TravelGraph.Arc(from: tail, to: head, cost: UInt32(cost)))
      if back == nil { both.append(TravelGraph.Arc(from: head, to: tail, cost: UInt32(cost))) }
    }
    self.both = both
    undirected = try TravelGraph(placeCount: nodeCount, arcs: both)
  }

  /// The undirected graph with each price raised by up to its double, at random but the same in both directions.
  func disturbed(by seed: UInt64) -> TravelGraph? {
    let arcs = both.map { arc in
      let ends = UInt64(min(arc.tail.index, arc.head.index)) << 32 | UInt64(max(arc.tail.index, arc.head.index))
      var (arc, random) = (arc, RandomSource(seed: seed ^ ends))
      arc.cost = UInt32(clamping: UInt64(arc.cost) + UInt64(arc.cost) * UInt64(random.below(1024)) / 1024)
      return arc
    }
    return try? TravelGraph(placeCount: nodeCount, arcs: arcs)
  }

  private static func key(_ from: Int32, _ to: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: to))
  }

  /// The drive between two neighbours as a piece.
  func drive(_ a: Int32, _ b: Int32) -> PostmanPiece {
    PostmanPiece(tail: a, head: b, forward: direct[Self.key(a, b)], backward: direct[Self.key(b, a)], service: nil)
  }
}
