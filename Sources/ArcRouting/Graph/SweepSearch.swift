/// The cheapest ways from some places to all others, side by side in the lanes of vectors, by one sweep down the order of an
/// eliminated graph (PHAST: Delling, Goldberg, Nowatzyk and Werneck 2013, DOI 10.1016/j.jpdc.2012.02.007).
struct SweepSearch {
  /// Prices from each source to one place. The operators of this very type become instructions for vectors, those of generic
  /// ones do not.
  typealias Lanes = SIMD16<Int32>

  private let graph: EliminatedGraph
  /// Prices by number in the order.
  private var cost: ContiguousArray<Lanes>

  init(_ graph: EliminatedGraph) {
    self.graph = graph
    cost = ContiguousArray(repeating: Lanes(repeating: EliminatedGraph.noWay), count: graph.rank.count)
  }

  /// Searches from as many places as there are lanes, or fewer. - Complexity: O(arcs of the eliminated graph).
  mutating func run(from sources: some Collection<Place>) {
    precondition(sources.count <= Lanes.scalarCount)
    cost.withUnsafeMutableBufferPointer { cost in
      cost.update(repeating: Lanes(repeating: EliminatedGraph.noWay))
      graph.firstClimb.withUnsafeBufferPointer { first in
        graph.climbs.withUnsafeBufferPointer { climbs in
          for (lane, source) in sources.enumerated() {
            Self.climb(from: Int(graph.rank[Int(source.index)]), lane, cost, first, climbs)
          }
          for number in cost.indices.reversed() {
            var best = cost[number]
            for climb in climbs[Int(first[number])..<Int(first[number + 1])] {
              // The lesser of both by arithmetic: a shift by 31 makes ones of what is negative.
              let saved = cost[Int(climb.place)] &+ Lanes(repeating: climb.down) &- best
              best = best &+ (saved & (saved &>> Lanes(repeating: 31)))
            }
            cost[number] = best
          }
        }
      }
    }
  }

  /// Every place that ways climb to stands on one path, from each to the first of those it is joined with.
  private static func climb(
    from source: Int, _ lane: Int, _ cost: UnsafeMutableBufferPointer<Lanes>, _ first: UnsafeBufferPointer<Int32>,
    _ climbs: UnsafeBufferPointer<EliminatedGraph.Climb>
  ) {
    cost[source][lane] = 0
    var number = source
    while true {
      let here = cost[number][lane]
      let arcs = Int(first[number])..<Int(first[number + 1])
      for arc in arcs {
        let climb = climbs[arc]
        cost[Int(climb.place)][lane] = min(cost[Int(climb.place)][lane], here &+ climb.up)
      }
      guard let next = arcs.first else { return }
      number = Int(climbs[next].place)
    }
  }

  /// The price of a place from the source of a lane; `UInt32.max` for one that was not reached.
  func cost(_ place: Place, _ lane: Int) -> UInt32 {
    let cost = cost[Int(graph.rank[Int(place.index)])][lane]
    return cost < EliminatedGraph.costLimit ? UInt32(cost) : .max
  }
}
