import GeoTypes
import TestKit

/// A line through pairs of grid units.
func line(_ pairs: (Int32, Int32)...) throws -> LineString {
  try LineString(pairs.map { Vertex(x: $0.0, y: $0.1) })
}

/// An area of one ring through pairs of grid units, closed here.
func area(_ pairs: (Int32, Int32)...) throws -> MultiPolygon {
  MultiPolygon([Polygon(exterior: try ring(pairs))])
}

/// A ring through pairs of grid units, closed here.
func ring(_ pairs: [(Int32, Int32)]) throws -> LinearRing {
  let vertices = pairs.map { Vertex(x: $0.0, y: $0.1) }
  return try LinearRing(vertices + vertices.prefix(1))
}

/// Positions with one corner after the other.
func raw(_ pairs: (Double, Double)...) -> [RawPosition] { pairs.map { RawPosition($0.0, $0.1) } }

/// Random lines of a square of grid units.
func scribble(_ count: Int, size: Int, _ random: inout SeededGenerator) throws -> [LineString] {
  var lines: [LineString] = []
  while lines.count < count {
    let vertices = (0..<random.int(in: 2...5)).map { _ in
      Vertex(x: Int32(random.int(in: 0...size)), y: Int32(random.int(in: 0...size)))
    }
    if let line = try? LineString(vertices) { lines.append(line) }
  }
  return lines
}
