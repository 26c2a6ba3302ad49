/// For each target the nodes that are its alone.
struct TargetBundles<Weight: SearchWeight>: Sendable {
  /// A node from which only one target can be reached.
  struct OwnNode: Sendable {
    let rank: Int32
    let target: Int32
    /// To the target.
    var distance: Weight
  }

  /// By target, those of each by rising rank; what lies behind the last one's is old.
  private(set) var nodes: [OwnNode] = []
  /// Those of target `t` are `first[t]..<first[t + 1]`.
  private var first: [Int32] = []

  /// Makes room for the own nodes of some parts.
  mutating func reserve(_ count: Int) {
    while nodes.count < count { nodes.append(OwnNode(rank: 0, target: 0, distance: .never)) }
  }

  /// Sorts own nodes by their targets, counting; roles become -2 less the place in ``nodes``.
  /// - Parameter parts: the top, and the subtrees below it.
  /// - Precondition: there is room.
  mutating func sort(
    _ parts: UnsafeMutableBufferPointer<SelectionPart<Weight>>, targetCount: Int,
    _ role: UnsafeMutableBufferPointer<Int32>
  ) {
    first.removeAll(keepingCapacity: true)
    for _ in 0...(targetCount + 1) { first.append(0) }
    first.withUnsafeMutableBufferPointer { first in
      for part in parts.indices {
        for index in 0..<parts[part].own.count { first[Int(parts[part].own[index].target) + 2] += 1 }
      }
      for target in 0..<targetCount { first[target + 2] += first[target + 1] }
      nodes.withUnsafeMutableBufferPointer { nodes in
        // Lower nodes first.
        for part in stride(from: parts.count - 1, through: 0, by: -1) {
          for index in 0..<parts[part].own.count {
            let node = parts[part].own[index]
            let place = first[Int(node.target) + 1]
            first[Int(node.target) + 1] = place + 1
            nodes[Int(place)] = node
            role[Int(node.rank)] = -2 - place
          }
        }
      }
    }
  }

  /// Has a closure read own nodes and where those of a target begin, and change distances.
  @inline(__always)
  mutating func withNodes(
    _ body: (_ nodes: UnsafeMutableBufferPointer<OwnNode>, _ first: UnsafeBufferPointer<Int32>) -> Void
  ) {
    nodes.withUnsafeMutableBufferPointer { nodes in
      first.withUnsafeBufferPointer { first in body(nodes, first) }
    }
  }
}
