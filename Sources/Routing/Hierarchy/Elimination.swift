/// The edges that result when the nodes of a graph are eliminated in the order of their numbers.
struct Elimination {
  /// The edges of node `v` are `first[v]..<first[v + 1]`.
  private(set) var first: [Int32] = [0]
  /// The upper ends of edges, rising for each lower end.
  private(set) var upper: [Int32] = []

  /// Gives each node the upper ends of its own edges and of those of its children.
  /// - Precondition: fewer than 2^30 edges result.
  /// - Complexity: O(edges log degree).
  init(_ graph: UndirectedGraph) {
    let count = graph.nodeCount
    first.reserveCapacity(count + 1)
    upper.reserveCapacity(graph.edgeCount * 3)
    var seen = [Int32](repeating: -1, count: count)
    var children = ChildLists(count: count)
    for node in 0..<count {
      let start = upper.count
      for place in graph.places(of: node) where Int(graph.heads[place]) > node {
        seen[Int(graph.heads[place])] = Int32(node)
        upper.append(graph.heads[place])
      }
      var child = children.first[node]
      while child >= 0 {
        // A child's first upper end is this node.
        for place in Int(first[Int(child)] + 1)..<Int(first[Int(child) + 1]) where seen[Int(upper[place])] != node {
          seen[Int(upper[place])] = Int32(node)
          upper.append(upper[place])
        }
        child = children.next[Int(child)]
      }
      precondition(upper.count < 1 << 30, "edges are numbered in 30 bits")
      upper[start...].sort()
      first.append(Int32(upper.count))
      if upper.count > start { children.add(node, to: Int(upper[start])) }
    }
  }

  /// Numbers nodes as a walk through the elimination tree leaves them.
  /// - Returns: the former number of each node.
  /// - Complexity: O(edges).
  mutating func renumberInPostorder() -> [Int32] {
    let former = postorder()
    var number = [Int32](repeating: 0, count: former.count)
    for (new, old) in former.enumerated() { number[Int(old)] = Int32(new) }
    var (newFirst, newUpper): ([Int32], [Int32]) = ([0], [])
    newFirst.reserveCapacity(first.count)
    newUpper.reserveCapacity(upper.count)
    for old in former {
      // The upper ends of a node lie on one way to the root, so that they still rise.
      for place in Int(first[Int(old)])..<Int(first[Int(old) + 1]) { newUpper.append(number[Int(upper[place])]) }
      newFirst.append(Int32(newUpper.count))
    }
    (first, upper) = (newFirst, newUpper)
    return former
  }

  /// The nodes, each after its children, of which lower ones come first.
  private func postorder() -> [Int32] {
    let count = first.count - 1
    var children = ChildLists(count: count)
    var roots: [Int32] = []
    for node in stride(from: count - 1, through: 0, by: -1) {
      if first[node] < first[node + 1] {
        children.add(node, to: Int(upper[Int(first[node])]))
      } else {
        roots.append(Int32(node))
      }
    }
    var order: [Int32] = []
    order.reserveCapacity(count)
    var stack = roots
    while let node = stack.last {
      let child = children.first[Int(node)]
      if child >= 0 {
        // Its siblings follow when it has been left.
        children.first[Int(node)] = children.next[Int(child)]
        stack.append(child)
      } else {
        order.append(node)
        stack.removeLast()
      }
    }
    return order
  }
}

/// The children of the nodes of a tree, the one added last first.
private struct ChildLists {
  var first: [Int32]
  var next: [Int32]

  init(count: Int) {
    first = Array(repeating: -1, count: count)
    next = first
  }

  mutating func add(_ child: Int, to parent: Int) {
    next[child] = first[parent]
    first[parent] = Int32(child)
  }
}
