/// One side of a search that climbs the elimination tree: the edges it may use, and what it has found.
struct SearchFront<Weight: SearchWeight> {
  /// Edges upward, by rank.
  let first: UnsafeBufferPointer<Int32>
  let upper: UnsafeBufferPointer<Int32>
  let weight: UnsafeBufferPointer<Weight>
  /// By rank, ``SearchWeight/never`` wherever the search has not been or has left.
  let distance: UnsafeMutableBufferPointer<Weight>
  /// By rank, the edge that led there last.
  let step: UnsafeMutableBufferPointer<SearchStep>

  /// Leaves a node: offers ways over it to the upper ends of its edges, unless they cannot be part of a better way.
  /// - Parameter keepingSteps: whether to note the edges, for the path; always a literal.
  @inline(__always)
  func leave(_ rank: Int, below best: Weight, keepingSteps: Bool) {
    let reached = distance[rank]
    distance[rank] = .never
    guard reached < best else { return }
    for edge in Int(first[rank])..<Int(first[rank + 1]) {
      let head = Int(upper[edge])
      let through = reached &+ weight[edge]
      if keepingSteps {
        if through < distance[head] {
          distance[head] = through
          step[head] = SearchStep(tail: Int32(rank), edge: Int32(edge))
        }
      } else {
        distance[head] = min(distance[head], through)
      }
    }
  }

  /// Begins at a node.
  @inline(__always)
  func enter(_ rank: Int, _ weight: Weight, entry: Int) {
    guard weight < distance[rank] else { return }
    distance[rank] = weight
    step[rank] = SearchStep(tail: -1, edge: Int32(entry))
  }
}

/// How a search came to a node.
struct SearchStep: BitwiseCopyable {
  /// The rank it came from; -1 where it began.
  var tail: Int32
  /// The edge it came along, or the number of the entry it began with.
  var edge: Int32
}

/// What the two sides of a search write to; the memory goes with it.
struct SearchMemory<Weight: SearchWeight>: ~Copyable {
  let distance: UnsafeMutableBufferPointer<Weight>
  let step: UnsafeMutableBufferPointer<SearchStep>

  /// Room for one side. - Complexity: O(nodes).
  init(nodeCount: Int) {
    distance = .allocate(capacity: nodeCount)
    distance.initialize(repeating: .never)
    step = .allocate(capacity: nodeCount)
    step.initialize(repeating: SearchStep(tail: -1, edge: -1))
  }

  deinit {
    distance.deallocate()
    step.deallocate()
  }
}
