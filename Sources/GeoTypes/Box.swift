/// An upright box of stored vertices, edges included; it may be empty.
public struct Box: Hashable, Sendable {
  /// South-west corner.
  public var low: Vertex
  /// North-east corner.
  public var high: Vertex

  /// The box between two corners.
  public init(low: Vertex, high: Vertex) {
    self.low = low
    self.high = high
  }

  /// The box that holds nothing and is neutral to unions.
  public static let empty = Box(low: Vertex(x: .max, y: .max), high: Vertex(x: .min, y: .min))

  /// The smallest box that holds the vertices. - Complexity: O(n).
  public init(_ vertices: some Sequence<Vertex>) {
    self = .empty
    for vertex in vertices { formUnion(vertex) }
  }

  /// Whether it holds nothing.
  public var isEmpty: Bool { low.x > high.x || low.y > high.y }

  /// Grows to hold a vertex.
  public mutating func formUnion(_ v: Vertex) {
    low = Vertex(x: min(low.x, v.x), y: min(low.y, v.y))
    high = Vertex(x: max(high.x, v.x), y: max(high.y, v.y))
  }

  /// Grows to hold another box.
  public mutating func formUnion(_ other: Box) {
    guard !other.isEmpty else { return }
    formUnion(other.low)
    formUnion(other.high)
  }

  /// Whether a vertex lies inside or on the edge.
  public func contains(_ v: Vertex) -> Bool {
    low.x <= v.x && v.x <= high.x && low.y <= v.y && v.y <= high.y
  }

  /// Whether two boxes share a point.
  public func intersects(_ other: Box) -> Bool {
    low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y && other.low.y <= high.y
  }

  /// The middle, in degrees.
  public var center: LonLat {
    LonLat((low.longitude + high.longitude) / 2, (low.latitude + high.latitude) / 2)
  }
}
