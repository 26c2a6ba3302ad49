import ArcRouting

/// Finds cuts that a point breaks, the cheap searches first, the dear ones where those find little.
struct CutSeparation {
  /// When to stop looking.
  struct Deadline {
    let time: ProcessorTime
    let seconds: Double
    var isOver: Bool { time.seconds >= seconds }
  }

  let graph: CoverGraph
  /// How far each link is from the depot.
  private let distance: [Double]
  private let connectivity: ConnectivitySeparation
  private let parity: ParitySeparation
  private var capacity: CapacitySeparation
  private var random: RandomSource

  init(_ graph: CoverGraph, distance: [Double], seed: UInt64) {
    self.graph = graph
    self.distance = distance
    connectivity = ConnectivitySeparation(graph: graph)
    parity = ParitySeparation(graph: graph)
    capacity = CapacitySeparation(graph, seed: seed)
    random = RandomSource(seed: seed &+ 1)
  }

  /// Cuts around each node, around what is required, and around what lies beyond each distance from the depot.
  func startingCuts() -> [Cut] {
    let none = [Double](repeating: 0, count: graph.linkCount)
    var sets = (0..<graph.nodeCount).map { [$0] }
    sets += connectivity.parts(at: none, above: 0)
    sets.append((0..<graph.nodeCount).filter { !graph.isSource[$0] })
    sets += worstNested(none, distance)
    return sets.compactMap(cut)
  }

  /// Cuts that a point breaks, by the cheap searches.
  mutating func quickCuts(at drives: [Double]) -> [Cut] {
    let found = nestedCuts(at: drives)
    return found.isEmpty ? exactCuts(at: drives, factors: [Double.random(in: 0.8...1.3, using: &random)]) : found
  }

  /// Cuts that a point breaks, none where none was found.
  mutating func cuts(at drives: [Double], until deadline: Deadline) -> [Cut] {
    let enough = 20 + graph.nodeCount / 20
    var found = nestedCuts(at: drives)
    guard found.count < enough, !deadline.isOver else { return found }
    found += exactCuts(at: drives, factors: [1, 0.9, 1.1, 0.8, 1.25])
    guard graph.capacity != nil, found.count < enough, !deadline.isOver else { return found }
    return found + searchedCuts(at: drives, until: deadline)
  }

  /// Cuts around parts that grow together in several orders.
  private mutating func nestedCuts(at drives: [Double]) -> [Cut] {
    var sets: [[Int]] = []
    for threshold in [0.001, 0.25, 0.5, 0.75] { sets += connectivity.parts(at: drives, above: threshold) }
    for (passWeight, noise) in [(0, 0.0), (1, 0.0), (1000, 0.0), (1, 0.3), (0.5, 0.6), (1, 1)] {
      let key = (0..<graph.linkCount).map { link in
        (drives[link] + passWeight * Double(graph.passes[link]) + 1e-3)
          * (1 + noise * Double.random(in: -0.5...0.5, using: &random))
      }
      sets += worstNested(drives, key)
    }
    sets += worstNested(drives, distance)
    sets += worstNested(drives, distance.map { -$0 })
    return broken(sets, at: drives)
  }

  private func worstNested(_ drives: [Double], _ key: [Double]) -> [[Int]] {
    let order = (0..<graph.linkCount).sorted { key[$0] > key[$1] }
    let tree = MergeTree(graph, drives: drives, order: order, tolerance: CutSearch.tolerance)
    return apart(tree.broken.sorted { $0.violation > $1.violation }.map(tree.nodes))
  }

  /// The sets of which no more than half lies in sets before them.
  private func apart(_ sets: [[Int]]) -> [[Int]] {
    var isTaken = [Bool](repeating: false, count: graph.nodeCount)
    return sets.filter { set in
      guard set.count(where: { isTaken[$0] }) * 2 <= set.count else { return false }
      for node in set { isTaken[node] = true }
      return true
    }
  }

  /// Cuts found by flows: if a parity or connectivity cut is broken, or one of fractional capacity, so is one of these.
  private mutating func exactCuts(at drives: [Double], factors: [Double]) -> [Cut] {
    var sets = connectivity.smallestCuts(at: drives, tolerance: CutSearch.tolerance, using: &random)
    sets += parity.sets(at: drives, tolerance: CutSearch.tolerance)
    sets += capacity.fractionalSets(at: drives, factors: factors)
    return broken(sets, at: drives)
  }

  /// Capacity cuts found by growing sets of nodes, then by longer and longer searches.
  private mutating func searchedCuts(at drives: [Double], until deadline: Deadline) -> [Cut] {
    let nodes = (0..<graph.nodeCount).filter { !graph.isSource[$0] }.shuffled(using: &random)
    var found = broken(capacity.grow(from: nodes.prefix(150), upTo: 400, at: drives).worst(200), at: drives)
    var times = 20
    while found.isEmpty, times <= min(40 * graph.nodeCount, 5000), !deadline.isOver {
      found = broken(capacity.search(times: times, at: drives).worst(200), at: drives)
      times *= 2
    }
    return found
  }

  private func cut(around nodes: [Int]) -> Cut? {
    var inside = [Bool](repeating: false, count: graph.nodeCount)
    for node in nodes { inside[node] = true }
    return Cut(around: inside, in: graph)
  }

  /// The cuts around sets that are broken indeed; those of capacity are remembered.
  private mutating func broken(_ sets: [[Int]], at drives: [Double]) -> [Cut] {
    var found: [Cut] = []
    for set in sets {
      guard let cut = cut(around: set), cut.violation(at: drives) > CutSearch.tolerance else { continue }
      if cut.kind == .capacity { capacity.remember([set]) }
      found.append(cut)
    }
    return found
  }
}
