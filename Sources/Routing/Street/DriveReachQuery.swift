public import RoadNetwork

/// How far one vehicle comes within a time, on a ``DriveIndex``.
///
/// One for each task; its scratch is used again by every query. Answers are those of ``ArcDijkstra/reach(from:within:)``.
public struct DriveReachQuery: ~Copyable {
  /// The longest time that weights tell.
  private static let longest: Int64 = (1 << 30) - 1

  private let graph: ArcGraph
  private var search: OneToAll<Int64>

  /// A query on an index. - Complexity: O(arcs).
  public init(_ index: DriveIndex) {
    graph = index.graph
    search = OneToAll(index.perfected())
  }

  /// How far a vehicle comes within a time.
  /// - Precondition: the time is not negative and below 298 hours.
  /// - Complexity: O(edges of the hierarchy), less for a short time, and O(arcs).
  public mutating func reach(from sources: [ArcPlace], within limit: TravelTime) -> Reach {
    precondition((0..<DriveReachQuery.longest).contains(limit.milliseconds), "a reach takes from 0 to 298 hours")
    let graph = graph
    let departures = sources.flatMap { DriveEntries.departures($0, graph) }
    // Of equal times all lengths are within the limit.
    search.run(
      departures, .away, limit: DriveWeight.weight(milliseconds: limit.milliseconds, millimeters: 0xFFFF_FFFF))
    let milliseconds = (0..<graph.arcCount).map { arc in
      let weight = search.weight(of: arc)
      return weight < .never ? UInt32(DriveWeight.milliseconds(weight)) : Reach.never
    }
    return Reach(graph, from: sources, within: limit, milliseconds: milliseconds)
  }
}
