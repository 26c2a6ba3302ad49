/// The arcs of a digraph by the two nodes that they join, whichever way.
struct ArcBundles {
  /// Which nodes are joined.
  let graph: UndirectedGraph
  /// The arcs of the edge at a place `p` of the graph, that of the lower end, are `arcs[first[p]..<first[p + 1]]`.
  private let first: [Int32]
  private let arcs: [Int32]
  /// Arcs that lead back to where they start.
  let loops: [Int32]

  /// - Complexity: O(n + m log d).
  init(nodeCount: Int, tails: [UInt32], heads: [UInt32]) {
    graph = UndirectedGraph(nodeCount: nodeCount, tails: tails, heads: heads)
    var first = [Int32](repeating: 0, count: graph.heads.count + 1)
    var loops: [Int32] = []
    var place = [Int32](repeating: -1, count: tails.count)
    for arc in tails.indices {
      guard tails[arc] != heads[arc] else {
        loops.append(Int32(arc))
        continue
      }
      place[arc] = Int32(graph.place(of: tails[arc], heads[arc]))
      first[Int(place[arc]) + 1] += 1
    }
    for place in graph.heads.indices { first[place + 1] += first[place] }
    var next = first
    var arcs = [Int32](repeating: 0, count: tails.count - loops.count)
    for arc in tails.indices where place[arc] >= 0 {
      arcs[Int(next[Int(place[arc])])] = Int32(arc)
      next[Int(place[arc])] += 1
    }
    (self.first, self.arcs, self.loops) = (first, arcs, loops)
  }

  /// The arcs between two neighbours, rising.
  func arcs(between a: UInt32, _ b: UInt32) -> ArraySlice<Int32> {
    let place = graph.place(of: a, b)
    return arcs[Int(first[place])..<Int(first[place + 1])]
  }

  /// At each place of a neighbour, how many arcs join the two; at most `limit`.
  func counts(limit: Int8) -> [Int8] {
    let twins = graph.twins()
    return graph.heads.indices.map { place in
      let count = max(first[place + 1] - first[place], first[Int(twins[place]) + 1] - first[Int(twins[place])])
      return Int8(min(count, Int32(limit)))
    }
  }
}

extension UndirectedGraph {
  /// The place of an edge's higher end among the neighbours of its lower one.
  fileprivate func place(of a: UInt32, _ b: UInt32) -> Int {
    let (lower, higher) = (min(a, b), Int32(max(a, b)))
    var (low, high) = (Int(first[Int(lower)]), Int(first[Int(lower) + 1]) - 1)
    while low < high {
      let middle = (low + high) / 2
      if heads[middle] < higher { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
