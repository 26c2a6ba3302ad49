internal import IndexFile

/// Counts the hubs of single nodes without making labels: what all labels will take is told by some nodes.
///
/// A search up the elimination tree finds ways to all nodes above; from the root down, ways over higher nodes are
/// compared with them. A node to which none of these is as short is a hub.
struct LabelSample {
  private let tree: LabelTree
  private let up: LabelEdges
  private let down: LabelEdges
  /// Ways found by the search up, and the shortest ways, by depth.
  private var found: [Int32]
  private var shortest: [Int32]
  /// The places above the node at hand, by depth.
  private var path: [Int]

  init(_ tree: LabelTree, up: LabelEdges, down: LabelEdges) {
    self.tree = tree
    self.up = up
    self.down = down
    found = Array(repeating: .never, count: tree.height)
    shortest = found
    path = Array(repeating: 0, count: tree.height)
  }

  /// How many hubs a node has, in both directions.
  /// - Complexity: O(edges above it).
  mutating func hubCounts(of place: Int) -> (forward: Int, backward: Int) {
    var at = Int32(place)
    while at >= 0 {
      path[Int(tree.depth[Int(at)])] = Int(at)
      at = tree.parent[Int(at)]
    }
    let depth = Int(tree.depth[place])
    return (hubCount(at: depth, up, back: down), hubCount(at: depth, down, back: up))
  }

  private mutating func hubCount(at depth: Int, _ edges: LabelEdges, back: LabelEdges) -> Int {
    for index in 0..<depth { found[index] = .never }
    found[depth] = 0
    for index in stride(from: depth, through: 0, by: -1) where found[index] < .never {
      for edge in edges.range(of: path[index]) {
        let above = Int(edges.depth.elements[edge])
        found[above] = min(found[above], found[index] &+ edges.weight.elements[edge])
      }
    }
    // The node itself is always among its hubs.
    var count = 1
    for index in 0..<depth {
      var least = Int32.never
      for edge in back.range(of: path[index]) {
        least = min(least, shortest[Int(back.depth.elements[edge])] &+ back.weight.elements[edge])
      }
      shortest[index] = min(least, found[index])
      count += found[index] < least ? 1 : 0
    }
    return count
  }
}
