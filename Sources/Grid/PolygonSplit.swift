import GeoTypes

/// A polygon parted by a straight line, in stored vertices.
struct PolygonSplit {
  /// The parts.
  let parts: [Polygon]
  /// The vertices put into edges of the polygon.
  let insertions: [(from: Vertex, to: Vertex, inserted: Vertex)]
  /// The straight pieces that part it.
  let cuts: [DirectedEdge]

  /// Units within which a crossing takes the end of the edge it falls on instead of a vertex of its own, and which
  /// every other vertex must keep from what is new.
  private static let clearance = 2.5

  /// Parts a polygon along the line that a position in stored units is `depth` = 0 on.
  ///
  /// Crossings are rounded to stored vertices, so that edges bend by less than a unit; a split in which another vertex
  /// of the polygon lies close enough to be passed on the wrong side is not made.
  /// - Parameters:
  ///   - depth: signed distance from the line, linear in the position.
  ///   - along: place along the line.
  /// - Returns: `nil` where the line parts nothing or comes too near to a vertex.
  init?(_ polygon: Polygon, depth: (UnitPoint) -> Double, along: (UnitPoint) -> Double) {
    var crossings: [(along: Double, vertex: Vertex)] = []
    var insertions: [(from: Vertex, to: Vertex, inserted: Vertex)] = []
    var edges: [DirectedEdge] = []
    for ring in polygon.rings {
      var a = ring.vertices[0]
      var da = depth(UnitPoint(a))
      for b in ring.vertices.dropFirst() {
        let db = depth(UnitPoint(b))
        if (da >= 0) != (db >= 0) {
          let t = da / (da - db)
          let exact = UnitPoint(
            Double(a.x) + (Double(b.x) - Double(a.x)) * t, Double(a.y) + (Double(b.y) - Double(a.y)) * t)
          let vertex = PolygonSplit.vertex(exact, on: a, b)
          crossings.append((along(exact), vertex))
          if vertex != a, vertex != b { insertions.append((a, b, vertex)) }
          for (from, to) in [(a, vertex), (vertex, b)] where from != to {
            edges.append(DirectedEdge(from: from, to: to))
          }
        } else {
          edges.append(DirectedEdge(from: a, to: b))
        }
        a = b
        da = db
      }
    }
    crossings.sort { $0.along < $1.along }
    let known = Set(edges)
    let cuts = stride(from: 0, to: crossings.count - 1, by: 2).compactMap { i -> DirectedEdge? in
      let cut = DirectedEdge(from: crossings[i].vertex, to: crossings[i + 1].vertex)
      let reverse = DirectedEdge(from: cut.to, to: cut.from)
      return cut.from == cut.to || known.contains(cut) || known.contains(reverse) ? nil : cut
    }
    guard !cuts.isEmpty, PolygonSplit.isClear(cuts, insertions, of: polygon) else { return nil }
    let both = cuts + cuts.map { DirectedEdge(from: $0.to, to: $0.from) }
    parts = RingAssembler.area(boundedBy: edges + both).polygons
    self.insertions = insertions
    self.cuts = cuts
    guard parts.count > 1 else { return nil }
  }

  private static func vertex(_ exact: UnitPoint, on a: Vertex, _ b: Vertex) -> Vertex {
    for end in [a, b] where abs(exact.x - Double(end.x)) <= clearance && abs(exact.y - Double(end.y)) <= clearance {
      return end
    }
    return Vertex(x: Int32(exact.x.rounded()), y: Int32(exact.y.rounded()))
  }

  /// Whether every vertex keeps its distance from the cuts and the bent edges, but for their ends.
  private static func isClear(
    _ cuts: [DirectedEdge], _ insertions: [(from: Vertex, to: Vertex, inserted: Vertex)], of polygon: Polygon
  ) -> Bool {
    let inserted = insertions.map(\.inserted)
    guard Set(inserted).count == inserted.count else { return false }
    // From west to east, so that each line is held against the vertices of its own longitudes only.
    let vertices = (polygon.rings.flatMap { $0.vertices.dropLast() } + inserted).sorted { $0.x < $1.x }
    let lines =
      cuts.map { ($0.from, $0.to, $0.from) } + insertions.map { ($0.from, $0.to, $0.inserted) }
    return lines.allSatisfy { a, b, other in
      let piece = LinePieces.Piece(from: a, to: b, tag: 0)
      let box = Box([a, b])
      let start = vertices.partitioningIndex { Int64($0.x) >= Int64(box.low.x) - 3 }
      return vertices[start...].prefix { Int64($0.x) <= Int64(box.high.x) + 3 }.allSatisfy { v in
        guard v != a, v != b, v != other, Int64(v.y) >= Int64(box.low.y) - 3, Int64(v.y) <= Int64(box.high.y) + 3
        else { return true }
        return piece.distance(from: UnitPoint(v), .units) > clearance
      }
    }
  }
}
