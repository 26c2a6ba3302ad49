/// Sets of numbers that can only grow together: union by lowest member with path halving (Tarjan and van Leeuwen 1984,
/// doi:10.1145/62.2160).
struct DisjointSets {
  private var parent: [Int32]

  /// Each number below `count` in a set of its own.
  init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

  /// The lowest member of a number's set. - Complexity: O(log n) amortised.
  mutating func root(of member: Int) -> Int {
    var member = Int32(member)
    while parent[Int(member)] != member {
      parent[Int(member)] = parent[Int(parent[Int(member)])]
      member = parent[Int(member)]
    }
    return Int(member)
  }

  /// Makes one set of the sets of two numbers.
  mutating func join(_ a: Int, _ b: Int) {
    let a = root(of: a)
    let b = root(of: b)
    parent[max(a, b)] = Int32(min(a, b))
  }
}
