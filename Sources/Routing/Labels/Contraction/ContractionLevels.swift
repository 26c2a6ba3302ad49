/// The places of a hierarchy by level: a place's edges lead to levels below its own, so that those of one level can be
/// labelled beside each other.
struct ContractionLevels {
  /// All places, level after level, and rising within each.
  private(set) var places: [Int32]
  /// The places of level `l` are `places[first[l]..<first[l + 1]]`.
  private(set) var first: [Int]

  var count: Int { first.count - 1 }

  /// - Complexity: O(places + edges).
  init(_ hierarchy: ContractionHierarchy) {
    let count = hierarchy.node.count
    var level = [Int32](repeating: 0, count: count)
    for place in 0..<count {
      for edge in Int(hierarchy.up.first[place])..<Int(hierarchy.up.first[place + 1]) {
        level[place] = max(level[place], level[Int(hierarchy.up.upper[edge])] + 1)
      }
      for edge in Int(hierarchy.down.first[place])..<Int(hierarchy.down.first[place + 1]) {
        level[place] = max(level[place], level[Int(hierarchy.down.upper[edge])] + 1)
      }
    }
    first = Array(repeating: 0, count: Int(level.max() ?? -1) + 2)
    for item in level { first[Int(item) + 1] += 1 }
    for index in 1..<first.count { first[index] += first[index - 1] }
    var free = first
    places = Array(repeating: 0, count: count)
    for (place, item) in level.enumerated() {
      places[free[Int(item)]] = Int32(place)
      free[Int(item)] += 1
    }
  }
}
