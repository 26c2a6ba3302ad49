import Interchange
import Routing

/// Measures the steps from a graph to distances, and the queries.
struct RoutingBench {
  let graph: WeightedDigraph
  /// Where nodes are arcs of a city: the graph whose arcs they are.
  let junctions: WeightedDigraph?
  let pairs: [NodePairs.Pair]
  let threads: Int
  let runs: Int
  let hasLabels: Bool
  /// Measures tables and what they need, no single queries.
  let tablesOnly: Bool
  let ranks: RankBench

  /// Measures everything, by the names of Docs/CLI.md; the distances.
  func measure(_ figures: inout BenchFigures) throws -> [UInt64?] {
    let wall = CPUClock.wall
    let (order, orderTime) = CPUClock.timed(.process) { nodeOrder() }
    figures.add("order_s", orderTime)
    figures.add("order_s_wall", CPUClock.wall - wall)
    let (topology, topologyTime) = CPUClock.timed(.thread) {
      HierarchyTopology(order: order, tails: graph.tails, heads: graph.heads)
    }
    figures.add("topology_ms", topologyTime * 1e3)
    let (metric, customizeTime) = CPUClock.repeated(runs) { CustomizedMetric<Int32>(topology, weights: graph.weights) }
    figures.add("close_20_arcs_ms", closing(metric))
    let (perfect, perfectTime) = CPUClock.repeated(runs) { PerfectMetric(metric) }
    figures.add("customize_ms", customizeTime)
    figures.add("perfect_ms", perfectTime)
    guard !tablesOnly else {
      try TableBench(graph: graph, perfect: perfect, threads: threads, runs: runs).measure(&figures)
      return []
    }
    var distances = try measureHierarchy(perfect, &figures)
    let labels = try measureLabels(perfect, distances, &figures)
    try TableBench(graph: graph, perfect: perfect, threads: threads, runs: runs).measure(&figures)
    figures.add("index_bytes", topology.byteCount + metric.byteCount + perfect.byteCount)
    figures.add("label_bytes", labels)
    try measureDijkstra(&distances, topology, &figures)
    try OneToAllBench(graph: graph, perfect: perfect, runs: runs).measure(&figures)
    figures.add("queries", pairs.count)
    figures.add("reachable", distances.count { $0 != nil })
    figures.add("checksum", bits: distances.reduce(into: 0) { $0 &+= $1 ?? 0 })
    return distances
  }

  private func nodeOrder() -> [Int32] {
    guard let junctions else {
      return NestedDissection.order(of: graph.undirected, positions: graph.positions, threads: threads)
    }
    return ArcDissection.order(
      nodeCount: junctions.nodeCount, tails: junctions.tails, heads: junctions.heads, positions: junctions.positions,
      threads: threads)
  }

  /// Milliseconds of closing twenty arcs drawn evenly, other ones each time.
  private func closing(_ metric: CustomizedMetric<Int32>) -> Spread? {
    guard graph.arcCount > 0 else { return nil }
    var changed = metric
    var random = BenchRandom(seed: 20)
    // The first change makes the copy.
    changed.change([0], toWeights: [graph.weights[0]])
    return Spread(
      (0..<runs).map { _ in
        let arcs = (0..<20).map { _ in UInt32(random.next() % UInt64(graph.arcCount)) }
        let never = [UInt32](repeating: CustomizedMetric<Int32>.weightLimit, count: arcs.count)
        return CPUClock.timed(.thread) { changed.change(arcs, toWeights: never) }.seconds * 1e3
      })
  }

  private func measureHierarchy(
    _ perfect: PerfectMetric<Int32>, _ figures: inout BenchFigures
  ) throws -> [UInt64?] {
    var query = EliminationTreeQuery(perfect)
    var distances = [UInt64?](repeating: nil, count: pairs.count)
    let times = QueryTimes(count: pairs.count, runs: runs) { number in
      let pair = pairs[number]
      distances[number] = query.distance(from: Int(pair.source), to: Int(pair.target)).map(UInt64.init)
    }
    figures.add("distance_cch_us", times)
    ranks.measure("distance_cch_us", &figures) { _ = query.distance(from: $0, to: $1) }
    var arcs: [UInt32] = []
    let pathTimes = QueryTimes(count: pairs.count, runs: runs) { number in
      let pair = pairs[number]
      _ = query.path(from: Int(pair.source), to: Int(pair.target), into: &arcs)
    }
    figures.add("path_us", pathTimes)
    var count = 0
    for (number, pair) in pairs.enumerated() {
      _ = query.path(from: Int(pair.source), to: Int(pair.target), into: &arcs)
      count += arcs.count
      guard let distance = distances[number] else { continue }
      if graph.weight(of: arcs, from: pair.source, to: pair.target) != distance {
        throw Outcome(
          code: .internalFault, message: "query \(number + 1): the path is not a way of the distance \(distance)")
      }
    }
    figures.add("path_arcs", pairs.isEmpty ? nil : Double(count) / Double(pairs.count))
    return distances
  }

  /// Labels that would take more bytes are not made; then the figures tell why.
  private static let labelLimit = 1_500_000_000

  /// Labels in the order of the hierarchy; where those would be too large, in that of a contraction.
  private func labels(_ perfect: PerfectMetric<Int32>) throws(HubLabelsError) -> any DistanceLabels {
    let limit = RoutingBench.labelLimit
    if HubLabels.estimatedByteCount(perfect) <= limit,
      let labels = try? HubLabels(perfect, threads: threads, byteLimit: limit)
    {
      return labels
    }
    return try ContractionLabels(
      nodeCount: graph.nodeCount, tails: graph.tails, heads: graph.heads, weights: graph.weights, threads: threads,
      byteLimit: limit)
  }

  /// The bytes of the labels.
  private func measureLabels(
    _ perfect: PerfectMetric<Int32>, _ distances: [UInt64?], _ figures: inout BenchFigures
  ) throws -> Int? {
    let (made, time) = CPUClock.timed(.process) { () -> Result<any DistanceLabels, HubLabelsError>? in
      guard hasLabels else { return nil }
      return Result { () throws(HubLabelsError) in try labels(perfect) }
    }
    if case .failure(let error) = made { figures.add("labels_refused", error.description) }
    guard case .success(let labels) = made else {
      figures.add("distance_label_us", nil as QueryTimes?)
      figures.add("label_s", nil as Double?)
      return nil
    }
    try measure(labels, distances, &figures)
    figures.add("label_s", time)
    return labels.byteCount
  }

  private func measure(
    _ labels: some DistanceLabels, _ distances: [UInt64?], _ figures: inout BenchFigures
  ) throws {
    var found = [UInt64?](repeating: nil, count: pairs.count)
    let times = QueryTimes(count: pairs.count, runs: runs) { number in
      let pair = pairs[number]
      found[number] = labels.distance(from: Int(pair.source), to: Int(pair.target)).map(UInt64.init)
    }
    figures.add("labels", type(of: labels).order)
    figures.add("distance_label_us", times)
    ranks.measure("distance_label_us", &figures) { _ = labels.distance(from: $0, to: $1) }
    try compare("labels", found, distances)
  }

  /// Holds some distances against Dijkstra's search, and finds those that the hierarchy's 30 bits do not hold.
  private func measureDijkstra(
    _ distances: inout [UInt64?], _ topology: HierarchyTopology, _ figures: inout BenchFigures
  ) throws {
    var search = NodeDijkstra(graph)
    let far = FarPairs(graph: graph, topology: topology).among(pairs, distances)
    for number in far {
      let pair = pairs[number]
      distances[number] = search.distance(from: Int(pair.source), to: Int(pair.target))
    }
    // About two seconds a run.
    let count = min(pairs.count, max(10, 20_000_000 / (graph.arcCount + graph.nodeCount)))
    var found = [UInt64?](repeating: nil, count: count)
    let times = QueryTimes(count: count, runs: runs) { number in
      let pair = pairs[number]
      found[number] = search.distance(from: Int(pair.source), to: Int(pair.target))
    }
    figures.add("dijkstra_us", times)
    ranks.measure("dijkstra_us", count: count, &figures) { _ = search.distance(from: $0, to: $1) }
    figures.add("dijkstra_queries", count)
    try compare("Dijkstra's search", found, distances)
  }

  private func compare(_ method: String, _ found: [UInt64?], _ distances: [UInt64?]) throws {
    for number in found.indices where found[number] != distances[number] {
      throw Outcome(
        code: .internalFault,
        message: "query \(number + 1): \(method) found \(found[number].map(String.init) ?? "no way"), the hierarchy "
          + "\(distances[number].map(String.init) ?? "none")")
    }
  }
}

extension WeightedDigraph {
  /// What arcs behind each other weigh; `nil` where they do not lead from one node to the other.
  fileprivate func weight(of path: [UInt32], from source: UInt32, to target: UInt32) -> UInt64? {
    var (node, weight) = (source, UInt64(0))
    for arc in path {
      guard tails[Int(arc)] == node else { return nil }
      node = heads[Int(arc)]
      weight += UInt64(weights[Int(arc)])
    }
    return node == target ? weight : nil
  }
}
