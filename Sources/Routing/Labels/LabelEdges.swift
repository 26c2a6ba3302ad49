internal import IndexFile

/// The edges of one direction that searches need, by place in a ``LabelTree``, with the depth of their upper ends.
struct LabelEdges: Sendable {
  /// The edges of place `p` are `first[p]..<first[p + 1]`.
  let first: FlatArray<Int32>
  /// How deep the upper end of an edge lies.
  let depth: FlatArray<UInt16>
  let weight: FlatArray<Int32>

  /// - Precondition: the tree is lower than 2¹⁶ − 1.
  init(_ edges: SearchEdges<Int32>, _ tree: LabelTree) {
    var first = FlatArrayBuilder<Int32>(capacity: tree.count + 1)
    var depth = FlatArrayBuilder<UInt16>(capacity: edges.upper.count)
    var weight = FlatArrayBuilder<Int32>(capacity: edges.upper.count)
    first.append(0)
    for rank in tree.rank {
      for edge in Int(edges.first[Int(rank)])..<Int(edges.first[Int(rank) + 1]) {
        depth.append(UInt16(tree.depth[Int(tree.place[Int(edges.upper[edge])])]))
        weight.append(edges.weight[edge])
      }
      first.append(Int32(depth.count))
    }
    self.first = first.finish()
    self.depth = depth.finish()
    self.weight = weight.finish()
  }

  @inline(__always)
  func range(of place: Int) -> Range<Int> { Int(first.elements[place])..<Int(first.elements[place + 1]) }
}
