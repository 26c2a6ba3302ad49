import ArcRouting

/// Looks for sets of nodes that vehicles enter less often than their demand fills vehicles.
///
/// No polynomial method is known for the rounded cuts. The cuts with the fraction `demand / capacity` instead of the rounded
/// number are found by one flow (Belenguer and Benavent 2003); sets are grown from single nodes, and searched by moving one
/// node at a time while what was just moved stays (Augerat et al. 1998, DOI 10.1016/S0377-2217(97)00290-7).
struct CapacitySeparation {
  /// Sets found so far that are kept as starts of searches.
  static let memory = 400

  let graph: CoverGraph
  private var random: RandomSource
  private var known: [[Int]] = []
  private var freeFrom: [Int]

  init(_ graph: CoverGraph, seed: UInt64) {
    self.graph = graph
    random = RandomSource(seed: seed)
    freeFrom = [Int](repeating: 0, count: graph.nodeCount)
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

  /// Keeps sets as starts of later searches, the oldest giving way.
  mutating func remember(_ sets: [[Int]]) {
    known += sets.filter { set in !set.contains { graph.isSource[$0] } }
    if known.count > CapacitySeparation.memory { known.removeFirst(known.count - CapacitySeparation.memory) }
  }

  /// Grows sets from single nodes, keeping for each number of loads the set that breaks its cut the most.
  mutating func grow(from nodes: some Sequence<Int>, upTo size: Int, at drives: [Double]) -> BrokenSets {
    var found = BrokenSets()
    var set = NodeSet(graph, drives: drives)
    for node in nodes {
      set.clear()
      set.move(node)
      found.look(at: set, graph)
      let unit = 2 * Double.random(in: 0.3...1.1, using: &random) / Double(graph.capacity ?? .max)
      while set.members.count < size, let node = cheapest(of: set, unit) {
        set.move(node)
        found.look(at: set, graph)
      }
      found.endSearch()
    }
    return found
  }

  private func cheapest(of set: borrowing NodeSet, _ unit: Double) -> Int? {
    var (best, least) = (Int?.none, Double.infinity)
    for node in set.border {
      let change = set.change(moving: node)
      let price = change.weight - unit * Double(change.demand)
      if price < least { (best, least) = (node, price) }
    }
    return best
  }

  /// Searches from known sets and single nodes, a number of times.
  mutating func search(times: Int, at drives: [Double]) -> BrokenSets {
    var found = BrokenSets()
    var set = NodeSet(graph, drives: drives)
    for _ in 0..<times {
      set.clear()
      if let start = known.randomElement(using: &random), Int.random(in: 0...3, using: &random) > 0 {
        for node in start { set.move(node) }
      } else {
        let node = Int.random(in: 0..<graph.nodeCount, using: &random)
        guard !graph.isSource[node] else { continue }
        set.move(node)
      }
      search(from: &set, into: &found)
      found.endSearch()
    }
    return found
  }

  /// Moves single nodes over the border of a set, the best move first, whether better or worse, towards the least weight of a set
  /// that just fills one load more than some number.
  private mutating func search(from set: inout NodeSet, into found: inout BrokenSets) {
    guard let capacity = graph.capacity else { return }
    let full = max(0, Int(graph.loads(of: max(set.demand, 1))) - 1 + Int.random(in: -1...1, using: &random))
    let wanted = Int64(full) * capacity + 1
    let fine = 2 * Double.random(in: 0.4...3, using: &random) / Double(capacity)
    for node in freeFrom.indices { freeFrom[node] = 0 }
    var (least, idle, step) = (Double.infinity, 0, 0)
    while idle < 60 {
      step += 1
      guard let node = bestMove(of: set, wanted, fine, step) else { return }
      set.move(node)
      freeFrom[node] = step + Int.random(in: 4...12, using: &random)
      found.look(at: set, graph)
      let price = set.weight + fine * Double(max(0, wanted - set.demand))
      idle = price < least - 1e-6 ? 0 : idle + 1
      least = min(least, price)
    }
  }

  private func bestMove(of set: borrowing NodeSet, _ wanted: Int64, _ fine: Double, _ step: Int) -> Int? {
    var (best, least) = (Int?.none, Double.infinity)
    func look(_ node: Int) {
      guard freeFrom[node] <= step else { return }
      let change = set.change(moving: node)
      let price = change.weight + fine * Double(max(0, wanted - set.demand - change.demand))
      if price < least { (best, least) = (node, price) }
    }
    for node in set.border { look(node) }
    if set.members.count > 1 {
      for node in set.members { look(node) }
    }
    return best
  }
}
