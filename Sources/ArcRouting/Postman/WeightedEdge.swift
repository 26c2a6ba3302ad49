/// An edge of a graph in which a matching is sought.
struct WeightedEdge: Hashable, Sendable {
  var a: Int32
  var b: Int32
  /// From 0 to 2^40.
  var weight: Int64

  init(_ a: Int, _ b: Int, weight: Int64) {
    self.a = Int32(a)
    self.b = Int32(b)
    self.weight = weight
  }
}

/// A perfect matching of least weight, with the prices that prove that none is lighter.
///
/// For each edge the prices of its ends, less those of the odd sets that hold both, are at most twice its weight; over the
/// edges of the matching they add up to twice its weight. So no perfect matching is lighter (Edmonds 1965,
/// DOI 10.6028/jres.069B.013).
struct PerfectMatching: Hashable, Sendable {
  /// A set of an odd number of nodes, no two of which in parts overlap: any two are apart or one is in the other.
  struct OddSet: Hashable, Sendable {
    var nodes: [Int32]
    /// At least 0.
    var price: Int64
  }

  /// The partner of each node.
  var mates: ContiguousArray<Int32>
  /// The price of each node, of twice the weights.
  var prices: ContiguousArray<Int64>
  /// Odd sets of a price above 0.
  var oddSets: [OddSet]

  /// What the prices add up to: no perfect matching weighs less than half of it.
  var twiceBound: Int64 {
    prices.reduce(0, +) - oddSets.reduce(0) { $0 + $1.price * Int64($1.nodes.count / 2) }
  }
}
