internal import IndexFile

/// What searches run on: all edges of a customized metric, or those that a perfect one has kept.
enum SearchedHierarchy<Weight: SearchWeight>: Sendable {
  case customized(CustomizedMetric<Weight>)
  case perfect(PerfectMetric<Weight>)

  var topology: HierarchyTopology {
    switch self {
    case .customized(let metric): metric.topology
    case .perfect(let metric): metric.topology
    }
  }

  /// Edges of one direction where they lie.
  struct Edges {
    let first: UnsafeBufferPointer<Int32>
    let upper: UnsafeBufferPointer<Int32>
    let weight: UnsafeBufferPointer<Weight>
  }

  /// Has a closure read the edges up and down.
  @inline(__always)
  func withEdges<Result>(_ body: (_ up: Edges, _ down: Edges) -> Result) -> Result {
    switch self {
    case .customized(let metric):
      metric.topology.first.withUnsafeBufferPointer { first in
        metric.topology.upper.withUnsafeBufferPointer { upper in
          metric.up.withUnsafeBufferPointer { up in
            metric.down.withUnsafeBufferPointer { down in
              body(Edges(first: first, upper: upper, weight: up), Edges(first: first, upper: upper, weight: down))
            }
          }
        }
      }
    case .perfect(let metric):
      metric.up.withEdges { up in metric.down.withEdges { down in body(up, down) } }
    }
  }
}

extension SearchEdges {
  /// Has a closure read the edges.
  @inline(__always)
  func withEdges<Result>(_ body: (SearchedHierarchy<Weight>.Edges) -> Result) -> Result {
    first.withUnsafeBufferPointer { first in
      upper.withUnsafeBufferPointer { upper in
        weight.withUnsafeBufferPointer { weight in
          body(SearchedHierarchy.Edges(first: first, upper: upper, weight: weight))
        }
      }
    }
  }
}

extension SearchFront {
  /// One side of a search over some edges.
  @inline(__always)
  init(_ edges: SearchedHierarchy<Weight>.Edges, _ memory: borrowing SearchMemory<Weight>) {
    self.init(
      first: edges.first, upper: edges.upper, weight: edges.weight, distance: memory.distance, trail: memory.trail)
  }
}
