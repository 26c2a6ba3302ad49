import Foundation

/// Finds the least zoom at which each vertex of lines and rings is needed.
///
/// Lines are thinned between their ends (Douglas and Peucker 1973, DOI 10.3138/FM57-6770-U75U-7727), with a tolerance of
/// a unit and a half of a tile. The rings of a layer are thinned arc by arc between vertices at which three borders meet,
/// and each arc in one direction, so that neighbours keep the same vertices of the border they share. What is kept at a
/// zoom is kept at all deeper ones.
struct VertexThinning {
  private static let tolerance = 1.5

  /// The level of each vertex.
  static func levels(_ all: FeatureArrays, isArea: Bool) -> [UInt8] {
    var levels = [UInt8](repeating: UInt8(TileAddress.deepest), count: all.xs.count)
    let joints = isArea ? RingJoints(all) : nil
    var thinning = VertexThinning()
    for part in 0..<all.parts.count - 1 {
      let vertices = Int(all.parts[part])..<Int(all.parts[part + 1])
      let points = vertices.map { WorldPoint(x: all.xs[$0], y: all.ys[$0]) }
      if let joints {
        thinning.thinRing(points, joints) {
          levels[vertices.lowerBound + $0] = min(levels[vertices.lowerBound + $0], $1)
        }
      } else {
        thinning.thin(points) { levels[vertices.lowerBound + $0] = $1 }
      }
    }
    return levels
  }

  private var stack: [(first: Int, last: Int, level: UInt8)] = []

  /// The levels of the vertices of a line; its ends are kept at all zooms.
  private mutating func thin(_ line: [WorldPoint], _ set: (Int, UInt8) -> Void) {
    set(0, 0)
    set(line.count - 1, 0)
    stack.append((0, line.count - 1, 0))
    while let (first, last, above) = stack.popLast() {
      guard last - first > 1 else { continue }
      var (farthest, distance) = (first + 1, -1.0)
      for vertex in first + 1..<last {
        let d = VertexThinning.distance(line[vertex], line[first], line[last])
        if d > distance { (farthest, distance) = (vertex, d) }
      }
      let level = max(above, VertexThinning.level(distance))
      set(farthest, level)
      stack.append((first, farthest, level))
      stack.append((farthest, last, level))
    }
  }

  /// The least zoom at which a distance is more than the tolerance.
  private static func level(_ distance: Double) -> UInt8 {
    guard distance > 0 else { return UInt8(TileAddress.deepest) }
    let zoom = (Double(TileAddress.shift(0)) + log2(tolerance / distance)).rounded(.up)
    return UInt8(min(max(zoom, 0), Double(TileAddress.deepest)))
  }

  /// The distance of a point from the part of a line between two others.
  private static func distance(_ p: WorldPoint, _ a: WorldPoint, _ b: WorldPoint) -> Double {
    let (dx, dy) = (Double(b.x) - Double(a.x), Double(b.y) - Double(a.y))
    let (px, py) = (Double(p.x) - Double(a.x), Double(p.y) - Double(a.y))
    let length = dx * dx + dy * dy
    guard length > 0 else { return (px * px + py * py).squareRoot() }
    let t = min(max((px * dx + py * dy) / length, 0), 1)
    let (ex, ey) = (px - t * dx, py - t * dy)
    return (ex * ex + ey * ey).squareRoot()
  }

  /// The levels of the vertices of a ring, arc by arc.
  private mutating func thinRing(_ ring: [WorldPoint], _ joints: RingJoints, _ set: (Int, UInt8) -> Void) {
    let anchors = anchors(ring, joints)
    for (place, start) in anchors.enumerated() {
      let next = anchors[(place + 1) % anchors.count]
      let count = (next - start + ring.count - 1) % ring.count + 2
      var arc = (0..<count).map { ring[(start + $0) % ring.count] }
      // Each of two neighbours has the arc in another direction; it is thinned in the same.
      let isReversed = VertexThinning.isReversed(arc)
      if isReversed { arc.reverse() }
      thin(arc) { set((start + (isReversed ? count - 1 - $0 : $0)) % ring.count, $1) }
    }
  }

  /// Where arcs of a ring end: its joints or, where there are none, its least vertex and the one farthest from it.
  private func anchors(_ ring: [WorldPoint], _ joints: RingJoints) -> [Int] {
    let found = ring.indices.filter { joints.contains(ring[$0]) }
    guard found.count < 2 else { return found }
    let start = found.first ?? ring.indices.min { ring[$0].key < ring[$1].key } ?? 0
    func distance(_ vertex: Int) -> Double {
      let (dx, dy) = (Double(ring[vertex].x) - Double(ring[start].x), Double(ring[vertex].y) - Double(ring[start].y))
      return dx * dx + dy * dy
    }
    let far = ring.indices.max {
      (distance($0), ring[$0].key) < (distance($1), ring[$1].key)
    }
    return [start, far ?? start].sorted()
  }

  private static func isReversed(_ arc: [WorldPoint]) -> Bool {
    var (low, high) = (0, arc.count - 1)
    while low < high, arc[low] == arc[high] { (low, high) = (low + 1, high - 1) }
    return arc[low].key > arc[high].key
  }
}

/// The vertices of a layer's rings at which borders meet or end.
private struct RingJoints {
  /// A vertex's first two neighbours.
  private struct Neighbours {
    var first: UInt64
    var second: UInt64?
    var isJoint = false
  }

  private var vertices: [UInt64: Neighbours] = [:]

  /// - Complexity: O(n).
  init(_ all: FeatureArrays) {
    vertices.reserveCapacity(all.xs.count / 2)
    for part in 0..<all.parts.count - 1 {
      let range = Int(all.parts[part])..<Int(all.parts[part + 1])
      var a = WorldPoint(x: all.xs[range.upperBound - 1], y: all.ys[range.upperBound - 1])
      for vertex in range {
        let b = WorldPoint(x: all.xs[vertex], y: all.ys[vertex])
        note(a.key, b.key)
        note(b.key, a.key)
        a = b
      }
    }
  }

  private mutating func note(_ vertex: UInt64, _ neighbour: UInt64) {
    guard var known = vertices[vertex] else {
      vertices[vertex] = Neighbours(first: neighbour)
      return
    }
    if known.first == neighbour || known.second == neighbour { return }
    if known.second == nil { known.second = neighbour } else { known.isJoint = true }
    vertices[vertex] = known
  }

  func contains(_ point: WorldPoint) -> Bool { vertices[point.key]?.isJoint ?? false }
}
