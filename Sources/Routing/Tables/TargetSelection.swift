/// The part of a hierarchy that ways down to some targets can lead over, highest nodes first.
///
/// RPHAST's selection (Delling, Goldberg, Nowatzyk and Werneck 2011, DOI 10.1016/j.jpdc.2012.02.007, and Delling,
/// Goldberg and Werneck 2011, DOI 10.4230/OASIcs.ATMOS.2011.52). Nodes of the selection have numbers of their own.
struct TargetSelection<Weight: SearchWeight>: Sendable {
  /// By rank: its number here, -1 where it is not selected.
  private(set) var number: [Int32]
  /// Ranks of the selected, rising; the last of them has number 0.
  private var ranks: [Int32] = []
  /// The edges down to number `v` are `first[v]..<first[v + 1]`; `upper` are numbers, less than `v`.
  private(set) var first: [Int32] = [0]
  private(set) var upper: [Int32] = []
  private(set) var weight: [Weight] = []
  /// The targets.
  private(set) var places = PlaceList<Weight>()
  private var reached: RankSet

  /// How many nodes are selected.
  var count: Int { ranks.count }

  init(rankCount: Int) {
    number = Array(repeating: -1, count: rankCount)
    reached = RankSet(rankCount: rankCount)
  }

  /// Selects for other targets.
  /// - Complexity: O(ranks / 64 + nodes and edges that are selected).
  mutating func select(_ targets: [[WeightedNode<Weight>]], in metric: PerfectMetric<Weight>) {
    for index in 0..<ranks.count { number[Int(ranks[index])] = -1 }
    places.fill(with: targets, in: metric.topology)
    for index in 0..<places.node.count { reached.insert(places.node[index]) }
    reached.drain(closedUnder: metric.down, &ranks)
    for index in 0..<ranks.count { number[Int(ranks[index])] = Int32(ranks.count - 1 - index) }
    places.renumber(number)
    takeEdges(metric.down)
  }

  private mutating func takeEdges(_ edges: SearchEdges<Weight>) {
    first.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    weight.removeAll(keepingCapacity: true)
    first.append(0)
    for index in stride(from: ranks.count - 1, through: 0, by: -1) {
      let rank = Int(ranks[index])
      for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
        upper.append(number[Int(edges.upper[edge])])
        weight.append(edges.weight[edge])
      }
      first.append(Int32(upper.count))
    }
  }
}
