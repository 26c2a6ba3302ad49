/// Finds cuts that a point breaks, the cheap searches first, the dear ones where those find nothing.
struct CutSeparation {
  /// When to stop looking.
  struct Deadline {
    let time: ProcessorTime
    let seconds: Double
    var isOver: Bool { time.seconds >= seconds }
  }

  let graph: CoverGraph
  private let connectivity: ConnectivitySeparation
  private let parity: ParitySeparation
  private var capacity: CapacitySeparation
  private var random: SeededNumbers

  init(_ graph: CoverGraph, seed: UInt64) {
    self.graph = graph
    connectivity = ConnectivitySeparation(graph: graph)
    parity = ParitySeparation(graph: graph)
    capacity = CapacitySeparation(graph, seed: seed)
    random = SeededNumbers(seed: seed &+ 1)
  }

  /// Cuts around each node, around what is required, and around all but the sources.
  func startingCuts() -> [Cut] {
    var sets = (0..<graph.nodeCount).map { [$0] }
    sets += connectivity.parts(at: [Double](repeating: 0, count: graph.linkCount), above: 0)
    sets.append((0..<graph.nodeCount).filter { !graph.isSource[$0] })
    return sets.compactMap(cut)
  }

  /// Cuts that a point breaks, none where none was found.
  mutating func cuts(at drives: [Double], until deadline: Deadline) -> [Cut] {
    var sets: [[Int]] = []
    for threshold in [0.001, 0.25, 0.5, 0.75] { sets += connectivity.parts(at: drives, above: threshold) }
    sets += connectivity.smallestCuts(at: drives, tolerance: CutSearch.tolerance)
    sets += parity.sets(at: drives, tolerance: CutSearch.tolerance)
    sets += capacity.fractionalSets(at: drives, factors: [1, 0.9, 1.1, 0.8, 1.25])
    var found = broken(sets, at: drives)
    guard graph.capacity != nil, !deadline.isOver else { return found }
    var broken = BrokenSets()
    let nodes = (0..<graph.nodeCount).filter { !graph.isSource[$0] }.shuffled(using: &random)
    capacity.grow(from: nodes.prefix(300).map { [$0] } + sets, at: drives, into: &broken)
    found += self.broken(broken.best(200), at: drives)
    if found.count < 10 {
      for node in nodes.prefix(40) where !deadline.isOver {
        capacity.improve([node], at: drives, steps: 400, into: &broken)
      }
      found += self.broken(broken.best(200), at: drives)
    }
    return found
  }

  private func cut(around nodes: [Int]) -> Cut? {
    var inside = [Bool](repeating: false, count: graph.nodeCount)
    for node in nodes { inside[node] = true }
    return Cut(around: inside, in: graph)
  }

  private func broken(_ sets: [[Int]], at drives: [Double]) -> [Cut] {
    sets.compactMap(cut).filter { $0.violation(at: drives) > CutSearch.tolerance }
  }
}
