/// The edges into some targets behind each other, from the shared nodes right above them and their own nodes.
///
/// One thread at a time works on it.
struct TargetEdges<Weight: SearchWeight>: Sendable {
  typealias OwnNode = TargetBundles<Weight>.OwnNode

  /// Numbers of the selection.
  private(set) var upper: [Int32] = []
  private(set) var weight: [Weight] = []
  /// Where the edges of each target end.
  private(set) var ends: [Int32] = []
  /// By number of a shared node: the least distance to the target at hand.
  private var least: [Weight] = []
  /// Where that is known.
  private var known: [Int32] = []

  /// Finds the edges into the targets of a range.
  /// - Parameters:
  ///   - nodes: own nodes, those of target `t` at `first[t]..<first[t + 1]`, without distances yet.
  ///   - role: as `TargetSelection` has it.
  mutating func find(
    _ targets: Range<Int>, _ places: borrowing PlaceList<Weight>, _ edges: SearchedHierarchy<Weight>.Edges,
    nodes: UnsafeMutableBufferPointer<OwnNode>, first: UnsafeBufferPointer<Int32>,
    role: UnsafeBufferPointer<Int32>, sharedCount: Int
  ) {
    upper.removeAll(keepingCapacity: true)
    weight.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    while least.count < sharedCount { least.append(.never) }
    for target in targets {
      for entry in Int(places.first[target])..<Int(places.first[target + 1]) {
        offer(places.weight[entry], role[Int(places.node[entry])], nodes)
      }
      for place in Int(first[target])..<Int(first[target + 1]) {
        let node = nodes[place]
        for edge in Int(edges.first[Int(node.rank)])..<Int(edges.first[Int(node.rank) + 1]) {
          offer(node.distance &+ edges.weight[edge], role[Int(edges.upper[edge])], nodes)
        }
      }
      drain()
    }
  }

  /// Offers a way to the target at hand from the node with this role.
  @inline(__always)
  private mutating func offer(_ distance: Weight, _ role: Int32, _ nodes: UnsafeMutableBufferPointer<OwnNode>) {
    if role < 0 {
      let own = Int(-2 - role)
      nodes[own].distance = min(nodes[own].distance, distance)
    } else {
      if least[Int(role)] == .never { known.append(role) }
      least[Int(role)] = min(least[Int(role)], distance)
    }
  }

  /// Appends what was offered, and forgets it.
  private mutating func drain() {
    for index in 0..<known.count {
      let number = known[index]
      upper.append(number)
      weight.append(least[Int(number)])
      least[Int(number)] = .never
    }
    ends.append(Int32(upper.count))
    known.removeAll(keepingCapacity: true)
  }
}
