/// What a table asks for: sources and targets in flat arrays, and the part of a hierarchy that lies above the targets.
struct TableQuestion<Weight: SearchWeight>: Sendable {
  let metric: PerfectMetric<Weight>
  private(set) var selection: TargetSelection<Weight>
  private var sources = PlaceList<Weight>()
  private var order = SourceOrder()

  init(_ metric: PerfectMetric<Weight>) {
    self.metric = metric
    selection = TargetSelection(rankCount: metric.topology.nodeCount)
  }

  /// How many blocks of sources there are.
  var blockCount: Int { order.blockCount }

  mutating func take(targets: [[WeightedNode<Weight>]], threads: Int) {
    selection.select(targets, in: metric, threads: threads)
  }

  mutating func take(sources places: [[WeightedNode<Weight>]]) {
    sources.fill(with: places, in: metric.topology)
    order.sort(sources)
  }

  /// Stores the rows of a block of sources.
  func answer(_ index: Int, in cells: TableCells<Weight>, with block: inout SourceBlock<Weight>) {
    order.sources.withUnsafeBufferPointer { order in
      let rows = UnsafeBufferPointer(rebasing: order[self.order.block(index)])
      block.run(from: sources, rows, up: metric.up, to: selection)
      block.lanes.withUnsafeBufferPointer { lanes in
        guard let lanes = lanes.baseAddress else { return }
        cells.store(lanes + selection.sharedCount * LaneKernel.width, rows: rows, with: block.kernel)
      }
    }
  }
}
