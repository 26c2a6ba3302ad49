import GeoTypes

extension FaceCoverage {
  /// Whether a vertex lies so near to an edge that was bent, to take up a vertex put into it, that the bend may have
  /// passed it. Bends stay under 0.75 units; one unit is looked at.
  func hasVertex(besides insertions: EdgeInsertions) -> Bool {
    var vertices: [LinePieces.Piece] = []
    for edge in topology.edges {
      for vertex in [edge.from, edge.to] { vertices.append(LinePieces.Piece(from: vertex, to: vertex, tag: 0)) }
    }
    let bins = LinePieces(vertices, binSize: 50)
    return insertions.log.contains { a, b, _ in
      let piece = LinePieces.Piece(from: a, to: b, tag: 0)
      let box = Box([a, b])
      let low = UnitPoint(Double(box.low.x) - 1, Double(box.low.y) - 1)
      let high = UnitPoint(Double(box.high.x) + 1, Double(box.high.y) + 1)
      let chain = insertions.expanded([a, b])
      return bins.first(near: low, high) { number in
        let v = bins.pieces[number].from
        return piece.distance(from: UnitPoint(v), .units) <= 1 && !chain.contains(v)
      }
    }
  }
}
