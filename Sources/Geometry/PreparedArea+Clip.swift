internal import CGEOS
public import GeoTypes

extension PreparedArea {
  /// The pieces of a line inside the area (edges included), in the line's own direction and order.
  ///
  /// A line wholly inside comes back as it is. Where it leaves, the piece ends at the stored vertex nearest to the
  /// crossing. Touching at a point leaves no piece.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  /// - Complexity: an indexed question for each piece of the line, an overlay for each one that crosses an edge.
  public func clip(_ line: LineString) throws(GeometryError) -> [LineString] {
    if try covers(line) { return [line] }
    guard try intersects(line) else { return [] }
    var chains: [[Vertex]] = []
    for (a, b) in zip(line.vertices, line.vertices.dropFirst()) {
      for piece in try clip(from: a, to: b) {
        if let last = chains.last?.last, last == piece[0] {
          chains[chains.count - 1] += piece.dropFirst()
        } else {
          chains.append(piece)
        }
      }
    }
    return chains.map { LineString(unchecked: $0) }
  }

  /// The parts of one straight piece inside, from `a` to `b`.
  private func clip(from a: Vertex, to b: Vertex) throws(GeometryError) -> [[Vertex]] {
    let whole = LineString(unchecked: [a, b])
    if try covers(whole) { return [[a, b]] }
    guard try intersects(whole) else { return [] }
    let pieces = try inside(whole)
    let forward = pieces.map { piece in
      Self.advance(piece.start, from: a, to: b) <= Self.advance(piece.end, from: a, to: b)
        ? piece.vertices : piece.vertices.reversed()
    }
    return forward.sorted { Self.advance($0[0], from: a, to: b) < Self.advance($1[0], from: a, to: b) }
  }

  /// How far a vertex lies along the way from `a` to `b`, in no unit.
  private static func advance(_ v: Vertex, from a: Vertex, to b: Vertex) -> Int128 {
    let dx = Int128(Int64(b.x) - Int64(a.x)) * Int128(Int64(v.x) - Int64(a.x))
    return dx + Int128(Int64(b.y) - Int64(a.y)) * Int128(Int64(v.y) - Int64(a.y))
  }
}
