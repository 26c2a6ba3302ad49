/// Times and lengths of the fastest drives from each of many sources to each of many targets.
///
/// One for each task; its scratch is used again by every table.
public struct DriveTableQuery: ~Copyable {
  private let graph: ArcGraph
  private var sweep: TableSweep<Int64>

  /// A query on an index. - Complexity: O(arcs).
  public init(_ index: DriveIndex) {
    graph = index.graph
    sweep = TableSweep(index.perfected())
  }

  /// Times and lengths from each source to each target, as ``ArcDijkstra/table(sources:targets:)`` tells them.
  /// - Parameter threads: how many may work; the table is the same for any number.
  /// - Throws: ``RoutingError/tooFar(source:target:)``.
  /// - Complexity: one sweep over the edges above the targets for every sixteen sources.
  public mutating func table(
    sources: [[ArcPlace]], targets: [[ArcPlace]], threads: Int = 1
  ) throws(RoutingError) -> TravelTable {
    let graph = graph
    var table = try sweep.travelTable(
      sources: sources.map { $0.flatMap { DriveEntries.departures($0, graph) } },
      targets: targets.map { $0.map(DriveEntries.arrival) }, threads: threads)
    try table.offerDirectDrives(from: sources, to: targets)
    return table
  }
}

extension TravelTable {
  /// Puts drives along a single arc where they are better: the hierarchy knows only ways with turns.
  fileprivate mutating func offerDirectDrives(
    from sources: [[ArcPlace]], to targets: [[ArcPlace]]
  ) throws(RoutingError) {
    for (row, drives) in DirectDrive.best(from: sources, to: targets) {
      for (column, direct) in drives where cost(from: row, to: column).map({ direct < $0 }) ?? true {
        try set(direct, from: row, to: column)
      }
    }
  }
}
