import GeoTypes

/// A place on a line: an edge and how far along it.
struct LinePlace: Comparable {
  /// The edge, counted from 0.
  var edge: Int
  /// 0 at the edge's start, 1 at its end.
  var fraction: Double

  static func < (a: LinePlace, b: LinePlace) -> Bool {
    a.edge != b.edge ? a.edge < b.edge : a.fraction < b.fraction
  }
}

extension [Vertex] {
  /// The part of the line between two places.
  func points(from start: LinePlace, to end: LinePlace, in plane: LocalPlane) -> [PlanarPoint] {
    func point(_ place: LinePlace) -> PlanarPoint {
      let (a, b) = (plane.point(self[place.edge]), plane.point(self[place.edge + 1]))
      return PlanarPoint(a.x + (b.x - a.x) * place.fraction, a.y + (b.y - a.y) * place.fraction)
    }
    var points = [point(start)]
    if start.edge < end.edge {
      for i in start.edge + 1...end.edge { points.append(plane.point(self[i])) }
    }
    points.append(point(end))
    return points
  }
}

extension Vertex {
  /// The stored position nearest to a place between two others.
  static func between(_ a: Vertex, _ b: Vertex, fraction: Double) -> Vertex {
    func value(_ a: Int32, _ b: Int32) -> Int32 {
      let value = (Double(a) + (Double(b) - Double(a)) * fraction).rounded()
      return Int32(Swift.min(Double(Swift.max(a, b)), Swift.max(Double(Swift.min(a, b)), value)))
    }
    return Vertex(x: value(a.x, b.x), y: value(a.y, b.y))
  }
}

extension Chain {
  /// Puts a vertex into the line.
  mutating func insert(_ vertex: Vertex, at index: Int) {
    line.insert(vertex, at: index)
    for i in runs.indices where runs[i].start >= index { runs[i].start += 1 }
  }
}
