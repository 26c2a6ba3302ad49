internal import IndexFile
public import RoadNetwork

/// Fastest drives on a ``DriveIndex``, of equally fast ones the shortest.
///
/// One for each task; its scratch is used again by every query. Where a source or target is a list of places, any of
/// them may be taken. Answers are those of ``ArcDijkstra``, a thousand times sooner.
public struct DriveQuery: ~Copyable {
  private let index: DriveIndex
  private var search: EliminationTreeQuery<Int64>
  private var entries = DriveEntries()
  private var turns: [UInt32] = []
  private var arcs: [UInt32] = []

  /// A query on an index. - Complexity: O(arcs).
  public init(_ index: DriveIndex) {
    self.index = index
    search = EliminationTreeQuery(on: index.searched)
  }

  /// What the fastest drive takes, `nil` where there is none.
  /// - Complexity: O(edges above both ends in the hierarchy).
  public mutating func cost(from sources: [ArcPlace], to targets: [ArcPlace]) -> DriveCost? {
    entries.set(from: sources, to: targets, index.graph)
    let reached = DriveWeight.cost(search.weight(from: entries.sources, to: entries.targets))
    guard let direct = DirectDrive(from: sources, to: targets)?.cost else { return reached }
    return reached.map { min($0, direct) } ?? direct
  }

  /// The fastest drive, `nil` where there is none.
  /// - Complexity: as ``cost(from:to:)``, and O(steps).
  public mutating func path(from sources: [ArcPlace], to targets: [ArcPlace]) -> RoutePath? {
    entries.set(from: sources, to: targets, index.graph)
    let direct = DirectDrive(from: sources, to: targets)
    let way = search.findPath(from: entries.sources, to: entries.targets, into: &turns)
    guard let way, let cost = DriveWeight.cost(way.weight) else { return direct?.path(in: index.graph) }
    if let direct, direct.cost <= cost { return direct.path(in: index.graph) }
    let source = sources[entries.placeOfSource[way.source]]
    arcs.removeAll(keepingCapacity: true)
    arcs.append(source.arc.rawValue)
    arcs.append(UInt32(entries.sources[way.source].node))
    let heads = index.hierarchy.streets.turnHead.elements
    for turn in turns { arcs.append(heads[Int(turn)]) }
    return RoutePath(arcs, from: source, to: targets[way.target], in: index.graph)
  }

  /// The time of the fastest drive, `nil` where there is none. - Complexity: as ``cost(from:to:)``.
  public mutating func time(from sources: [ArcPlace], to targets: [ArcPlace]) -> TravelTime? {
    cost(from: sources, to: targets)?.time
  }
}
