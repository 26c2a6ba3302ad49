internal import IndexFile
import RoadNetwork

/// A city made ready for fast searches by one vehicle on one day.
///
/// Shares the ``StreetHierarchy`` with all others of the city; what is its own are the weights, which closures and
/// weather change in place.
public struct DriveIndex: Sendable {
  /// What it is built on.
  public let hierarchy: StreetHierarchy
  /// The arcs and turns that the vehicle may drive today, and what they take.
  public private(set) var graph: ArcGraph
  private var metric: CustomizedMetric<Int64>
  /// The edges that searches need; `nil` until they have been found.
  private var perfect: PerfectMetric<Int64>?

  /// Customizes a hierarchy: ready for single drives; for many and for tables, ``prepareTables(threads:)`` comes next.
  /// - Parameters:
  ///   - graph: made from the hierarchy's turns.
  ///   - threads: how many may work; the index is the same for any number.
  /// - Throws: ``RoutingError/beyondWeights(_:milliseconds:)``, ``RoutingError/otherNetwork``.
  /// - Complexity: O(triangles of the hierarchy).
  public init(_ hierarchy: StreetHierarchy, _ graph: ArcGraph, threads: Int = 1) throws(RoutingError) {
    guard graph.isPart(of: hierarchy.streets) else { throw .otherNetwork }
    self.hierarchy = hierarchy
    self.graph = graph
    let weights = try DriveWeights(hierarchy.streets, graph).weights
    metric = CustomizedMetric(hierarchy.topology, arcWeights: weights, threads: threads)
  }

  /// Takes the roads as they are from now on: closures, openings, other speeds.
  ///
  /// Only what differs is customized anew. Drives are then sought on all edges of the hierarchy, which takes somewhat
  /// longer, until ``prepareTables(threads:)`` has found out which of them matter.
  /// - Parameter graph: made from the same turns.
  /// - Throws: as ``init(_:_:threads:)``; the index is as before then.
  /// - Complexity: O(turns) and what the changes reach in the hierarchy.
  public mutating func change(to graph: ArcGraph) throws(RoutingError) {
    guard graph.isPart(of: hierarchy.streets) else { throw .otherNetwork }
    let weights = try DriveWeights(hierarchy.streets, graph).weights
    let changed = weights.indices.filter { weights[$0] != metric.arcWeights[$0] }
    self.graph = graph
    guard !changed.isEmpty else { return }
    metric.change(changed.map { UInt32($0) }, to: changed.map { weights[$0] })
    perfect = nil
  }

  /// Finds the edges that matter, once for all the tables and queries that follow.
  /// - Parameter threads: how many may work.
  /// - Complexity: O(triangles of the hierarchy); O(1) where nothing has changed since.
  public mutating func prepareTables(threads: Int = 1) {
    perfect = perfect ?? PerfectMetric(perfecting: metric, threads: threads)
  }

  /// What single drives are sought on.
  var searched: SearchedHierarchy<Int64> { perfect.map { .perfect($0) } ?? .customized(metric) }

  /// What tables are swept over.
  func perfected() -> PerfectMetric<Int64> { perfect ?? PerfectMetric(perfecting: metric) }
}

extension ArcGraph {
  /// Whether it was made from these turns, or from those of a network with the same segments.
  func isPart(of streets: StreetTurns) -> Bool {
    arcCount == streets.arcCount && nodeCount == streets.nodeCount
      && entries.indices.allSatisfy { entries[$0].uid.rawValue == streets.uid.elements[$0] }
  }
}
