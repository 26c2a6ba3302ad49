/// One side of a search that climbs the elimination tree: the edges it may use, and what it has found.
struct SearchFront<Weight: SearchWeight> {
  /// Edges upward, by rank.
  let first: UnsafeBufferPointer<Int32>
  let upper: UnsafeBufferPointer<Int32>
  let weight: UnsafeBufferPointer<Weight>
  /// By rank, ``SearchWeight/never`` wherever the search has not been, or has left
  /// without a trail.
  let distance: UnsafeMutableBufferPointer<Weight>
  /// The ranks that a search for a way has reached and left, rising.
  let trail: UnsafeMutableBufferPointer<Int32>

  /// Leaves a node: offers ways over it to the upper ends of its edges, unless they cannot be part of a better way.
  /// - Parameters:
  ///   - keepingTrail: whether to keep what ``retrace(from:along:_:)`` asks for; always a literal.
  ///   - trailCount: how long the trail is.
  @inline(__always)
  func leave(_ rank: Int, below best: Weight, keepingTrail: Bool, _ trailCount: inout Int) {
    let reached = distance[rank]
    if keepingTrail {
      trail[trailCount] = Int32(truncatingIfNeeded: rank)
      trailCount += reached < .never ? 1 : 0
    } else {
      distance[rank] = .never
    }
    guard reached < best else { return }
    for edge in Int(first[rank])..<Int(first[rank + 1]) {
      let head = Int(upper[edge])
      distance[head] = min(distance[head], reached &+ weight[edge])
    }
  }

  /// Follows a shortest way from a rank back to where it begins.
  ///
  /// To note for each rank the edge that led there would take a search longer than to find the few that matter.
  /// - Parameters:
  ///   - trailCount: how long the trail is.
  ///   - body: takes the edges, the last of the way first.
  /// - Returns: the rank at which the way begins.
  /// - Complexity: O(trail · log degree).
  @inline(__always)
  func retrace(from rank: Int, along trailCount: Int, _ body: (Int32) -> Void) -> Int {
    var rank = rank
    var place = trailCount
    while place > 0 {
      place -= 1
      let lower = Int(trail[place])
      guard lower < rank && distance[lower] <= distance[rank] else { continue }
      var (low, high) = (Int(first[lower]), Int(first[lower + 1]))
      let end = high
      while low < high {
        let middle = (low + high) >> 1
        if upper[middle] < rank { low = middle + 1 } else { high = middle }
      }
      guard low < end && upper[low] == rank && distance[lower] &+ weight[low] == distance[rank] else { continue }
      body(Int32(low))
      rank = lower
    }
    return rank
  }

  /// Forgets all distances along the trail.
  @inline(__always)
  func clear(along trailCount: Int) {
    for place in 0..<trailCount { distance[Int(trail[place])] = .never }
  }
}

/// What the two sides of a search write to; the memory goes with it.
struct SearchMemory<Weight: SearchWeight>: ~Copyable {
  let distance: UnsafeMutableBufferPointer<Weight>
  let trail: UnsafeMutableBufferPointer<Int32>

  /// Room for one side. - Complexity: O(nodes).
  init(nodeCount: Int) {
    distance = .allocate(capacity: nodeCount)
    distance.initialize(repeating: .never)
    trail = .allocate(capacity: nodeCount)
    trail.initialize(repeating: -1)
  }

  deinit {
    distance.deallocate()
    trail.deallocate()
  }
}
