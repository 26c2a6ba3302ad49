import RoadNetwork

/// Ways between many places without a table: a short list for each place, two of which tell what a drive takes.
///
/// For more places than a table has memory for: lists grow with the places, not with their pairs. A source keeps the arcs
/// of high rank that its shortest ways lead up to, a target those they come down from; a drive is the least sum over arcs
/// in both (hub labels of the places asked for; Abraham, Delling, Goldberg and Werneck 2012, DOI
/// 10.1007/978-3-642-33090-2_4). Nobody writes to it, so that all threads may ask.
public struct DriveLabels: Sendable {
  /// How many sources and targets there are.
  public var sourceCount: Int { sources.count }
  /// How many targets there are.
  public var targetCount: Int { targets.count }
  /// Bytes of all lists.
  public var byteCount: Int { forward.byteCount + backward.byteCount }

  private let sources: [[ArcPlace]]
  private let targets: [[ArcPlace]]
  private let forward: RankLists
  private let backward: RankLists

  /// Makes the lists.
  /// - Parameter threads: how many may work; the lists are the same for any number.
  /// - Precondition: the places are of the index's graph.
  /// - Throws: ``RoutingError/tooFar(source:target:)`` where the way over some arc could be that long.
  /// - Complexity: for each place, O(edges above it in the hierarchy).
  public init(
    _ index: DriveIndex, sources: [[ArcPlace]], targets: [[ArcPlace]], threads: Int = 1
  ) throws(RoutingError) {
    self.sources = sources
    self.targets = targets
    let graph = index.graph
    let metric = index.perfected()
    let departures = sources.map { $0.flatMap { DriveEntries.departures($0, graph) } }
    let arrivals = targets.map { $0.map(DriveEntries.arrival) }
    forward = RankLists(metric.topology, climbing: metric.up, against: metric.down, departures, threads)
    backward = RankLists(metric.topology, climbing: metric.down, against: metric.up, arrivals, threads)
    let limit = SplitLimit(metric).milliseconds(from: departures, to: arrivals)
    guard let (source, up) = forward.longest, let (target, down) = backward.longest else { return }
    guard DriveWeight.milliseconds(up) + DriveWeight.milliseconds(down) <= limit else {
      throw .tooFar(source: source, target: target)
    }
  }

  /// The bytes that lists will take (``byteCount``), foretold within some percent from some places.
  /// - Parameter sampleSize: how many sources and targets are asked, spread over all; asking all of them gives the exact
  ///   number.
  /// - Complexity: as ``init(_:sources:targets:threads:)`` for the sample.
  public static func estimatedByteCount(
    _ index: DriveIndex, sources: [[ArcPlace]], targets: [[ArcPlace]], sampleSize: Int = 200
  ) throws(RoutingError) -> Int {
    func sample(_ places: [[ArcPlace]]) -> [[ArcPlace]] {
      let count = min(sampleSize, places.count)
      return (0..<count).map { places[(2 * $0 + 1) * places.count / (2 * count)] }
    }
    let labels = try DriveLabels(index, sources: sample(sources), targets: sample(targets))
    func whole(_ lists: RankLists, _ count: Int) -> Int {
      8 * (count + 1)
        + (lists.placeCount > 0 ? (lists.byteCount - 8 * (lists.placeCount + 1)) * count / lists.placeCount : 0)
    }
    return whole(labels.forward, sources.count) + whole(labels.backward, targets.count)
  }

  /// What the fastest drive from a source to a target takes, `nil` where there is none.
  /// - Precondition: there are such places.
  /// - Complexity: O(entries of both lists), some hundred.
  public func cost(from source: Int, to target: Int) -> DriveCost? {
    let reached = DriveWeight.cost(RankLists.least(forward, source, backward, target))
    guard let direct = DirectDrive(from: sources[source], to: targets[target])?.cost else { return reached }
    return reached.map { min($0, direct) } ?? direct
  }
}
