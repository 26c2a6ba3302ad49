import GeoTypes

/// Where the edges of some rings lie, and how long they are together.
struct EdgeExtent {
  /// The box of all vertices.
  private(set) var box = Box.empty
  /// How many edges there are.
  private(set) var edgeCount = 0
  /// How far they run east or west, and south or north, in units.
  private(set) var across = 0
  private(set) var along = 0
  /// The boxes of the rings together, in square units.
  private var boxes = 0.0

  /// How often the box of all rings would be covered by the boxes of single ones.
  var depth: Double { box.isEmpty ? 0 : boxes / EdgeExtent.area(of: box) }

  private static func area(of box: Box) -> Double {
    (Double(box.high.x) - Double(box.low.x) + 1) * (Double(box.high.y) - Double(box.low.y) + 1)
  }

  /// Adds the edges of a ring. - Complexity: O(n).
  mutating func add(_ ring: LinearRing) {
    ring.vertices.withUnsafeBufferPointer { vertices in
      guard var last = vertices.first else { return }
      var (low, high, across, along) = (last, last, 0, 0)
      for vertex in vertices {
        low = Vertex(x: min(low.x, vertex.x), y: min(low.y, vertex.y))
        high = Vertex(x: max(high.x, vertex.x), y: max(high.y, vertex.y))
        across += abs(Int(vertex.x) - Int(last.x))
        along += abs(Int(vertex.y) - Int(last.y))
        last = vertex
      }
      box.formUnion(Box(low: low, high: high))
      boxes += EdgeExtent.area(of: Box(low: low, high: high))
      self.across += across
      self.along += along
      edgeCount += vertices.count - 1
    }
  }
}
