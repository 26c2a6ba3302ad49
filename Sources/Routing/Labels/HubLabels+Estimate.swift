internal import IndexFile

extension HubLabels {
  /// The bytes that labels will take (``byteCount``), foretold within some percent from some nodes.
  /// - Parameter sampleSize: how many nodes are asked, spread over the tree; asking all of them gives the exact number.
  ///
  /// Where ways cost nothing, labels hold a few more hubs than that.
  /// - Complexity: O(nodes + sample × edges above a node): milliseconds where labelling takes seconds.
  public static func estimatedByteCount(_ metric: PerfectMetric<Int32>, sampleSize: Int = 2_000) -> Int {
    estimatedByteCount(metric, LabelTree(metric.topology, PendantTrees(metric)), sampleSize: sampleSize)
  }

  static func estimatedByteCount(_ metric: PerfectMetric<Int32>, _ tree: LabelTree, sampleSize: Int = 2_000) -> Int {
    let count = min(sampleSize, tree.count)
    guard count > 0, tree.height < Int(LabelList.end) else { return fixedByteCount(metric, tree) }
    var sample = LabelSample(tree, up: LabelEdges(metric.up, tree), down: LabelEdges(metric.down, tree))
    var words = 0
    for index in 0..<count {
      let (forward, backward) = sample.hubCounts(of: (2 * index + 1) * tree.count / (2 * count))
      words += LabelList.words(forward) + (metric.isSymmetric ? 0 : LabelList.words(backward))
    }
    return fixedByteCount(metric, tree) + Int((Double(words) * 4 * Double(tree.count) / Double(count)).rounded())
  }

  /// The bytes of what finds the lists.
  static func fixedByteCount(_ metric: PerfectMetric<Int32>, _ tree: LabelTree) -> Int {
    metric.topology.nodeCount * MemoryLayout<LabelRecord>.stride + (tree.count + 2) * MemoryLayout<Int32>.stride
  }
}
