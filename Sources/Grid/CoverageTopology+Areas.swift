public import GeoTypes

extension CoverageTopology {
  /// The areas of groups of faces, assembled from the edges that part them, so that neighbours share every vertex.
  /// - Parameter groups: the group of each face, -1 for none.
  /// - Precondition: one group a face, each below `count`.
  /// - Complexity: O(n log n) in the edges.
  public func areas(of groups: [Int32], count: Int) -> [MultiPolygon] {
    precondition(groups.count == faceCount, "one group a face")
    var halves = [[DirectedEdge]](repeating: [], count: count)
    for edge in edges {
      let left = edge.left < 0 ? -1 : groups[Int(edge.left)]
      let right = edge.right < 0 ? -1 : groups[Int(edge.right)]
      guard left != right else { continue }
      if left >= 0 { halves[Int(left)].append(DirectedEdge(from: edge.from, to: edge.to)) }
      if right >= 0 { halves[Int(right)].append(DirectedEdge(from: edge.to, to: edge.from)) }
    }
    return halves.map { RingAssembler.area(boundedBy: $0) }
  }

  /// The lines of all edges, run together through vertices where only two edges meet.
  /// - Complexity: O(n log n) in the edges.
  public func chains() -> [LineString] {
    var ends: [(vertex: Vertex, edge: Int32)] = []
    ends.reserveCapacity(edges.count * 2)
    for (i, edge) in edges.enumerated() {
      ends.append((edge.from, Int32(i)))
      ends.append((edge.to, Int32(i)))
    }
    ends.sort { $0.vertex != $1.vertex ? $0.vertex < $1.vertex : $0.edge < $1.edge }
    var walker = ChainWalker(edges: edges, ends: ends)
    return walker.chains()
  }
}

/// Walks edges from node to node, a node being a vertex where other than two edges meet.
private struct ChainWalker {
  let edges: [CoverageTopology.Edge]
  var starts: [Vertex] = []
  var first: [Int32] = []
  let ends: [(vertex: Vertex, edge: Int32)]
  var used: [Bool]

  init(edges: [CoverageTopology.Edge], ends: [(vertex: Vertex, edge: Int32)]) {
    self.edges = edges
    self.ends = ends
    used = Array(repeating: false, count: edges.count)
    for (i, end) in ends.enumerated() where starts.last != end.vertex {
      starts.append(end.vertex)
      first.append(Int32(i))
    }
    first.append(Int32(ends.count))
  }

  mutating func chains() -> [LineString] {
    var lines: [LineString] = []
    for nodesOnly in [true, false] {
      for i in starts.indices where !nodesOnly || first[i + 1] - first[i] != 2 {
        for k in first[i]..<first[i + 1] where !used[Int(ends[Int(k)].edge)] {
          if let line = try? LineString(walk(from: starts[i], along: Int(ends[Int(k)].edge))) { lines.append(line) }
        }
      }
    }
    return lines
  }

  private mutating func walk(from start: Vertex, along edge: Int) -> [Vertex] {
    var vertices = [start]
    var next: Int? = edge
    while let current = next {
      used[current] = true
      let tip = edges[current].from == vertices[vertices.count - 1] ? edges[current].to : edges[current].from
      vertices.append(tip)
      next = continuation(at: tip)
    }
    return vertices
  }

  private func continuation(at vertex: Vertex) -> Int? {
    let low = starts.partitioningIndex { $0 >= vertex }
    guard first[low + 1] - first[low] == 2 else { return nil }
    return (first[low]..<first[low + 1]).map { Int(ends[Int($0)].edge) }.first { !used[$0] }
  }
}
