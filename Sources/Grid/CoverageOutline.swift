import GeoTypes

/// The border pieces of polygons, matched with their opposites: what has none is the outline of the coverage, or a
/// border that is not shared vertex by vertex.
struct CoverageOutline: Sendable {
  /// A border piece, its polygon to the left.
  struct Piece: Hashable, Sendable {
    var from: Vertex
    var to: Vertex
    var polygon: Int

    var middle: UnitPoint {
      UnitPoint((Double(from.x) + Double(to.x)) / 2, (Double(from.y) + Double(to.y)) / 2)
    }

    /// A point a quarter of a unit beside the middle.
    func beside(left: Bool) -> UnitPoint {
      let dx = Double(to.x) - Double(from.x)
      let dy = Double(to.y) - Double(from.y)
      let scale = (left ? 0.25 : -0.25) / max(1e-9, (dx * dx + dy * dy).squareRoot())
      return UnitPoint(middle.x - dy * scale, middle.y + dx * scale)
    }
  }

  /// All pieces, by polygon and ring.
  let pieces: [Piece]
  /// Number of the opposite piece of each, -1 where there is none.
  let twin: [Int]
  /// Pairs of pieces that run the same way along the same edge.
  let doubled: [(Int, Int)]

  init(_ polygons: [Polygon]) {
    var pieces: [Piece] = []
    for (number, polygon) in polygons.enumerated() {
      for ring in polygon.rings {
        for (a, b) in zip(ring.vertices, ring.vertices.dropFirst()) {
          pieces.append(Piece(from: a, to: b, polygon: number))
        }
      }
    }
    let order = pieces.indices.sorted { i, j in
      let a = (min(pieces[i].from, pieces[i].to), max(pieces[i].from, pieces[i].to))
      let b = (min(pieces[j].from, pieces[j].to), max(pieces[j].from, pieces[j].to))
      return a != b ? a < b : i < j
    }
    var twin = Array(repeating: -1, count: pieces.count)
    var doubled: [(Int, Int)] = []
    var start = 0
    while start < order.count {
      let first = pieces[order[start]]
      var end = start + 1
      while end < order.count, CoverageOutline.isSameEdge(pieces[order[end]], first) { end += 1 }
      let forward = order[start..<end].filter { pieces[$0].from < pieces[$0].to }
      let backward = order[start..<end].filter { pieces[$0].from > pieces[$0].to }
      for same in [forward, backward] {
        for other in same.dropFirst() { doubled.append((same[0], other)) }
      }
      if let a = forward.first, let b = backward.first {
        twin[a] = b
        twin[b] = a
      }
      start = end
    }
    self.pieces = pieces
    self.twin = twin
    self.doubled = doubled
  }

  private static func isSameEdge(_ a: Piece, _ b: Piece) -> Bool {
    (a.from == b.from && a.to == b.to) || (a.from == b.to && a.to == b.from)
  }
}
