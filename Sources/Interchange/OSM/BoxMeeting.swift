internal import GeoTypes

extension Box {
  /// Whether a line of stored vertices has a point in the box, exactly.
  func meets(_ line: some Collection<Vertex>) -> Bool {
    if line.contains(where: contains) { return true }
    return zip(line, line.dropFirst()).contains { a, b in meetsSegment(a, b) }
  }

  /// For a segment with both ends outside: it meets the box when its own box does and the corners do not all lie on one
  /// side of its line.
  private func meetsSegment(_ a: Vertex, _ b: Vertex) -> Bool {
    guard intersects(Box([a, b])) else { return false }
    let corners = [low, high, Vertex(x: low.x, y: high.y), Vertex(x: high.x, y: low.y)]
    let sides = corners.map { corner in
      (Int128(Int64(b.x) - Int64(a.x)) * Int128(Int64(corner.y) - Int64(a.y))
        - Int128(Int64(b.y) - Int64(a.y)) * Int128(Int64(corner.x) - Int64(a.x))).signum()
    }
    return !(sides.allSatisfy { $0 > 0 } || sides.allSatisfy { $0 < 0 })
  }
}
