public import GeoTypes

/// Faces that share their borders vertex by vertex, as edges with a face on either side.
///
/// Two faces are neighbours where one runs along an edge `a → b` and the other along `b → a`; an edge that only one
/// face has lies on the outside.
public struct CoverageTopology: Sendable {
  /// A straight border piece between two vertices, from the lower to the higher one.
  public struct Edge: Hashable, Sendable {
    /// The lower end.
    public var from: Vertex
    /// The higher end.
    public var to: Vertex
    /// The face to the left of `from → to`, -1 outside.
    public var left: Int32
    /// The face to the right of `from → to`, -1 outside.
    public var right: Int32
  }

  /// Stands for no face.
  public static let outside: Int32 = -1

  /// The edges, by rising ends.
  public let edges: [Edge]
  /// How many faces there are.
  public let faceCount: Int

  /// Finds the edges of faces whose rings are noded with each other.
  /// - Throws: ``GridError/overlappingFaces(place:)`` where two faces have the same side of an edge.
  /// - Complexity: O(n log n) in the vertices.
  public init(faces: [MultiPolygon]) throws(GridError) {
    let halves = CoverageTopology.halves(of: faces)
    var edges: [Edge] = []
    edges.reserveCapacity(halves.count / 2 + 1)
    for half in halves {
      if let last = edges.last, last.from == half.low, last.to == half.high {
        let taken = half.forward ? last.left : last.right
        guard taken == CoverageTopology.outside else { throw .overlappingFaces(place: LonLat(half.low)) }
      } else {
        edges.append(Edge(from: half.low, to: half.high, left: Self.outside, right: Self.outside))
      }
      if half.forward { edges[edges.count - 1].left = half.face } else { edges[edges.count - 1].right = half.face }
    }
    self.edges = edges
    faceCount = faces.count
  }

  /// Finds the edges of polygons whose rings are noded with each other.
  /// - Throws: ``GridError/overlappingFaces(place:)`` where two faces have the same side of an edge.
  public init(faces: [Polygon]) throws(GridError) {
    try self.init(faces: faces.map { MultiPolygon([$0]) })
  }

  private struct Half {
    var low: Vertex
    var high: Vertex
    var forward: Bool
    var face: Int32
  }

  private static func halves(of faces: [MultiPolygon]) -> [Half] {
    var halves: [Half] = []
    for (face, area) in faces.enumerated() {
      for ring in area.rings {
        for i in 1..<ring.vertices.count {
          let a = ring.vertices[i - 1]
          let b = ring.vertices[i]
          halves.append(Half(low: min(a, b), high: max(a, b), forward: a < b, face: Int32(face)))
        }
      }
    }
    halves.sort { a, b in
      if a.low != b.low { return a.low < b.low }
      if a.high != b.high { return a.high < b.high }
      return a.face < b.face
    }
    return halves
  }
}
