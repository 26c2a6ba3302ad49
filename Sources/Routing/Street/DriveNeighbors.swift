import RoadNetwork

/// For each of many sources the targets that are reached soonest, without the table of all pairs.
///
/// With ``DriveLabels`` for the pairs that are asked for one by one, this is what a solver needs of more places than a
/// table has memory for.
public struct DriveNeighbors: Sendable {
  private let lists: NeighborLists<Int64>
  /// Drives along a single arc that the hierarchy does not know, by source.
  private let direct: [Int: [(target: Int, cost: DriveCost)]]

  /// Finds the nearest targets of every source.
  /// - Parameters:
  ///   - width: how many for each.
  ///   - threads: how many may work; the lists are the same for any number.
  /// - Precondition: the places are of the index's graph; the width is not negative.
  /// - Complexity: O(edges above the targets · width), and for each source O(edges above it · width).
  public init(
    _ index: DriveIndex, sources: [[ArcPlace]], targets: [[ArcPlace]], nearest width: Int, threads: Int = 1
  ) {
    let graph = index.graph
    let near = NearestTargets(
      searching: index.perfected(), targets.map { $0.map(DriveEntries.arrival) }, nearest: width)
    lists = near.neighborLists(of: sources.map { $0.flatMap { DriveEntries.departures($0, graph) } }, threads: threads)
    direct = DirectDrive.best(from: sources, to: targets)
  }

  /// The targets nearest to a source, nearest first; of equally near ones those with lower numbers.
  /// - Precondition: there is such a source.
  public func nearest(to source: Int) -> [(target: Int, cost: DriveCost)] {
    var found: [Int: DriveCost] = [:]
    for (target, weight) in zip(lists.targets(of: source), lists.distances(of: source)) {
      found[Int(target)] = DriveWeight.cost(weight)
    }
    for (target, cost) in direct[source] ?? [] { found[target] = found[target].map { min($0, cost) } ?? cost }
    let sorted = found.map { (target: $0.key, cost: $0.value) }.sorted { ($0.cost, $0.target) < ($1.cost, $1.target) }
    return Array(sorted.prefix(lists.width))
  }
}
