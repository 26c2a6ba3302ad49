/// A chain of at least two vertices, neighbours different.
public struct LineString: Hashable, Sendable {
  /// The vertices in order.
  public let vertices: [Vertex]

  /// Makes a line; repeated neighbours are dropped.
  /// - Throws: ``ShapeError/lineTooShort(vertexCount:)`` when fewer than two different vertices remain.
  public init(_ vertices: [Vertex]) throws(ShapeError) {
    let clean = withoutRepeats(vertices)
    guard clean.count >= 2 else { throw .lineTooShort(vertexCount: clean.count) }
    self.vertices = clean
  }

  /// The first vertex.
  public var start: Vertex { vertices[0] }
  /// The last vertex.
  public var end: Vertex { vertices[vertices.count - 1] }
  /// Whether the line ends where it starts.
  public var isClosed: Bool { start == end }
  /// The same line digitised the other way.
  public var reversed: LineString { LineString(unchecked: vertices.reversed()) }
  /// The smallest box that holds the line.
  public var box: Box { Box(vertices) }

  package init(unchecked vertices: [Vertex]) { self.vertices = vertices }
}

func withoutRepeats(_ vertices: [Vertex]) -> [Vertex] {
  var clean: [Vertex] = []
  clean.reserveCapacity(vertices.count)
  for vertex in vertices where clean.last != vertex { clean.append(vertex) }
  return clean
}
