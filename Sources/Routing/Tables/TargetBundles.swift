/// For each target the nodes that are its alone, and the ways that come in from nodes above.
struct TargetBundles<Weight: SearchWeight>: Sendable {
  /// Those of target `t` are `first[t]..<first[t + 1]`, rising.
  private(set) var nodes: [Int32] = []
  private var first: [Int32] = []
  /// By number of a shared node: the least distance to the target at hand.
  private var least: [Weight] = []
  /// Where that is known.
  private var known: [Int32] = []

  func range(of target: Int) -> Range<Int> { Int(first[target])..<Int(first[target + 1]) }

  /// Sorts nodes by their target, counting.
  mutating func sort(_ roles: [TargetSelection<Weight>.Role], targetCount: Int, sharedCount: Int) {
    first.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    while least.count < sharedCount { least.append(.never) }
    for _ in 0...(targetCount + 1) { first.append(0) }
    var own = 0
    for index in 0..<roles.count where roles[index].target >= 0 {
      first[Int(roles[index].target) + 2] += 1
      own += 1
    }
    for target in 0..<targetCount { first[target + 2] += first[target + 1] }
    for _ in 0..<own { nodes.append(0) }
    for index in 0..<roles.count where roles[index].target >= 0 {
      let target = Int(roles[index].target)
      nodes[Int(first[target + 1])] = Int32(index)
      first[target + 1] += 1
    }
  }

  @inline(__always)
  mutating func offer(_ distance: Weight, at number: Int32) {
    if least[Int(number)] == .never { known.append(number) }
    least[Int(number)] = min(least[Int(number)], distance)
  }

  /// Appends what was offered, and forgets it.
  mutating func drain(_ upper: inout [Int32], _ weight: inout [Weight]) {
    for index in 0..<known.count {
      let number = known[index]
      upper.append(number)
      weight.append(least[Int(number)])
      least[Int(number)] = .never
    }
    known.removeAll(keepingCapacity: true)
  }
}
