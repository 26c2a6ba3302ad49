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

  /// Measures everything, by the names of Docs/CLI.md; the distances.
  func measure(_ figures: inout BenchFigures) throws -> [UInt64?] {
    let wall = CPUClock.wall
    let (order, orderTime) = timed(CPUClock.process) { nodeOrder() }
    figures.add("order_s", orderTime)
    figures.add("order_s_wall", CPUClock.wall - wall)
    let (topology, topologyTime) = timed(CPUClock.thread) {
      HierarchyTopology(order: order, tails: graph.tails, heads: graph.heads)
    }
    figures.add("topology_ms", topologyTime * 1e3)
    let (metric, customizeTime) = repeated { CustomizedMetric<Int32>(topology, weights: graph.weights) }
    let (perfect, perfectTime) = repeated { PerfectMetric(metric) }
    figures.add("customize_ms", customizeTime)
    figures.add("perfect_ms", perfectTime)
    var distances = try measureHierarchy(perfect, &figures)
    let labels = try measureLabels(perfect, distances, &figures)
    try TableBench(graph: graph, perfect: perfect, threads: threads, runs: runs).measure(&figures)
    figures.add("one_to_all_ms", nil as Spread?)
    figures.add("index_bytes", topology.byteCount + metric.byteCount + perfect.byteCount)
    figures.add("label_bytes", labels)
    try measureDijkstra(&distances, topology, &figures)
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

  /// Labels that would take more bytes are not made.
  private static let labelLimit = 4 << 30

  /// The bytes of the labels.
  private func measureLabels(
    _ perfect: PerfectMetric<Int32>, _ distances: [UInt64?], _ figures: inout BenchFigures
  ) throws -> Int? {
    let (made, time) = timed(CPUClock.process) { () -> HubLabels? in
      guard hasLabels else { return nil }
      return try? HubLabels(perfect, threads: threads, byteLimit: RoutingBench.labelLimit)
    }
    guard let labels = made else {
      figures.add("distance_label_us", nil as QueryTimes?)
      figures.add("label_s", nil as Double?)
      return nil
    }
    var found = [UInt64?](repeating: nil, count: pairs.count)
    let times = QueryTimes(count: pairs.count, runs: runs) { number in
      let pair = pairs[number]
      found[number] = labels.distance(from: Int(pair.source), to: Int(pair.target)).map(UInt64.init)
    }
    figures.add("distance_label_us", times)
    figures.add("label_s", time)
    try compare("labels", found, distances)
    return labels.byteCount
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
    figures.add("dijkstra_queries", count)
    try compare("Dijkstra's search", found, distances)
    var all = [UInt64](repeating: 0, count: graph.nodeCount)
    let sources = RoutingPairs(graph: graph, seed: 2).random(runs).map { Int($0.source) }
    figures.add(
      "dijkstra_all_ms",
      Spread(
        sources.map { source in
          var span = all.mutableSpan
          return timed(CPUClock.thread) { search.findDistances(from: source, into: &span) }.seconds * 1e3
        }))
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

extension RoutingBench {
  private func timed<Value>(
    _ clock: @autoclosure () -> Double, _ body: () -> Value
  ) -> (value: Value, seconds: Double) {
    let start = clock()
    let value = body()
    return (value, clock() - start)
  }

  /// Does something as often as there are runs; milliseconds of CPU time.
  private func repeated<Value>(_ body: () -> Value) -> (value: Value, milliseconds: Spread) {
    var (value, seconds) = timed(CPUClock.thread, body)
    var times = [seconds * 1e3]
    for _ in 1..<runs {
      (value, seconds) = timed(CPUClock.thread, body)
      times.append(seconds * 1e3)
    }
    return (value, Spread(times))
  }
}
