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
      let cells = sweep.table(sources: sources, targets: targets)
      try check(cells, size)
      let checksum = cells.reduce(UInt64(0)) { $1 == .max ? $0 : $0 &+ UInt64($1) }
      let rates = Rates(runs) { sweep.table(sources: sources, targets: targets).count }
      let onWall =
        threads > 1 ? Rates(runs) { sweep.table(sources: sources, targets: targets, threads: threads).count } : rates
      let byTwo =
        threads == 2 ? onWall : Rates(runs) { sweep.table(sources: sources, targets: targets, threads: 2).count }
      figures.add("table_\(size)_cells_per_s", rates.ofCPUTime)
      figures.add("table_\(size)_cells_per_s_wall", onWall.onWall)
      figures.add("table_\(size)_two_threads", byTwo.onWall)
      figures.add("table_\(size)_checksum", bits: checksum)
    }
  }

  /// Cells per second of several runs.
  private struct Rates {
    /// Of this thread's time.
    var ofCPUTime: Spread
    var onWall: Spread

    /// Fills tables and counts their cells, once more than it measures, for the first takes memory.
    init(_ runs: Int, _ table: () -> Int) {
      var (ofCPUTime, onWall): ([Double], [Double]) = ([], [])
      for run in 0...runs {
        let (start, startOnWall) = (CPUClock.thread, CPUClock.wall)
        let count = Double(table())
        guard run > 0 else { continue }
        ofCPUTime.append(count / max(1e-9, CPUClock.thread - start))
        onWall.append(count / max(1e-9, CPUClock.wall - startOnWall))
      }
      (self.ofCPUTime, self.onWall) = (Spread(ofCPUTime), Spread(onWall))
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
