/// Looks for sets of nodes that vehicles enter less often than their demand fills vehicles.
///
/// No polynomial method is known for the rounded cuts. The cuts with the fraction `demand / capacity` instead of the rounded number
/// are found by one flow (Belenguer and Benavent 2003); sets are grown from every node and improved by a search that
/// moves one node at a time and forbids going back for a while (Augerat et al. 1998, DOI 10.1016/S0377-2217(97)00290-7).
struct CapacitySeparation {
  let graph: CoverGraph
  private var random: SeededNumbers

  init(_ graph: CoverGraph, seed: UInt64) {
    self.graph = graph
    random = SeededNumbers(seed: seed)
  }

  /// Sets of smallest `weight - factor * 2 demand / capacity`, one for each factor.
  func fractionalSets(at drives: [Double], factors: [Double]) -> [[Int]] {
    guard let capacity = graph.capacity else { return [] }
    return factors.compactMap { factor in
      let unit = factor / Double(capacity)
      let (source, sink) = (graph.nodeCount, graph.nodeCount + 1)
      var pull = graph.nodeDemand.map { 2 * unit * Double($0) }
      var arcs: [(Int, Int, Double, Double)] = []
      for link in 0..<graph.linkCount {
        let share = unit * Double(graph.demand[link])
        pull[graph.tail[link]] += share
        pull[graph.head[link]] += share
        let between = max(0, drives[link] + Double(graph.passes[link]) - share)
        arcs.append((graph.tail[link], graph.head[link], between, between))
      }
      for node in 0..<graph.nodeCount {
        if graph.isSource[node] { arcs.append((node, sink, 1e9, 0)) }
        if pull[node] > 0 { arcs.append((source, node, pull[node], 0)) }
      }
      var flow = MaximumFlow(nodeCount: graph.nodeCount + 2, arcs: arcs)
      _ = flow.value(from: source, to: sink)
      let set = (0..<graph.nodeCount).filter { flow.isReached($0) }
      return set.isEmpty ? nil : set
    }
  }

  /// Grows a set from each of the seeds, keeping for each number of loads the set that breaks its cut the most.
  mutating func grow(from seeds: [[Int]], at drives: [Double], into found: inout BrokenSets) {
    var set = NodeSet(graph, drives: drives)
    for seed in seeds {
      set.clear()
      for node in seed where !graph.isSource[node] && !set.isInside[node] { set.move(node) }
      var best = BestOfGrowth()
      best.look(at: set, graph)
      let unit = 2 * Double.random(in: 0.3...1.1, using: &random) / Double(graph.capacity ?? .max)
      while let node = cheapest(of: set, unit) {
        set.move(node)
        best.look(at: set, graph)
        if set.members.count > 400 { break }
      }
      best.sets.values.forEach { found.add($0.nodes, $0.violation) }
    }
  }

  private func cheapest(of set: NodeSet, _ unit: Double) -> Int? {
    var (best, least) = (Int?.none, Double.infinity)
    for node in set.border {
      let change = set.change(moving: node)
      let price = change.weight - unit * Double(change.demand)
      if price < least { (best, least) = (node, price) }
    }
    return best
  }

  /// Moves single nodes over the border of a set for a number of steps, the best move first, whether better or worse.
  mutating func improve(_ start: [Int], at drives: [Double], steps: Int, into found: inout BrokenSets) {
    var set = NodeSet(graph, drives: drives)
    for node in start where !graph.isSource[node] { set.move(node) }
    var freeFrom = [Int](repeating: 0, count: graph.nodeCount)
    var unit = 2 / Double(graph.capacity ?? .max)
    var best = BestOfGrowth()
    for step in 1...max(steps, 1) {
      if step % 50 == 0 { unit = 2 * Double.random(in: 0.2...1.3, using: &random) / Double(graph.capacity ?? .max) }
      var (choice, least) = (Int?.none, Double.infinity)
      let now = set.weight - unit * Double(set.demand)
      for node in set.border + set.members where freeFrom[node] <= step {
        let change = set.change(moving: node)
        guard set.demand + change.demand > 0 else { continue }
        let after = set.weight + change.weight
        let loads = 2 * Double(graph.loads(of: set.demand + change.demand))
        let price = min(after - loads, now + change.weight - unit * Double(change.demand))
        if price < least { (choice, least) = (node, price) }
      }
      guard let node = choice else { break }
      set.move(node)
      freeFrom[node] = step + Int.random(in: 5...15, using: &random)
      best.look(at: set, graph)
    }
    best.sets.values.forEach { found.add($0.nodes, $0.violation) }
  }
}

/// The set that breaks its cut the most, for each number of loads.
struct BestOfGrowth {
  var sets: [Int64: (nodes: [Int], violation: Double)] = [:]

  mutating func look(at set: NodeSet, _ graph: CoverGraph) {
    guard set.demand > 0 else { return }
    let loads = graph.loads(of: set.demand)
    let violation = 2 * Double(loads) - set.weight
    guard violation > (sets[loads]?.violation ?? BrokenSets.tolerance) else { return }
    sets[loads] = (set.members, violation)
  }
}

/// Sets of nodes whose cuts a point breaks, the worst first.
struct BrokenSets {
  static let tolerance = 1e-3
  private(set) var sets: [(nodes: [Int], violation: Double)] = []

  mutating func add(_ nodes: [Int], _ violation: Double) {
    guard violation > BrokenSets.tolerance else { return }
    sets.append((nodes, violation))
  }
}

extension BrokenSets {
  /// The worst sets, at most so many.
  func best(_ count: Int) -> [[Int]] {
    sets.sorted { $0.violation > $1.violation }.prefix(count).map(\.nodes)
  }
}
