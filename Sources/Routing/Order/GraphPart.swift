/// A part of a graph with numbers of its own, and where its nodes lie, if that is known.
struct GraphPart {
  var graph: UndirectedGraph
  /// The node of the whole graph behind each node, rising.
  var nodes: [Int32]
  /// Places on a plane; empty where none are known.
  var x: [Float]
  var y: [Float]
  /// What a cut of an edge costs, at each place of a neighbour; empty where all edges cost the same.
  var capacity: [Int8] = []

  /// The part that the marked nodes make. - Complexity: O(n + m) of this part.
  func part(where isKept: (Int) -> Bool) -> GraphPart {
    var number = [Int32](repeating: -1, count: nodes.count)
    var kept: [Int] = []
    for node in nodes.indices where isKept(node) {
      number[node] = Int32(kept.count)
      kept.append(node)
    }
    var first: [Int32] = [0]
    var heads: [Int32] = []
    var keptCapacity: [Int8] = []
    first.reserveCapacity(kept.count + 1)
    for node in kept {
      for place in graph.places(of: node) where number[Int(graph.heads[place])] >= 0 {
        heads.append(number[Int(graph.heads[place])])
        if !capacity.isEmpty { keptCapacity.append(capacity[place]) }
      }
      first.append(Int32(heads.count))
    }
    return GraphPart(
      graph: UndirectedGraph(first: first, heads: heads), nodes: kept.map { nodes[$0] },
      x: x.isEmpty ? [] : kept.map { x[$0] }, y: y.isEmpty ? [] : kept.map { y[$0] }, capacity: keptCapacity)
  }

  /// For each node the number of its connected component, and how many there are.
  func components() -> (number: [Int32], count: Int) {
    var number = [Int32](repeating: -1, count: nodes.count)
    var count: Int32 = 0
    var queue: [Int32] = []
    for root in nodes.indices where number[root] < 0 {
      number[root] = count
      queue.removeAll(keepingCapacity: true)
      queue.append(Int32(root))
      var begin = 0
      while begin < queue.count {
        for place in graph.places(of: Int(queue[begin])) where number[Int(graph.heads[place])] < 0 {
          number[Int(graph.heads[place])] = count
          queue.append(graph.heads[place])
        }
        begin += 1
      }
      count += 1
    }
    return (number, Int(count))
  }

  /// The connected components as parts of their own, by their lowest node. - Complexity: O(n + m).
  func separated(_ components: (number: [Int32], count: Int)) -> [GraphPart] {
    var members = [[Int32]](repeating: [], count: components.count)
    var local = [Int32](repeating: 0, count: nodes.count)
    for node in nodes.indices {
      let component = Int(components.number[node])
      local[node] = Int32(members[component].count)
      members[component].append(Int32(node))
    }
    return members.map { members in
      var first: [Int32] = [0]
      var heads: [Int32] = []
      var capacity: [Int8] = []
      for node in members {
        let places = graph.places(of: Int(node))
        for place in places { heads.append(local[Int(graph.heads[place])]) }
        if !self.capacity.isEmpty { capacity += self.capacity[places] }
        first.append(Int32(heads.count))
      }
      return GraphPart(
        graph: UndirectedGraph(first: first, heads: heads), nodes: members.map { nodes[Int($0)] },
        x: x.isEmpty ? [] : members.map { x[Int($0)] }, y: y.isEmpty ? [] : members.map { y[Int($0)] },
        capacity: capacity)
    }
  }

  /// Along which to look for cuts: for each direction the place of each node.
  ///
  /// On a plane, four directions 45° apart. Without places, differences of hop distances from nodes far apart, which
  /// grow from one to the other as a coordinate does (landmark embedding, Goldberg and Harrelson 2005).
  func directions() -> [[Float]] {
    guard x.isEmpty else {
      return [x, y, zip(x, y).map { $0 + $1 }, zip(x, y).map { $0 - $1 }]
    }
    var hops = HopDistances(graph)
    let a = hops.farthest(from: hops.farthest(from: 0).node)
    let b = hops.farthest(from: a.node)
    let (fromA, fromB) = (b.distances, hops.farthest(from: b.node).distances)
    let between = zip(fromA, fromB).map { min($0, $1) }
    let c = between.indices.max { (between[$0], $1) < (between[$1], $0) } ?? 0
    let fromC = hops.farthest(from: Int32(c))
    let fromD = hops.farthest(from: fromC.node).distances
    let long = zip(fromA, fromB).map { Float($0 - $1) }
    let cross = zip(fromC.distances, fromD).map { Float($0 - $1) }
    return [long, cross, zip(long, cross).map { $0 + $1 }, zip(long, cross).map { $0 - $1 }]
  }
}

/// Breadth-first distances, counted in edges.
struct HopDistances {
  private let graph: UndirectedGraph
  private var queue: [Int32] = []

  init(_ graph: UndirectedGraph) { self.graph = graph }

  /// Distances from a node of a connected graph, and the node that is farthest from it.
  mutating func farthest(from root: Int32) -> (node: Int32, distances: [Int32]) {
    var distances = [Int32](repeating: -1, count: graph.nodeCount)
    distances[Int(root)] = 0
    queue.removeAll(keepingCapacity: true)
    queue.append(root)
    var begin = 0
    while begin < queue.count {
      let node = Int(queue[begin])
      begin += 1
      for place in graph.places(of: node) where distances[Int(graph.heads[place])] < 0 {
        distances[Int(graph.heads[place])] = distances[node] + 1
        queue.append(graph.heads[place])
      }
    }
    return (queue[queue.count - 1], distances)
  }
}
