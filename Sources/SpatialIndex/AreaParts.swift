import GeoTypes

/// The polygons of many areas as flat arrays: every polygon is a part, its edges sorted into latitude strips.
///
/// Edges run from their lower vertex to the higher one (from west to east where level), so that two polygons that
/// share an edge judge it by the same arithmetic.
struct AreaParts: Sendable {
  /// The area each part belongs to; never falls.
  let area: [Int32]
  /// The box of each part, in degrees.
  let boxes: [Rectangle]
  private let strips: [StripLayout]
  /// Where the edges of each strip start in `edges`, for the strips of all parts, and the end of the last one.
  private let firstEdge: [Int32]
  private let edges: [CanonicalEdge]

  /// Collects the polygons of areas numbered from 0. - Complexity: O(n log n) in vertices at worst.
  init(_ areas: [MultiPolygon]) {
    var area: [Int32] = []
    var boxes: [Rectangle] = []
    var strips: [StripLayout] = []
    var firstEdge: [Int32] = []
    var edges: [CanonicalEdge] = []
    for (number, multiPolygon) in areas.enumerated() {
      for polygon in multiPolygon.polygons {
        let own = polygon.rings.flatMap(CanonicalEdge.edges(of:))
        let box = Rectangle(polygon.box)
        let layout = StripLayout(of: own, from: box.minY, to: box.maxY, firstStrip: firstEdge.count)
        area.append(Int32(number))
        boxes.append(box)
        strips.append(layout)
        layout.sort(own, into: &edges, firstEdge: &firstEdge)
      }
    }
    firstEdge.append(Int32(edges.count))
    self.area = area
    self.boxes = boxes
    self.strips = strips
    self.firstEdge = firstEdge
    self.edges = edges
  }

  /// Whether a part holds a point by the half-open rule: whether the point lies inside after it moved an infinitely
  /// small step east and a far smaller one north.
  ///
  /// Counts the edges that the ray from the point to the east crosses.
  func holds(_ part: Int, _ point: LonLat) -> Bool {
    guard boxes[part].contains(x: point.longitude, y: point.latitude) else { return false }
    var inside = false
    for edge in edges[strip(of: part, at: point.latitude)] where edge.isCrossed(byRayEastFrom: point) {
      inside.toggle()
    }
    return inside
  }

  /// Whether a point lies exactly on an edge or a vertex of a part.
  func touches(_ part: Int, _ point: LonLat) -> Bool {
    guard boxes[part].contains(x: point.longitude, y: point.latitude) else { return false }
    return edges[strip(of: part, at: point.latitude)].contains { $0.contains(point) }
  }

  private func strip(of part: Int, at latitude: Double) -> Range<Int> {
    let strip = strips[part].strip(at: latitude)
    return Int(firstEdge[strip])..<Int(firstEdge[strip + 1])
  }
}

/// The latitude strips of one part.
private struct StripLayout: Sendable {
  private let south: Double
  private let stripsPerDegree: Double
  private let count: Int
  private let firstStrip: Int

  /// Strips of about eight edges; wider ones where long edges would be listed more than four times on average.
  init(of edges: [CanonicalEdge], from south: Double, to north: Double, firstStrip: Int) {
    var count = max(1, edges.count / 8)
    while count > 1 {
      let layout = StripLayout(south: south, north: north, count: count, firstStrip: firstStrip)
      let listed = edges.reduce(0) { $0 + layout.range(of: $1).count }
      if listed <= 4 * edges.count { break }
      count /= 2
    }
    self.init(south: south, north: north, count: count, firstStrip: firstStrip)
  }

  private init(south: Double, north: Double, count: Int, firstStrip: Int) {
    self.south = south
    self.count = count
    self.firstStrip = firstStrip
    stripsPerDegree = north > south ? Double(count) / (north - south) : 0
  }

  /// The strip of a latitude of the part: never falls as the latitude rises, so that rounding loses no edge.
  func strip(at latitude: Double) -> Int {
    firstStrip + Int(min((latitude - south) * stripsPerDegree, Double(count - 1)))
  }

  func sort(_ own: [CanonicalEdge], into edges: inout [CanonicalEdge], firstEdge: inout [Int32]) {
    var lists = [[CanonicalEdge]](repeating: [], count: count)
    for edge in own {
      for strip in range(of: edge) { lists[strip - firstStrip].append(edge) }
    }
    for list in lists {
      firstEdge.append(Int32(edges.count))
      edges += list
    }
  }

  private func range(of edge: CanonicalEdge) -> ClosedRange<Int> {
    strip(at: edge.lower.latitude)...strip(at: edge.upper.latitude)
  }
}
