/// Land that is not built up but lies wholly inside one cell: it would be a hole that no cell fills (I04).
enum EnclosedLand {
  /// Declares such land built up, so that it becomes a cell of its own.
  static func claim(in graph: inout RegionGraph, coverage: FaceCoverage) {
    let roots = graph.roots
    var group = Array(0..<Int32(roots.count))
    func find(_ face: Int32) -> Int32 {
      var face = face
      while group[Int(face)] != face {
        group[Int(face)] = group[Int(group[Int(face)])]
        face = group[Int(face)]
      }
      return face
    }
    func isCell(_ face: Int32) -> Bool { graph.regions[Int(roots[Int(face)])].isBuiltUp }
    for edge in coverage.topology.edges where edge.left >= 0 && edge.right >= 0 {
      guard !isCell(edge.left), !isCell(edge.right) else { continue }
      let a = find(edge.left)
      let b = find(edge.right)
      if a != b { group[Int(max(a, b))] = min(a, b) }
    }
    // The one cell around each group; -1 where there are several, or where the group lies open.
    var around = [Int32: Int32]()
    for edge in coverage.topology.edges {
      for (face, beyond) in [(edge.left, edge.right), (edge.right, edge.left)] where face >= 0 && !isCell(face) {
        if beyond >= 0, !isCell(beyond) { continue }
        let cell = beyond < 0 ? -1 : roots[Int(beyond)]
        let name = find(face)
        if let known = around[name], known != cell { around[name] = -1 } else { around[name] = cell }
      }
    }
    for face in 0..<Int32(roots.count) where !isCell(face) {
      if let cell = around[find(face)], cell >= 0 { graph.markBuiltUp(face) }
    }
  }
}
