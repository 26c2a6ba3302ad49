internal import GeoTypes

extension SnapRounder.Segment {
  /// Twice the area of the triangle with a vertex, positive where the vertex lies to the left.
  func side(of v: Vertex) -> Int128 {
    let dx = Int64(to.x) - Int64(from.x)
    let dy = Int64(to.y) - Int64(from.y)
    return Int128(dx) * Int128(Int64(v.y) - Int64(from.y)) - Int128(dy) * Int128(Int64(v.x) - Int64(from.x))
  }

  /// Whether the boxes of two segments have a point in common.
  func boxMeets(_ other: SnapRounder.Segment) -> Bool {
    min(from.x, to.x) <= max(other.from.x, other.to.x) && min(other.from.x, other.to.x) <= max(from.x, to.x)
      && min(from.y, to.y) <= max(other.from.y, other.to.y) && min(other.from.y, other.to.y) <= max(from.y, to.y)
  }

  /// Whether the segment passes the square of one unit around a vertex that is not one of its ends. The square has its
  /// western and southern sides and the corner between them.
  func passes(pixelAround v: Vertex) -> Bool {
    // Ends lie on the grid: no square around a vertex beyond them reaches the segment.
    guard min(from.x, to.x) <= v.x, v.x <= max(from.x, to.x), min(from.y, to.y) <= v.y, v.y <= max(from.y, to.y),
      v != from, v != to
    else { return false }
    let eastward = from.x <= to.x ? self : SnapRounder.Segment(from: to, to: from)
    let dx = Int128(eastward.to.x) - Int128(eastward.from.x)
    let dy = Int128(eastward.to.y) - Int128(eastward.from.y)
    if dx == 0 || dy == 0 { return true }
    // Twice the side on which the middle lies, and by how much a corner lies further to the left, in halves of a unit.
    let middle = 2 * eastward.side(of: v)
    let northWest = middle + dx + dy
    let southEast = middle - dx - dy
    let northEast = middle + dx - dy
    let southWest = middle - dx + dy
    if dy > 0 {
      // Rising: only the north-western and the south-eastern corner can lie on different sides for the first time.
      return northWest > 0 && southEast < 0
    }
    return (northEast > 0 && southWest < 0) || southWest == 0
  }

  /// Whether a vertex near the segment comes before another one on the way.
  func comesTo(_ a: Vertex, before b: Vertex) -> Bool {
    let dx = Int64(to.x) - Int64(from.x)
    let dy = Int64(to.y) - Int64(from.y)
    let x = dx < 0 ? Int64(b.x) - Int64(a.x) : Int64(a.x) - Int64(b.x)
    let y = dy < 0 ? Int64(b.y) - Int64(a.y) : Int64(a.y) - Int64(b.y)
    return abs(dx) >= abs(dy) ? (x, y) < (0, 0) : (y, x) < (0, 0)
  }
}
