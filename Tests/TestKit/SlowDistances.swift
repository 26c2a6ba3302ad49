/// Shortest distances by relaxing all arcs until nothing changes (Bellman and Ford): the oracle of every fast search.
public enum SlowDistances {
  /// The least weight of a way from a node to each; `nil` where there is none.
  /// - Parameter weights: of the arcs; `nil` closes one.
  public static func from(
    _ source: Int, nodeCount: Int, tails: [UInt32], heads: [UInt32], weights: [UInt32?]
  ) -> [UInt64?] {
    var distances = [UInt64?](repeating: nil, count: nodeCount)
    distances[source] = 0
    var isChanged = true
    while isChanged {
      isChanged = false
      for arc in tails.indices {
        guard let weight = weights[arc], let before = distances[Int(tails[arc])] else { continue }
        let through = before + UInt64(weight)
        if through < distances[Int(heads[arc])] ?? .max {
          distances[Int(heads[arc])] = through
          isChanged = true
        }
      }
    }
    return distances
  }
}
