/// The part of a hierarchy that ways down to some targets can lead over, highest nodes first, the targets last.
///
/// RPHAST's selection (Delling, Goldberg and Werneck 2011, DOI 10.4230/OASIcs.ATMOS.2011.52), except that nodes from
/// which only one target can be reached are left out: edges from the nodes above them lead to the target at once.
struct TargetSelection<Weight: SearchWeight>: Sendable {
  /// A node from which only one target can be reached.
  struct OwnNode: Sendable {
    let rank: Int32
    let target: Int32
    /// To the target.
    var distance: Weight
  }

  /// By rank: the number of a shared node, -2 less the place in ``ownNodes``, or -1 where it is not selected.
  private(set) var role: [Int32]
  private(set) var ownNodes: [OwnNode] = []
  /// Ranks of the selected, rising.
  private var ranks: [Int32] = []
  /// How many selected nodes are shared: they have the numbers `0..<sharedCount`, falling with ranks.
  private(set) var sharedCount = 0
  /// The edges down to number `v` are `first[v]..<first[v + 1]`; `upper` are numbers, less than `v`. Targets have the
  /// numbers from `sharedCount` on.
  private(set) var first: [Int32] = [0]
  private(set) var upper: [Int32] = []
  private(set) var weight: [Weight] = []
  private var places = PlaceList<Weight>()
  private var reached: RankSet
  private var bundles = TargetBundles<Weight>()

  /// How many targets there are.
  var targetCount: Int { places.count }
  /// How many numbers there are.
  var count: Int { sharedCount + places.count }

  init(rankCount: Int) {
    role = Array(repeating: -1, count: rankCount)
    reached = RankSet(rankCount: rankCount)
  }

  /// Selects for other targets.
  /// - Complexity: O(ranks / 64 + nodes and edges that are selected).
  mutating func select(_ targets: [[WeightedNode<Weight>]], in metric: PerfectMetric<Weight>) {
    for index in 0..<ranks.count { role[Int(ranks[index])] = -1 }
    ranks.removeAll(keepingCapacity: true)
    ownNodes.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    weight.removeAll(keepingCapacity: true)
    first.append(0)
    places.fill(with: targets, in: metric.topology)
    metric.down.withEdges { edges in
      findTargets(edges)
      takeSharedNodes(edges)
      takeTargets(edges)
    }
  }

  /// Has a closure read the edges, by number.
  @inline(__always)
  func withEdges(_ body: (SearchedHierarchy<Weight>.Edges) -> Void) {
    first.withUnsafeBufferPointer { first in
      upper.withUnsafeBufferPointer { upper in
        weight.withUnsafeBufferPointer { weight in
          body(SearchedHierarchy.Edges(first: first, upper: upper, weight: weight))
        }
      }
    }
  }

  /// Tells upper nodes which target lies below; roles hold targets for now, and -2 for more than one.
  private mutating func findTargets(_ edges: SearchedHierarchy<Weight>.Edges) {
    role.withUnsafeMutableBufferPointer { role in
      for target in 0..<places.count {
        for entry in Int(places.first[target])..<Int(places.first[target + 1]) {
          TargetSelection.join(places.node[entry], Int32(target), role, &reached)
        }
      }
      while let rank = reached.popLowest() {
        ranks.append(Int32(rank))
        let target = role[rank]
        for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
          TargetSelection.join(edges.upper[edge], target, role, &reached)
        }
      }
    }
  }

  @inline(__always)
  private static func join(
    _ rank: Int32, _ target: Int32, _ role: UnsafeMutableBufferPointer<Int32>, _ reached: inout RankSet
  ) {
    let known = role[Int(rank)]
    guard known != target else { return }
    if known == -1 { reached.insert(rank) }
    role[Int(rank)] = known == -1 ? target : -2
  }

  /// Numbers shared nodes, and takes their edges; what is above a shared node is shared.
  private mutating func takeSharedNodes(_ edges: SearchedHierarchy<Weight>.Edges) {
    sharedCount = 0
    for index in stride(from: ranks.count - 1, through: 0, by: -1) {
      let rank = Int(ranks[index])
      guard role[rank] == -2 else {
        ownNodes.append(OwnNode(rank: ranks[index], target: role[rank], distance: .never))
        role[rank] = -1 - Int32(ownNodes.count)
        continue
      }
      role[rank] = Int32(sharedCount)
      sharedCount += 1
      let row = Int(edges.first[rank])..<Int(edges.first[rank + 1])
      upper.append(contentsOf: UnsafeBufferPointer(rebasing: edges.upper[row]))
      weight.append(contentsOf: UnsafeBufferPointer(rebasing: edges.weight[row]))
      first.append(Int32(upper.count))
    }
    upper.withUnsafeMutableBufferPointer { upper in
      role.withUnsafeBufferPointer { role in
        for edge in 0..<upper.count { upper[edge] = role[Int(upper[edge])] }
      }
    }
  }

  /// Gives each target edges from the shared nodes right above it and its own nodes.
  private mutating func takeTargets(_ edges: SearchedHierarchy<Weight>.Edges) {
    bundles.sort(ownNodes, targetCount: places.count, sharedCount: sharedCount)
    for target in 0..<places.count {
      for entry in Int(places.first[target])..<Int(places.first[target + 1]) {
        offer(places.weight[entry], at: Int(places.node[entry]))
      }
      for place in bundles.range(of: target) {
        let node = ownNodes[Int(bundles.nodes[place])]
        for edge in Int(edges.first[Int(node.rank)])..<Int(edges.first[Int(node.rank) + 1]) {
          offer(node.distance &+ edges.weight[edge], at: Int(edges.upper[edge]))
        }
      }
      bundles.drain(&upper, &weight)
      first.append(Int32(upper.count))
    }
  }

  /// Offers a way down from a rank to the target at hand.
  @inline(__always)
  private mutating func offer(_ distance: Weight, at rank: Int) {
    let number = role[rank]
    if number >= 0 {
      bundles.offer(distance, at: number)
    } else {
      let own = Int(-2 - number)
      ownNodes[own].distance = min(ownNodes[own].distance, distance)
    }
  }
}
