internal import IndexFile

/// For each node the nodes of high rank that its shortest ways lead over, with the distances: two short lists tell the
/// distance of any pair.
///
/// Canonical hierarchical labels (Abraham, Delling, Goldberg and Werneck 2012, DOI 10.1007/978-3-642-33090-2_4) from the
/// root of the elimination tree down. A node's hubs are among its ancestors, so that a hub is known by its depth.
public struct HubLabels: Sendable {
  let topology: HierarchyTopology
  /// Ways from a node up to its hubs.
  let forward: Lists
  /// Ways from the hubs down to a node.
  let backward: Lists

  /// Lists of hubs by falling rank, behind each other.
  struct Lists: Sendable {
    /// The list of rank `r` is `first[r]..<first[r + 1]`.
    var first: [Int]
    var hub: [Int32] = []
    var distance: [Int32] = []
  }

  /// Bytes of all labels.
  public var byteCount: Int {
    (forward.hub.count + backward.hub.count) * 8 + (forward.first.count + backward.first.count) * 8
  }

  /// Labels all nodes.
  public init(_ metric: PerfectMetric<Int32>) {
    var labelling = Labelling(metric)
    for rank in stride(from: metric.topology.nodeCount - 1, through: 0, by: -1) { labelling.label(rank) }
    topology = metric.topology
    forward = labelling.forward.byRank()
    backward = labelling.backward.byRank()
  }

  /// The least weight of a way from one node to another; `nil` where there is none.
  @inline(__always)
  public func distance(from source: Int, to target: Int) -> UInt32? {
    let (s, t) = (Int(topology.rank[source]), Int(topology.rank[target]))
    var (i, j) = (forward.first[s], backward.first[t])
    let (endI, endJ) = (forward.first[s + 1], backward.first[t + 1])
    var best = Int32.never
    while i < endI && j < endJ {
      let (a, b) = (forward.hub[i], backward.hub[j])
      if a == b { best = min(best, forward.distance[i] &+ backward.distance[j]) }
      i += a >= b ? 1 : 0
      j += b >= a ? 1 : 0
    }
    return best < Int32.never ? UInt32(best) : nil
  }
}

/// Lists that grow from the highest rank down.
private struct GrowingLists {
  /// By rank: where its list begins and ends.
  var start: [Int]
  var end: [Int]
  /// Depths of hubs, rising, and their distances.
  var hub: [Int32] = []
  var distance: [Int32] = []

  init(count: Int) {
    start = Array(repeating: 0, count: count)
    end = start
  }

  /// The lists in the order of ranks.
  func byRank() -> HubLabels.Lists {
    var lists = HubLabels.Lists(first: [0])
    lists.first.reserveCapacity(start.count + 1)
    lists.hub.reserveCapacity(hub.count)
    lists.distance.reserveCapacity(hub.count)
    for rank in start.indices {
      lists.hub += hub[start[rank]..<end[rank]]
      lists.distance += distance[start[rank]..<end[rank]]
      lists.first.append(lists.hub.count)
    }
    return lists
  }
}

/// The work of labelling.
private struct Labelling {
  let metric: PerfectMetric<Int32>
  var forward: GrowingLists
  var backward: GrowingLists
  /// Distances found for the node at hand, by depth.
  private var found: [Int32] = []
  private var depth: [Int32]

  init(_ metric: PerfectMetric<Int32>) {
    self.metric = metric
    let topology = metric.topology
    forward = GrowingLists(count: topology.nodeCount)
    backward = forward
    depth = Array(repeating: 0, count: topology.nodeCount)
    var most: Int32 = 0
    for rank in stride(from: topology.nodeCount - 1, through: 0, by: -1) {
      let parent = topology.parent(of: rank)
      depth[rank] = parent < 0 ? 0 : depth[parent] + 1
      most = max(most, depth[rank])
    }
    found = Array(repeating: Int32.never, count: Int(most) + 1)
  }

  mutating func label(_ rank: Int) {
    Labelling.label(rank, depth, metric.up, &forward, backward, &found)
    Labelling.label(rank, depth, metric.down, &backward, forward, &found)
  }

  /// Joins the lists of the upper ends, and keeps the hubs to which no way over a higher one is as short.
  private static func label(
    _ rank: Int, _ depth: [Int32], _ edges: SearchEdges<Int32>, _ lists: inout GrowingLists,
    _ opposite: GrowingLists, _ found: inout [Int32]
  ) {
    var hubs: [Int32] = []
    for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
      let upper = Int(edges.upper[edge])
      for place in lists.start[upper]..<lists.end[upper] {
        let hub = lists.hub[place]
        let at = Int(depth[Int(hub)])
        if found[at] == Int32.never { hubs.append(hub) }
        found[at] = min(found[at], edges.weight[edge] &+ lists.distance[place])
      }
    }
    hubs.sort(by: >)
    lists.start[rank] = lists.hub.count
    for hub in hubs {
      let distance = found[Int(depth[Int(hub)])]
      var isCovered = false
      // The last of a list is the hub itself.
      for place in opposite.start[Int(hub)]..<(opposite.end[Int(hub)] - 1) {
        if found[Int(depth[Int(opposite.hub[place])])] &+ opposite.distance[place] <= distance {
          isCovered = true
          break
        }
      }
      if !isCovered {
        lists.hub.append(hub)
        lists.distance.append(distance)
      }
    }
    for hub in hubs { found[Int(depth[Int(hub)])] = Int32.never }
    lists.hub.append(Int32(rank))
    lists.distance.append(0)
    lists.end[rank] = lists.hub.count
  }
}
