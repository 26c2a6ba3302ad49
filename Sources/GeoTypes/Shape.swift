/// Any shape a file may hold, in stored vertices.
public enum Shape: Hashable, Sendable {
  /// One position.
  case point(Vertex)
  /// Several positions.
  case multiPoint([Vertex])
  /// One line.
  case line(LineString)
  /// Several lines.
  case multiLine([LineString])
  /// An area, of one part or several.
  case area(MultiPolygon)

  /// The smallest box that holds the shape.
  public var box: Box {
    switch self {
    case .point(let vertex): Box(low: vertex, high: vertex)
    case .multiPoint(let vertices): Box(vertices)
    case .line(let line): line.box
    case .multiLine(let lines): lines.reduce(into: .empty) { $0.formUnion($1.box) }
    case .area(let area): area.box
    }
  }
}
