/// The edges of one direction that searches need, in flat arrays.
struct SearchEdges<Weight: SearchWeight>: Sendable {
  /// The edges of rank `r` are `first[r]..<first[r + 1]`.
  var first: [Int32] = [0]
  /// The upper end.
  var upper: [Int32] = []
  var weight: [Weight] = []
  /// The edge of the topology.
  var edge: [Int32] = []
  /// What each edge stands for.
  var halves: [EdgeHalves] = []
}
