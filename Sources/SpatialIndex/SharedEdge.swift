import GeoTypes

/// An edge of a coverage, once, with the parts on its two sides.
struct SharedEdge: BitwiseCopyable, Sendable {
  /// The end with the lower latitude, or the western one where both are level.
  var lower: Vertex
  /// The other end.
  var upper: Vertex
  /// The part to the left of the way up, numbered from 1; 0 for none.
  var left: UInt32
  /// The part to the right of the way up, numbered from 1; 0 for none.
  var right: UInt32

  /// The edge from `a` to `b` of a ring that has its part on the left.
  init(from a: Vertex, to b: Vertex, part: UInt32) {
    let goesUp = a.y != b.y ? a.y < b.y : a.x < b.x
    lower = goesUp ? a : b
    upper = goesUp ? b : a
    left = goesUp ? part : 0
    right = goesUp ? 0 : part
  }

  /// Whether it runs along a parallel.
  var isLevel: Bool { lower.y == upper.y }

  /// Takes over the side of a twin that runs the other way; false, and nothing changed, where the two are no twins or
  /// a side is taken already.
  mutating func takeSide(of twin: SharedEdge) -> Bool {
    guard lower.key == twin.lower.key, upper.key == twin.upper.key else { return false }
    guard left == 0 || twin.left == 0, right == 0 || twin.right == 0 else { return false }
    left |= twin.left
    right |= twin.right
    return true
  }
}
