/// Tables of times and lengths.
extension TableSweep where Weight == Int64 {
  /// Prepares queries on weights of ``DriveWeight``. - Complexity: O(nodes).
  init(_ metric: PerfectMetric<Int64>) { self.init(searching: metric) }

  /// Times and lengths of the fastest ways, and of those the shortest, from every source to every target.
  /// - Parameter threads: how many may work; the table is the same for any number.
  /// - Throws: ``RoutingError/tooFar(source:target:)`` where a way's length could be more than 32 bits count.
  mutating func travelTable(
    sources: [[WeightedNode<Int64>]], targets: [[WeightedNode<Int64>]], threads: Int = 1
  ) throws(RoutingError) -> TravelTable {
    choose(targets, threads: threads)
    let table = TravelTable(sourceCount: sources.count, targetCount: targets.count) {
      fill(TableCells($0, $1, columns: targets.count), from: sources, threads: threads)
    }
    let splitLimit = self.splitLimit ?? SplitLimit(question.metric)
    self.splitLimit = splitLimit
    let limit = splitLimit.milliseconds(from: sources, to: targets)
    for (index, time) in table.milliseconds.enumerated() where time > limit && time < TravelTable.unreachable {
      throw .tooFar(source: index / targets.count, target: index % targets.count)
    }
    return table
  }
}

/// How long a way may take so that its length is certainly within the lower half of a ``DriveWeight``.
///
/// A longer length would be carried into the time unseen. No edge of a way is longer than the greatest length for a
/// millisecond allows, and a way has at most so many edges as the elimination tree is high, up and down.
struct SplitLimit: Sendable {
  private var longest: Int64 = 0
  private var millimetersPerMillisecond = 0.0
  private var edgesOfWay: Int

  init(_ metric: PerfectMetric<Int64>) {
    edgesOfWay = 2 * metric.topology.height
    for edges in [metric.up, metric.down] {
      for weight in edges.weight {
        let (time, length) = (DriveWeight.milliseconds(weight), DriveWeight.millimeters(weight))
        longest = max(longest, length)
        // One more, for edges that take no time.
        millimetersPerMillisecond = max(millimetersPerMillisecond, Double(length) / Double(time + 1))
      }
    }
  }

  func milliseconds(from sources: [[WeightedNode<Int64>]], to targets: [[WeightedNode<Int64>]]) -> Int64 {
    // Each edge is the sum of two others; the first carry would come from one that is half as long.
    guard longest < DriveWeight.millimetersLimit else { return -1 }
    let atEnds = [sources, targets].map { $0.joined().map { DriveWeight.millimeters($0.weight) }.max() ?? 0 }
    let left = Double(UInt32.max - 1) - Double(atEnds[0] + atEnds[1])
    guard left > 0 else { return -1 }
    guard millimetersPerMillisecond > 0 else { return .max }
    return Int64(min(left / millimetersPerMillisecond, 1e18)) - Int64(edgesOfWay)
  }
}

extension HierarchyTopology {
  /// How many edges the longest way up the elimination tree has.
  fileprivate var height: Int {
    var depth = [Int32](repeating: 0, count: nodeCount)
    for rank in stride(from: nodeCount - 1, through: 0, by: -1) where parent(of: rank) >= 0 {
      depth[rank] = depth[parent(of: rank)] + 1
    }
    return Int(depth.max() ?? 0)
  }
}
