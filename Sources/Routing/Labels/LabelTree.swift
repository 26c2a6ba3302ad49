/// The elimination tree without its pendant trees. Nodes go by their place in preorder: a node, then what is below it.
struct LabelTree {
  /// The rank of each place.
  private(set) var rank: [Int32] = []
  /// The place of each rank; -1 within pendant trees.
  private(set) var place: [Int32]
  /// The place of the parent of each place, -1 for roots.
  private(set) var parent: [Int32] = []
  /// How many nodes are above each place.
  private(set) var depth: [Int32] = []
  /// How many nodes the subtree of each place has.
  private(set) var size: [Int32] = []

  /// How many nodes the tree has.
  var count: Int { rank.count }
  /// How many nodes the longest way up has.
  private(set) var height = 0

  /// - Complexity: O(nodes).
  init(_ topology: HierarchyTopology, _ pendants: PendantTrees) {
    let nodes = topology.nodeCount
    var sizes = (0..<nodes).map { pendants.root[$0] == Int32($0) ? Int32(1) : 0 }
    for node in 0..<nodes where sizes[node] > 0 && topology.parent(of: node) >= 0 {
      sizes[topology.parent(of: node)] += sizes[node]
    }
    place = Array(repeating: -1, count: nodes)
    // Where the next child of a rank goes, and the next root.
    var free = place
    var freeRoot: Int32 = 0
    var total = 0
    for node in 0..<nodes where pendants.root[node] == Int32(node) { total += 1 }
    rank = Array(repeating: 0, count: total)
    parent = Array(repeating: -1, count: total)
    depth = Array(repeating: 0, count: total)
    size = depth
    for node in stride(from: nodes - 1, through: 0, by: -1) where sizes[node] > 0 {
      let above = topology.parent(of: node)
      let at = Int(above < 0 ? freeRoot : free[above])
      if above < 0 { freeRoot += sizes[node] } else { free[above] += sizes[node] }
      place[node] = Int32(at)
      free[node] = Int32(at) + 1
      rank[at] = Int32(node)
      size[at] = sizes[node]
      parent[at] = above < 0 ? -1 : place[above]
      depth[at] = above < 0 ? 0 : depth[Int(place[above])] + 1
      height = max(height, Int(depth[at]) + 1)
    }
  }

  /// The depth of each rank, 0 within pendant trees.
  func depthOfRank() -> [UInt16] {
    place.map { $0 < 0 ? 0 : UInt16(depth[Int($0)]) }
  }
}
