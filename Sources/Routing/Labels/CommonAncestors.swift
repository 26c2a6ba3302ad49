/// Tells in a few steps how deep the lowest common ancestor of two nodes lies.
///
/// Schieber and Vishkin 1988 (DOI 10.1137/0217079): the tree is cut into paths, numbered like nodes of a complete binary
/// tree, in which ancestors are found by their bits.
struct CommonAncestors {
  /// Where a node stands.
  struct Position: BitwiseCopyable, Sendable {
    /// The number of its path.
    var path: UInt32
    /// A bit for the level of each path on the way to the root.
    var levels: UInt32
  }

  /// The position of each place of the tree.
  private(set) var positions: [Position]
  /// The depth of the highest node of each path; -1 above all roots.
  private(set) var headDepth: [Int32]

  /// - Complexity: O(nodes).
  init(_ tree: LabelTree) {
    let none = Position(path: 0, levels: 0)
    positions = Array(repeating: none, count: tree.count)
    // A node above all roots takes the number 1.
    let end = UInt32(tree.count + 1)
    let top = CommonAncestors.path(first: 1, last: end)
    headDepth = Array(repeating: -1, count: tree.count + 2)
    for place in 0..<tree.count {
      let number = UInt32(place + 2)
      let path = CommonAncestors.path(first: number, last: number + UInt32(tree.size[place]) - 1)
      let above = tree.parent[place] < 0 ? nil : positions[Int(tree.parent[place])]
      let (abovePath, levels) = (above?.path ?? top, above?.levels ?? top & (0 &- top))
      positions[place] = Position(path: path, levels: levels | path & (0 &- path))
      if path != abovePath { headDepth[Int(path)] = tree.depth[place] }
    }
  }

  /// The number with the most zeros at its end among those of a subtree.
  private static func path(first: UInt32, last: UInt32) -> UInt32 {
    let differing = (first - 1) ^ last
    let zeros = UInt32(31 - differing.leadingZeroBitCount)
    return (last >> zeros) << zeros
  }

  /// The depth of the lowest common ancestor of two nodes at given depths; -1 where they are in trees of their own.
  @inline(__always)
  static func depth(
    _ a: Position, _ depthOfA: Int32, _ b: Position, _ depthOfB: Int32, _ headDepth: UnsafePointer<Int32>
  ) -> Int32 {
    guard a.path != b.path else { return min(depthOfA, depthOfB) }
    let level = 31 - (a.path ^ b.path).leadingZeroBitCount
    let common = a.levels & b.levels & (~0 << UInt32(level))
    let bit = common & (0 &- common)
    return min(entry(a, depthOfA, bit, headDepth), entry(b, depthOfB, bit, headDepth))
  }

  /// The depth at which the way up from a node enters the path at a level.
  @inline(__always)
  private static func entry(_ node: Position, _ depth: Int32, _ bit: UInt32, _ headDepth: UnsafePointer<Int32>) -> Int32
  {
    let below = node.levels & (bit &- 1)
    guard below != 0 else { return depth }
    let last = UInt32(31 - below.leadingZeroBitCount)
    let path = (node.path >> last | 1) << last
    return headDepth[Int(path)] - 1
  }
}
