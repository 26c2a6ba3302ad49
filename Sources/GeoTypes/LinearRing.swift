/// A closed chain of vertices: the last repeats the first.
public struct LinearRing: Hashable, Sendable {
  /// The vertices, the first again at the end.
  public let vertices: [Vertex]

  /// Makes a ring of a closed chain; repeated neighbours are dropped. Crossings are not looked for here.
  /// - Throws: ``ShapeError/ringNotClosed(vertexCount:)`` or ``ShapeError/ringTooShort(vertexCount:)``.
  public init(_ vertices: [Vertex]) throws(ShapeError) {
    let clean = withoutRepeats(vertices)
    guard clean.first == clean.last else { throw .ringNotClosed(vertexCount: clean.count) }
    guard clean.count >= 4 else { throw .ringTooShort(vertexCount: max(0, clean.count - 1)) }
    self.vertices = clean
  }

  package init(unchecked vertices: [Vertex]) { self.vertices = vertices }

  /// Twice the signed area in squared 1e-7 degrees, exact; positive when the ring runs counter-clockwise.
  /// - Complexity: O(n).
  public var doubledArea: Int128 {
    var sum: Int128 = 0
    for i in 1..<vertices.count {
      let a = vertices[i - 1]
      let b = vertices[i]
      sum += Int128(a.x) * Int128(b.y) - Int128(b.x) * Int128(a.y)
    }
    return sum
  }

  /// The same ring run the other way.
  public var reversed: LinearRing { LinearRing(unchecked: vertices.reversed()) }
  /// The ring run counter-clockwise, as RFC 7946 has exteriors.
  public var counterClockwise: LinearRing { doubledArea < 0 ? reversed : self }
  /// The smallest box that holds the ring.
  public var box: Box { Box(vertices) }
}
