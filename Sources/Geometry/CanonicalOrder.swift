internal import GeoTypes

// GEOS keeps its results in an order of its own, which may change from one release to the next; ours does not.
extension MultiPolygon {
  /// The same area with each ring started at its smallest vertex, holes and parts sorted.
  init(canonical parts: [Polygon]) {
    let turned = parts.map { part in
      Polygon(exterior: part.exterior.canonical, holes: part.holes.map(\.canonical).sorted(by: precedes))
    }
    self.init(turned.sorted { precedes($0.exterior, $1.exterior) })
  }
}

extension LinearRing {
  /// The same ring, same direction, started at its smallest vertex.
  var canonical: LinearRing {
    let open = vertices.dropLast()
    guard let start = open.indices.min(by: { open[$0] < open[$1] }), start > 0 else { return self }
    return LinearRing(unchecked: Array(open[start...] + open[..<start]) + [open[start]])
  }
}

extension LineString {
  /// The same line run in whichever direction is the smaller chain of vertices.
  var canonical: LineString {
    let isForward = start != end ? start < end : !vertices.reversed().lexicographicallyPrecedes(vertices)
    return isForward ? self : reversed
  }
}

/// Orders rings by their vertices.
func precedes(_ a: LinearRing, _ b: LinearRing) -> Bool { a.vertices.lexicographicallyPrecedes(b.vertices) }

/// Lines without a direction of their own, turned and sorted.
func canonical(_ lines: [LineString]) -> [LineString] {
  lines.map(\.canonical).sorted { $0.vertices.lexicographicallyPrecedes($1.vertices) }
}
