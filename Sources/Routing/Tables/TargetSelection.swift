/// The part of a hierarchy that ways down to some targets can lead over, highest nodes first, the targets last.
///
/// RPHAST's selection (Delling, Goldberg and Werneck 2011, DOI 10.4230/OASIcs.ATMOS.2011.52), except that nodes from
/// which only one target can be reached are left out: edges from the nodes above them lead to the target at once.
struct TargetSelection<Weight: SearchWeight>: Sendable {
  /// Stands for more than one target.
  static var shared: Int32 { -1 }

  /// What a selected node is for.
  struct Role: Sendable {
    /// The only target that can be reached from it, or ``TargetSelection/shared``.
    var target: Int32
    /// Shared nodes: the number.
    var number: Int32
    /// Others: the distance to the target.
    var distance: Weight
  }

  /// By rank: its place among roles, -1 where it is not selected.
  private(set) var slot: [Int32]
  private(set) var roles: [Role] = []
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
    slot = Array(repeating: -1, count: rankCount)
    reached = RankSet(rankCount: rankCount)
  }

  /// Selects for other targets.
  /// - Complexity: O(ranks / 64 + nodes and edges that are selected).
  mutating func select(_ targets: [[WeightedNode<Weight>]], in metric: PerfectMetric<Weight>) {
    for index in 0..<ranks.count { slot[Int(ranks[index])] = -1 }
    places.fill(with: targets, in: metric.topology)
    for index in 0..<places.node.count { reached.insert(places.node[index]) }
    reached.drain(closedUnder: metric.down, &ranks)
    for index in 0..<ranks.count { slot[Int(ranks[index])] = Int32(index) }
    findRoles(metric.down)
    first.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    weight.removeAll(keepingCapacity: true)
    first.append(0)
    takeSharedEdges(metric.down)
    takeTargets(metric.down)
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

  /// Tells from lower nodes to upper ones whose ways lead over them.
  private mutating func findRoles(_ edges: SearchEdges<Weight>) {
    roles.removeAll(keepingCapacity: true)
    // No target yet.
    let unknown = Int32.max
    for _ in 0..<ranks.count { roles.append(Role(target: unknown, number: 0, distance: .never)) }
    roles.withUnsafeMutableBufferPointer { roles in
      func join(_ index: Int, _ target: Int32) {
        let known = roles[index].target
        roles[index].target = known == unknown || known == target ? target : TargetSelection.shared
      }
      for target in 0..<places.count {
        for entry in Int(places.first[target])..<Int(places.first[target + 1]) {
          join(Int(slot[Int(places.node[entry])]), Int32(target))
        }
      }
      for index in 0..<ranks.count {
        let rank = Int(ranks[index])
        for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
          join(Int(slot[Int(edges.upper[edge])]), roles[index].target)
        }
      }
    }
  }

  private mutating func takeSharedEdges(_ edges: SearchEdges<Weight>) {
    sharedCount = 0
    for index in stride(from: ranks.count - 1, through: 0, by: -1) where roles[index].target == Self.shared {
      roles[index].number = Int32(sharedCount)
      sharedCount += 1
      let rank = Int(ranks[index])
      for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
        // What is above a shared node is shared.
        upper.append(roles[Int(slot[Int(edges.upper[edge])])].number)
        weight.append(edges.weight[edge])
      }
      first.append(Int32(upper.count))
    }
  }

  /// Gives each target edges from the shared nodes right above it and its own nodes.
  private mutating func takeTargets(_ edges: SearchEdges<Weight>) {
    bundles.sort(roles, targetCount: places.count, sharedCount: sharedCount)
    for target in 0..<places.count {
      for entry in Int(places.first[target])..<Int(places.first[target + 1]) {
        offer(places.weight[entry], at: Int(slot[Int(places.node[entry])]))
      }
      for place in bundles.range(of: target) {
        let index = Int(bundles.nodes[place])
        let rank = Int(ranks[index])
        for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
          offer(roles[index].distance &+ edges.weight[edge], at: Int(slot[Int(edges.upper[edge])]))
        }
      }
      bundles.drain(&upper, &weight)
      first.append(Int32(upper.count))
    }
  }

  /// Offers a way down from a node to the target at hand.
  @inline(__always)
  private mutating func offer(_ distance: Weight, at index: Int) {
    if roles[index].target == Self.shared {
      bundles.offer(distance, at: roles[index].number)
    } else {
      roles[index].distance = min(roles[index].distance, distance)
    }
  }
}
