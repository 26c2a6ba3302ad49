/// For each target the nodes that are its alone, and the ways that come in from nodes above.
struct TargetBundles<Weight: SearchWeight>: Sendable {
  /// Places of own nodes: those of target `t` are `first[t]..<first[t + 1]`, by rising rank.
  private(set) var nodes: [Int32] = []
  private var first: [Int32] = []
  /// By number of a shared node: the least distance to the target at hand.
  private var least: [Weight] = []
  /// Where that is known.
  private var known: [Int32] = []

  func range(of target: Int) -> Range<Int> { Int(first[target])..<Int(first[target + 1]) }

  /// Sorts own nodes, which come by falling rank, by their target, counting.
  mutating func sort(_ own: [TargetSelection<Weight>.OwnNode], targetCount: Int, sharedCount: Int) {
    first.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    while least.count < sharedCount { least.append(.never) }
    for _ in 0...(targetCount + 1) { first.append(0) }
    for index in 0..<own.count {
      first[Int(own[index].target) + 2] += 1
      nodes.append(0)
    }
    for target in 0..<targetCount { first[target + 2] += first[target + 1] }
    for index in stride(from: own.count - 1, through: 0, by: -1) {
      let target = Int(own[index].target)
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
