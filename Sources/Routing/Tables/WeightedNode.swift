internal import IndexFile

/// A node of a hierarchy at one end of a way, with what it takes between the node and the place that is meant.
///
/// A place is a list of these: a vehicle part of the way along a street can reach the nodes at both of its ends.
public struct WeightedNode<Weight: SearchWeight>: Hashable, Sendable {
  /// The node, as the graph numbers it.
  public var node: Int32
  /// From the place to the node where ways begin, from the node to the place where they end; not negative, and less
  /// than ``SearchWeight/never``.
  public var weight: Weight

  /// A node, and how far from it.
  public init(_ node: Int32, _ weight: Weight = 0) {
    self.node = node
    self.weight = weight
  }
}

/// Places at the ends of ways, in flat arrays that are filled again and again.
struct PlaceList<Weight: SearchWeight>: Sendable {
  /// The nodes of place `p` are `first[p]..<first[p + 1]`.
  private(set) var first: [Int32] = [0]
  /// Ranks.
  private(set) var node: [Int32] = []
  private(set) var weight: [Weight] = []

  var count: Int { first.count - 1 }

  /// Takes other places.
  mutating func fill(with places: [[WeightedNode<Weight>]], in topology: HierarchyTopology) {
    first.removeAll(keepingCapacity: true)
    node.removeAll(keepingCapacity: true)
    weight.removeAll(keepingCapacity: true)
    first.append(0)
    for place in 0..<places.count {
      for index in 0..<places[place].count {
        let entry = places[place][index]
        precondition((0..<topology.nodeCount).contains(Int(entry.node)), "the graph has such a node")
        precondition(entry.weight >= 0 && entry.weight < .never, "weights are from 0 to less than never")
        node.append(topology.rank[Int(entry.node)])
        weight.append(entry.weight)
      }
      first.append(Int32(node.count))
    }
  }
}
