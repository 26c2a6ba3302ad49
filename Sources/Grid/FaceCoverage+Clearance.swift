import GeoTypes

extension FaceCoverage {
  /// Whether no edge was bent across anything when a vertex was put into it.
  ///
  /// An edge `a b` that takes up a vertex `m` sweeps the triangle `a m b`, less than a unit high. Nothing is crossed when
  /// no vertex lies in the triangle and no edge, but for those at `m`, comes within three quarters of a unit of `m`.
  func isClear(of insertions: EdgeInsertions) -> Bool {
    let bins = LinePieces(
      topology.edges.map { LinePieces.Piece(from: $0.from, to: $0.to, tag: 0) }, binSize: 50, margin: 2)
    return insertions.log.allSatisfy { a, b, m in
      let place = UnitPoint(m)
      let isCrowded = bins.first(near: place, place) { number in
        let edge = bins.pieces[number]
        return edge.from != m && edge.to != m && edge.distance(from: place, .units) < 0.75
      }
      guard !isCrowded else { return false }
      let box = Box([a, b, m])
      let chain = insertions.expanded([a, b])
      return !bins.first(near: UnitPoint(box.low), UnitPoint(box.high)) { number in
        let edge = bins.pieces[number]
        return [edge.from, edge.to].contains { v in
          box.contains(v) && FaceCoverage.liesInside(v, a, m, b) && !chain.contains(v)
        }
      }
    }
  }

  /// Whether a vertex lies in a triangle or on its edges.
  private static func liesInside(_ v: Vertex, _ a: Vertex, _ b: Vertex, _ c: Vertex) -> Bool {
    func side(_ p: Vertex, _ q: Vertex) -> Int {
      let first = (Int64(q.x) - Int64(p.x)).multipliedFullWidth(by: Int64(v.y) - Int64(p.y))
      let second = (Int64(q.y) - Int64(p.y)).multipliedFullWidth(by: Int64(v.x) - Int64(p.x))
      if first == second { return 0 }
      return (first.high, first.low) > (second.high, second.low) ? 1 : -1
    }
    let sides = [side(a, b), side(b, c), side(c, a)]
    return !(sides.contains(1) && sides.contains(-1))
  }
}
