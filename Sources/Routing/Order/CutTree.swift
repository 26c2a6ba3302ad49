/// How a graph was cut again and again: parts within parts, none of which an edge joins but across the cuts.
indirect enum CutTree: Sendable {
  /// Nodes that were not cut further.
  case leaf([Int32])
  /// What the cuts left, lower side first.
  case parts([CutTree])
}

/// The parts of a ``CutTree`` by number, those within a part before it.
struct CutCells {
  /// The nodes of each leaf; none for other parts.
  private(set) var leaves: [[Int32]] = []
  /// The part around each part; -1 for the whole.
  private(set) var parent: [Int32] = []
  /// The leaf of each node.
  private(set) var cell: [Int32]

  init(_ tree: CutTree, nodeCount: Int) {
    cell = Array(repeating: -1, count: nodeCount)
    _ = add(tree)
  }

  private mutating func add(_ tree: CutTree) -> Int32 {
    switch tree {
    case .leaf(let nodes):
      for node in nodes { cell[Int(node)] = Int32(leaves.count) }
      leaves.append(nodes)
      parent.append(-1)
    case .parts(let parts):
      let inner = parts.map { add($0) }
      for part in inner { parent[Int(part)] = Int32(leaves.count) }
      leaves.append([])
      parent.append(-1)
    }
    return Int32(leaves.count) - 1
  }

  /// The smallest part with both nodes in it, and the part next within it on the side of the first.
  func meeting(_ a: UInt32, _ b: UInt32) -> (cell: Int, side: Int) {
    var (low, other) = (cell[Int(a)], cell[Int(b)])
    var side = low
    while low != other {
      if low < other {
        side = low
        low = parent[Int(low)]
      } else {
        other = parent[Int(other)]
      }
    }
    return (Int(low), Int(side))
  }
}
