internal import IndexFile

/// Finds the targets nearest to a place: climbs the hierarchy from there and looks into the buckets of ``NearestTargets``.
///
/// For one thread at a time; a warm search allocates nothing.
public struct NearestSearch<Weight: SearchWeight>: ~Copyable {
  private let targets: NearestTargets<Weight>
  /// One list: what was found last.
  private(set) var found: NeighborLists<Weight>
  private var reached: RankSet
  /// By rank; never outside of a search.
  private var distances: [Weight]

  /// Prepares searches.
  public init(_ targets: NearestTargets<Weight>) {
    self.targets = targets
    found = NeighborLists(count: 1, width: targets.width)
    reached = RankSet(rankCount: targets.metric.topology.nodeCount)
    distances = Array(repeating: .never, count: targets.metric.topology.nodeCount)
  }

  /// Finds the targets nearest to a place.
  mutating func run(_ place: [WeightedNode<Weight>]) {
    let topology = targets.metric.topology
    found.clear(0)
    for index in 0..<place.count { reached.insert(topology.rank[Int(place[index].node)]) }
    for index in 0..<place.count {
      precondition(place[index].weight >= 0 && place[index].weight < .never, "weights are from 0 to less than never")
      let rank = Int(topology.rank[Int(place[index].node)])
      distances[rank] = min(distances[rank], place[index].weight)
    }
    targets.metric.up.withEdges { edges in
      while let rank = reached.popLowest() {
        let own = distances[rank]
        distances[rank] = .never
        // A way that is as long already as that to the last of a full list leads to none that is nearer.
        guard found.mayTake(own, in: 0) else { continue }
        targets.offer(at: rank, own, to: &found)
        for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
          let upper = edges.upper[edge]
          reached.insert(upper)
          distances[Int(upper)] = min(distances[Int(upper)], own &+ edges.weight[edge])
        }
      }
    }
  }
}

extension NearestSearch where Weight == Int32 {
  /// Finds the targets nearest to a place, and gives how many there are: at most ``NearestTargets/width``.
  /// - Complexity: O(edges above the place + nodes above it * width).
  public mutating func search(_ place: [WeightedNode<Int32>]) -> Int {
    run(place)
    return found.length(of: 0)
  }

  /// The number and the distance of the `index`-th nearest target, from 0.
  public func target(at index: Int) -> (number: Int, distance: UInt32) {
    precondition(index >= 0 && index < found.length(of: 0), "no such target was found")
    let (target, distance) = found.entry(0, index)
    return (Int(target), UInt32(distance))
  }
}
