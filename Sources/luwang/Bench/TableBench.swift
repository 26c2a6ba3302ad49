import Interchange
import Routing

/// Measures tables of distances.
struct TableBench {
  let graph: WeightedDigraph
  let perfect: PerfectMetric<Int32>
  let threads: Int
  let runs: Int

  /// Tables of 1000 and 5000 sources, each with as many targets, all drawn evenly; the choice of targets counts.
  func measure(_ figures: inout BenchFigures) throws {
    var sweep = TableSweep(perfect)
    for size in [1000, 5000] {
      let pairs = RoutingPairs(graph: graph, seed: UInt64(size)).random(size)
      let sources = pairs.map { [WeightedNode<Int32>(Int32($0.source))] }
      let targets = pairs.map { [WeightedNode<Int32>(Int32($0.target))] }
      var (rates, onWall): ([Double], [Double]) = ([], [])
      var checksum: UInt64 = 0
      for _ in 0..<runs {
        let start = CPUClock.thread
        let cells = sweep.table(sources: sources, targets: targets)
        rates.append(Double(cells.count) / max(1e-9, CPUClock.thread - start))
        if rates.count == 1 {
          try check(cells, size)
          for cell in cells where cell != .max { checksum &+= UInt64(cell) }
        }
      }
      for _ in 0..<(threads > 1 ? runs : 0) {
        let start = CPUClock.wall
        let cells = sweep.table(sources: sources, targets: targets, threads: threads)
        onWall.append(Double(cells.count) / max(1e-9, CPUClock.wall - start))
      }
      figures.add("table_\(size)_cells_per_s", Spread(rates))
      figures.add("table_\(size)_cells_per_s_wall", onWall.isEmpty ? nil : Spread(onWall))
      figures.add("table_\(size)_checksum", bits: checksum)
    }
  }

  /// Holds the cells of the diagonal against single queries.
  private func check(_ cells: [UInt32], _ size: Int) throws {
    var query = EliminationTreeQuery(perfect)
    for (number, pair) in RoutingPairs(graph: graph, seed: UInt64(size)).random(size).enumerated() {
      let cell = cells[number * size + number]
      let distance = query.distance(from: Int(pair.source), to: Int(pair.target))
      guard cell == distance ?? .max else {
        throw Outcome(
          code: .internalFault,
          message:
            "table of \(size): cell \(number) is \(cell), the hierarchy says \(distance.map(String.init) ?? "none")")
      }
    }
  }
}
