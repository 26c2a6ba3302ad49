import Interchange
import Routing

/// Measures distances from one node to all, by the hierarchy and by Dijkstra's search, and holds both together.
struct OneToAllBench {
  let graph: WeightedDigraph
  let perfect: PerfectMetric<Int32>
  let runs: Int

  /// From as many nodes as there are runs; reading every node's distance counts.
  func measure(_ figures: inout BenchFigures) throws {
    let sources = RoutingPairs(graph: graph, seed: 2).random(runs).map { Int($0.source) }
    var search = NodeDijkstra(graph)
    var sweep = OneToAll(perfect)
    var found = [UInt64](repeating: 0, count: graph.nodeCount)
    var swept = found
    var (times, dijkstraTimes): ([Double], [Double]) = ([], [])
    for source in sources {
      let taken = CPUClock.timed(.thread) {
        sweep.search([WeightedNode<Int32>(Int32(source))], .away)
        for node in swept.indices { swept[node] = sweep.distance(of: node).map(UInt64.init) ?? .max }
      }
      times.append(taken.seconds * 1e3)
      var span = found.mutableSpan
      dijkstraTimes.append(CPUClock.timed(.thread) { search.findDistances(from: source, into: &span) }.seconds * 1e3)
      // The hierarchy's weights have 30 bits.
      for node in found.indices
      where found[node] != swept[node] && (found[node] < UInt64(Int32.never) || swept[node] != .max) {
        throw Outcome(
          code: .internalFault,
          message:
            "from node \(source) to node \(node), counted from 0: Dijkstra's search found \(found[node]), one-to-all "
            + "\(swept[node])")
      }
    }
    figures.add("one_to_all_ms", Spread(times))
    figures.add("dijkstra_all_ms", Spread(dijkstraTimes))
  }
}
