internal import IndexFile

/// Distances from one place to all nodes, or from all nodes to one place: up the hierarchy, then down over all of it.
///
/// PHAST (Delling, Goldberg, Nowatzyk and Werneck 2013, DOI 10.1016/j.jpdc.2012.02.007). Ranks are a postorder of the
/// elimination tree, so that with a limit whole subtrees are passed over. For one thread at a time; a query allocates
/// nothing.
public struct OneToAll<Weight: SearchWeight>: ~Copyable {
  /// Which way ways lead.
  public enum Direction: Sendable {
    /// From the place to the nodes.
    case away
    /// From the nodes to the place.
    case back
  }

  private let metric: PerfectMetric<Weight>
  /// By rank.
  private var distances: [Weight]
  /// By rank: the least rank of its subtree.
  private let lowest: [Int32]
  private var reached: RankSet
  private var ranks: [Int32] = []

  /// Prepares queries.
  init(searching metric: PerfectMetric<Weight>) {
    let topology = metric.topology
    self.metric = metric
    distances = Array(repeating: .never, count: topology.nodeCount)
    reached = RankSet(rankCount: topology.nodeCount)
    var lowest = (0..<topology.nodeCount).map { Int32($0) }
    for rank in 0..<topology.nodeCount {
      let parent = topology.parent(of: rank)
      if parent >= 0 { lowest[parent] = min(lowest[parent], lowest[rank]) }
    }
    self.lowest = lowest
  }

  /// The distance found last for a node; never where it is over the limit or there is no way.
  func weight(of node: Int) -> Weight { distances[Int(metric.topology.rank[node])] }

  /// Searches anew.
  /// - Parameters:
  ///   - place: nodes, each with the weight between it and the place.
  ///   - limit: greater distances are not wanted.
  mutating func run(_ place: [WeightedNode<Weight>], _ direction: Direction, limit: Weight) {
    let limit = min(limit, Weight.never - 1)
    climb(place, direction == .away ? metric.up : metric.down)
    fall(direction == .away ? metric.down : metric.up, limit)
  }

  /// Finds distances to all ranks above the place; those between them are not touched.
  private mutating func climb(_ place: [WeightedNode<Weight>], _ edges: SearchEdges<Weight>) {
    for index in 0..<place.count { reached.insert(metric.topology.rank[Int(place[index].node)]) }
    reached.drain(closedUnder: edges, &ranks)
    for index in 0..<ranks.count { distances[Int(ranks[index])] = .never }
    for index in 0..<place.count {
      let rank = Int(metric.topology.rank[Int(place[index].node)])
      precondition(place[index].weight >= 0 && place[index].weight < .never, "weights are from 0 to less than never")
      distances[rank] = min(distances[rank], place[index].weight)
    }
    distances.withUnsafeMutableBufferPointer { distances in
      for index in 0..<ranks.count {
        let rank = Int(ranks[index])
        let own = distances[rank]
        for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
          let upper = Int(edges.upper[edge])
          distances[upper] = min(distances[upper], own &+ edges.weight[edge])
        }
      }
    }
  }

  /// Finds all other distances, from the root down, and passes over subtrees that no way within the limit leads into.
  private mutating func fall(_ edges: SearchEdges<Weight>, _ limit: Weight) {
    let topology = metric.topology
    // The climbed ranks that are still to come.
    var left = ranks.count
    distances.withUnsafeMutableBufferPointer { distances in
      edges.withEdges { edges in
        var rank = distances.count - 1
        while rank >= 0 {
          var least = Weight.never
          if left > 0 && ranks[left - 1] == rank {
            least = distances[rank]
            left -= 1
          }
          for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
            least = min(least, distances[Int(edges.upper[edge])] &+ edges.weight[edge])
          }
          distances[rank] = least <= limit ? least : .never
          rank -= 1
          let below = Int(lowest[rank + 1])
          if least > limit && rank >= below && (left == 0 || ranks[left - 1] < below)
            && OneToAll.isCutOff(rank + 1, topology, distances)
          {
            for passed in below...rank { distances[passed] = .never }
            rank = below - 1
          }
        }
      }
    }
  }
}

extension OneToAll {
  /// Whether no end of the edges up from a rank and its subtree is within the limit.
  @inline(__always)
  private static func isCutOff(
    _ rank: Int, _ topology: HierarchyTopology, _ distances: UnsafeMutableBufferPointer<Weight>
  ) -> Bool {
    for edge in topology.edges(of: rank) where distances[Int(topology.upper[edge])] < .never { return false }
    return true
  }
}

extension OneToAll where Weight == Int32 {
  /// Prepares queries. - Complexity: O(nodes).
  public init(_ metric: PerfectMetric<Int32>) { self.init(searching: metric) }

  /// Searches anew; ``distance(of:)`` tells what was found.
  /// - Parameters:
  ///   - place: nodes, each with the weight between it and the place.
  ///   - limit: greater distances are not wanted; `nil` wants all.
  /// - Complexity: O(edges), less with a limit.
  public mutating func search(_ place: [WeightedNode<Int32>], _ direction: Direction, limit: UInt32? = nil) {
    run(place, direction, limit: limit.map { Int32(min($0, UInt32(Int32.never))) } ?? .never)
  }

  /// The distance found last for a node; `nil` where it is over the limit or there is no way.
  public func distance(of node: Int) -> UInt32? {
    let weight = weight(of: node)
    return weight < .never ? UInt32(weight) : nil
  }
}

extension OneToAll where Weight == Int64 {
  /// Prepares queries on weights of ``DriveWeight``. - Complexity: O(nodes).
  init(_ metric: PerfectMetric<Int64>) { self.init(searching: metric) }
}
