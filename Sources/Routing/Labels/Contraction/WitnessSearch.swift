/// Looks for ways around a node, near by (witness paths of Geisberger, Sanders, Schultes and Delling 2008).
final class WitnessSearch {
  private var heap = MinimumHeap()
  /// Holds for nodes whose stamp is that of the search at hand.
  private let distance: UnsafeMutablePointer<Int32>
  private let stamp: UnsafeMutablePointer<UInt64>
  private var now: UInt64 = 0

  init(nodeCount: Int) {
    distance = .allocate(capacity: nodeCount)
    stamp = .allocate(capacity: nodeCount)
    stamp.initialize(repeating: 0, count: nodeCount)
  }

  deinit {
    distance.deallocate()
    stamp.deallocate()
  }

  /// Searches from a node, not over another.
  /// - Parameters:
  ///   - middle: the node not to go over.
  ///   - limit: ways longer than this do not count; less than ``SearchWeight/never``.
  ///   - settled: so many nodes are looked at, at most.
  func search(_ graph: ShrinkingGraph, from source: Int, around middle: Int, limit: Int32, settled: Int) {
    now += 1
    heap.removeAll()
    distance[source] = 0
    stamp[source] = now
    heap.insert(source, key: 0)
    var rest = settled
    while rest > 0, !heap.isEmpty {
      let (key, node) = heap.removeLeast()
      guard Int32(key) == distance[node] else { continue }
      rest -= 1
      for edge in graph.edges(of: node) where edge.out < .never && Int(edge.head) != middle {
        let (head, way) = (Int(edge.head), Int32(key) + edge.out)
        guard way <= limit, stamp[head] != now || way < distance[head] else { continue }
        stamp[head] = now
        distance[head] = way
        heap.insert(head, key: UInt32(way))
      }
    }
  }

  /// The length of the way found to a node.
  @inline(__always)
  func distance(to node: Int) -> Int32 { stamp[node] == now ? distance[node] : .never }
}
