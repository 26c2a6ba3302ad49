internal import IndexFile

/// Shortest ways on a customized hierarchy: both ends walk to the root of the elimination tree, relaxing on their way,
/// and meet at their common ancestors (Dibbelt, Strasser and Wagner 2016, DOI 10.1145/2886843, section 6).
///
/// On a perfect metric there are fewer edges to relax, and the halves of each are known. For one thread at a time. Once
/// its lists have grown, a query allocates nothing.
public struct EliminationTreeQuery<Weight: SearchWeight>: ~Copyable {
  private let hierarchy: SearchedHierarchy<Weight>
  private let forward: SearchMemory<Weight>
  private let backward: SearchMemory<Weight>
  private var fronts: [Int] = []
  private var unpacking = PathUnpacking()

  /// Prepares queries on what a hierarchy knows. - Complexity: O(nodes).
  init(on hierarchy: SearchedHierarchy<Weight>) {
    self.hierarchy = hierarchy
    forward = SearchMemory(nodeCount: hierarchy.topology.nodeCount)
    backward = SearchMemory(nodeCount: hierarchy.topology.nodeCount)
  }

  /// Prepares queries on a metric, such as one a few weights of which have changed.
  init(searching metric: CustomizedMetric<Weight>) { self.init(on: .customized(metric)) }

  /// Prepares queries on a perfect metric.
  init(searching metric: PerfectMetric<Weight>) { self.init(on: .perfect(metric)) }

  /// The least weight of a way from one node to another; never where there is none.
  mutating func weight(from source: Int, to target: Int) -> Weight {
    let rank = hierarchy.topology.rank
    let (s, t) = (Int(rank[source]), Int(rank[target]))
    return withWalk { walk, _ in
      walk.forward.distance[s] = 0
      walk.backward.distance[t] = 0
      walk.climb(s, t, keepingTrail: false)
      return walk.best
    }
  }

  /// Finds a way of least weight from one node to another.
  /// - Parameter arcs: becomes the arcs of the graph in the order of the way.
  /// - Returns: its weight; never where there is none.
  mutating func findPath(from source: Int, to target: Int, into arcs: inout [UInt32]) -> Weight {
    let rank = hierarchy.topology.rank
    let (s, t) = (Int(rank[source]), Int(rank[target]))
    let meeting = withWalk { walk, _ in
      walk.forward.distance[s] = 0
      walk.backward.distance[t] = 0
      walk.climb(s, t, keepingTrail: true)
      return SearchMeeting(walk)
    }
    unpack(over: meeting, into: &arcs)
    return meeting.weight
  }

  /// The least weight of a way from one place to another, that of the nodes at its ends included; never where there is
  /// none.
  /// - Parameters: nodes at which the way may begin and end.
  mutating func weight(from sources: [WeightedNode<Weight>], to targets: [WeightedNode<Weight>]) -> Weight {
    enter(sources, targets)
    return withWalk { walk, fronts in
      walk.climb(&fronts, keepingTrail: false)
      return walk.best
    }
  }

  /// Finds a way of least weight from one place to another.
  /// - Parameters:
  ///   - sources: nodes at which the way may begin.
  ///   - targets: nodes at which it may end.
  ///   - arcs: becomes the arcs of the graph between them, in the order of the way.
  /// - Returns: where it begins and ends; `nil` where there is none.
  mutating func findPath(
    from sources: [WeightedNode<Weight>], to targets: [WeightedNode<Weight>], into arcs: inout [UInt32]
  ) -> FoundWay<Weight>? {
    enter(sources, targets)
    let meeting = withWalk { walk, fronts in
      walk.climb(&fronts, keepingTrail: true)
      return SearchMeeting(walk)
    }
    guard let (first, last) = unpack(over: meeting, into: &arcs) else { return nil }
    return FoundWay(weight: meeting.weight, source: entry(first, of: sources), target: entry(last, of: targets))
  }

  /// Which entry a way begins or ends with.
  private func entry(_ end: WeightedNode<Weight>, of entries: [WeightedNode<Weight>]) -> Int {
    var entry = 0
    while entries[entry] != end { entry += 1 }
    return entry
  }

  /// Sets both sides at their beginnings.
  private mutating func enter(_ sources: [WeightedNode<Weight>], _ targets: [WeightedNode<Weight>]) {
    let rank = hierarchy.topology.rank
    fronts.removeAll(keepingCapacity: true)
    withWalk { walk, fronts in
      for entry in 0..<sources.count {
        precondition(sources[entry].weight >= 0 && sources[entry].weight < .never, "a weight is from 0 to never")
        let place = Int(rank[Int(sources[entry].node)])
        walk.forward.distance[place] = min(walk.forward.distance[place], sources[entry].weight)
        fronts.insertFalling(place << 2 | 1)
      }
      for entry in 0..<targets.count {
        precondition(targets[entry].weight >= 0 && targets[entry].weight < .never, "a weight is from 0 to never")
        let place = Int(rank[Int(targets[entry].node)])
        walk.backward.distance[place] = min(walk.backward.distance[place], targets[entry].weight)
        fronts.insertFalling(place << 2 | 2)
      }
    }
  }

  /// Has a walk made on the memory of this query.
  @inline(__always)
  private mutating func withWalk<Result>(_ body: (inout EliminationTreeWalk<Weight>, inout [Int]) -> Result) -> Result {
    let parents = hierarchy.topology.parents
    return hierarchy.withEdges { up, down in
      parents.withUnsafeBufferPointer { parents in
        var walk = EliminationTreeWalk(
          parents: parents, forward: SearchFront(up, forward), backward: SearchFront(down, backward))
        return body(&walk, &fronts)
      }
    }
  }

  /// Follows the way from the meeting down both sides, and clears these.
  /// - Returns: the nodes at both ends, with what was entered there; `nil` where there is no meeting.
  @discardableResult
  private mutating func unpack(
    over meeting: SearchMeeting<Weight>, into arcs: inout [UInt32]
  ) -> (WeightedNode<Weight>, WeightedNode<Weight>)? {
    arcs.removeAll(keepingCapacity: true)
    let node = hierarchy.topology.node
    let ends = hierarchy.withEdges { up, down -> (WeightedNode<Weight>, WeightedNode<Weight>)? in
      let (forward, backward) = (SearchFront(up, forward), SearchFront(down, backward))
      defer {
        forward.clear(along: meeting.forwardCount)
        backward.clear(along: meeting.backwardCount)
      }
      guard meeting.rank >= 0 else { return nil }
      let first = forward.retrace(from: meeting.rank, along: meeting.forwardCount) {
        unpacking.prepend($0, isDown: false)
      }
      let last = backward.retrace(from: meeting.rank, along: meeting.backwardCount) {
        unpacking.append($0, isDown: true)
      }
      return (
        WeightedNode(node[first], forward.distance[first]), WeightedNode(node[last], backward.distance[last])
      )
    }
    unpacking.unpack(hierarchy, into: &arcs)
    return ends
  }
}

/// How two sides of a search have met.
private struct SearchMeeting<Weight: SearchWeight> {
  let weight: Weight
  /// The highest rank of the way; -1 where there is none.
  let rank: Int
  /// The lengths of both trails.
  let forwardCount: Int
  let backwardCount: Int

  init(_ walk: EliminationTreeWalk<Weight>) {
    weight = walk.best
    rank = walk.meeting
    forwardCount = walk.forwardCount
    backwardCount = walk.backwardCount
  }
}

/// A way between two places.
struct FoundWay<Weight: SearchWeight>: Equatable, Sendable {
  /// Of the way and of both its ends.
  var weight: Weight
  /// Which of the sources it begins at.
  var source: Int
  /// Which of the targets it ends at.
  var target: Int
}

extension EliminationTreeQuery where Weight == Int32 {
  /// Prepares queries. - Complexity: O(nodes).
  public init(_ metric: CustomizedMetric<Int32>) { self.init(searching: metric) }

  /// Prepares queries. - Complexity: O(nodes).
  public init(_ metric: PerfectMetric<Int32>) { self.init(searching: metric) }

  /// The least weight of a way from one node to another; `nil` where there is none.
  public mutating func distance(from source: Int, to target: Int) -> UInt32? {
    let weight = weight(from: source, to: target)
    return weight < .never ? UInt32(weight) : nil
  }

  /// Finds a way of least weight from one node to another.
  /// - Parameter arcs: becomes the arcs of the graph in the order of the way; empty where there is none.
  /// - Returns: its weight; `nil` where there is none.
  public mutating func path(from source: Int, to target: Int, into arcs: inout [UInt32]) -> UInt32? {
    let weight = findPath(from: source, to: target, into: &arcs)
    return weight < .never ? UInt32(weight) : nil
  }
}
