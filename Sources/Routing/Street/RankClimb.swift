internal import IndexFile

/// A search up the hierarchy from a few nodes close together, with scratch that is used again.
struct RankClimb {
  private let topology: HierarchyTopology
  private let up: SearchEdges<Int64>
  private let down: SearchEdges<Int64>
  private var distance: [Int64]
  private var path: [Int32] = []

  init(_ topology: HierarchyTopology, _ up: SearchEdges<Int64>, _ down: SearchEdges<Int64>) {
    self.topology = topology
    self.up = up
    self.down = down
    distance = Array(repeating: .never, count: topology.nodeCount)
  }

  /// The ranks reached by shortest ways, rising, and what they take.
  mutating func reached(from entries: [WeightedNode<Int64>]) -> [(rank: Int32, weight: Int64)] {
    path.removeAll(keepingCapacity: true)
    var fronts: [Int32] = []
    for entry in entries {
      let rank = topology.rank[Int(entry.node)]
      distance[Int(rank)] = min(distance[Int(rank)], entry.weight)
      if !fronts.contains(rank) { fronts.append(rank) }
    }
    // Ancestors of all fronts, lowest first; fronts that meet go on as one.
    while let lowest = fronts.min() {
      let rank = Int(lowest)
      path.append(lowest)
      if distance[rank] < .never {
        for edge in Int(up.first[rank])..<Int(up.first[rank + 1]) {
          let head = Int(up.upper[edge])
          distance[head] = min(distance[head], distance[rank] &+ up.weight[edge])
        }
      }
      fronts.removeAll { $0 == lowest }
      let parent = Int32(topology.parent(of: rank))
      if parent >= 0 && !fronts.contains(parent) { fronts.append(parent) }
    }
    let reached = path.filter { distance[Int($0)] < .never && !isUndercut(Int($0)) }
      .map { (rank: $0, weight: distance[Int($0)]) }
    for rank in path { distance[Int(rank)] = .never }
    return reached
  }

  /// Whether a way over a higher node comes to this one no later: then that node is the better meeting place.
  private func isUndercut(_ rank: Int) -> Bool {
    (Int(down.first[rank])..<Int(down.first[rank + 1])).contains {
      distance[Int(down.upper[$0])] &+ down.weight[$0] <= distance[rank]
    }
  }
}
