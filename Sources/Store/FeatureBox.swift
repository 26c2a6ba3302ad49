public import GeoTypes

/// A box in degrees, edges included, as a client asks for one.
public struct FeatureBox: Hashable, Sendable {
  /// Degrees east of its western edge.
  public var west: Double
  /// Degrees north of its southern edge.
  public var south: Double
  /// Degrees east of its eastern edge; less than the western where the box crosses the antimeridian.
  public var east: Double
  /// Degrees north of its northern edge.
  public var north: Double

  /// Collects the edges.
  public init(west: Double, south: Double, east: Double, north: Double) {
    (self.west, self.south, self.east, self.north) = (west, south, east, north)
  }

  /// The box as one or two that do not cross the antimeridian.
  public var parts: [FeatureBox] {
    guard west > east else { return [self] }
    var (before, after) = (self, self)
    (before.east, after.west) = (180, -180)
    return [before, after]
  }

  /// Whether a shape has a point in the box, for a box that does not cross the antimeridian.
  /// - Complexity: O(n) in vertices.
  public func meets(_ shape: RawShape) -> Bool {
    switch shape {
    case .point(let position): contains(position)
    case .multiPoint(let positions): positions.contains(where: contains)
    case .line(let line): meets(line)
    case .multiLine(let lines): lines.contains(where: meets)
    case .polygon(let rings): meets(rings)
    case .multiPolygon(let polygons): polygons.contains(where: meets)
    case .collection(let shapes): shapes.contains(where: meets)
    }
  }

  private func contains(_ p: RawPosition) -> Bool { west <= p.x && p.x <= east && south <= p.y && p.y <= north }

  private func meets(_ line: [RawPosition]) -> Bool {
    guard let first = line.first, line.count > 1 else { return line.contains(where: contains) }
    var a = first
    for b in line.dropFirst() {
      if meets(a, b) { return true }
      a = b
    }
    return false
  }

  private func meets(_ rings: [[RawPosition]]) -> Bool {
    if rings.contains(where: meets) { return true }
    // No edge comes near: the box lies in the area or outside of it as a whole.
    let inside = rings.reduce(false) { $0 != holds($1) }
    return inside
  }

  /// Whether the part of the line between two points that lies in the box is not empty (Liang and Barsky 1984,
  /// DOI 10.1145/357332.357333).
  private func meets(_ a: RawPosition, _ b: RawPosition) -> Bool {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    for (p, q) in [(-dx, a.x - west), (dx, east - a.x), (-dy, a.y - south), (dy, north - a.y)] {
      if p == 0 {
        if q < 0 { return false }
      } else if p < 0 {
        enter = max(enter, q / p)
      } else {
        leave = min(leave, q / p)
      }
    }
    return enter <= leave
  }

  /// Whether the south-western corner lies within a ring.
  private func holds(_ ring: [RawPosition]) -> Bool {
    guard var a = ring.last else { return false }
    var isInside = false
    for b in ring {
      if (a.y > south) != (b.y > south), west < (b.x - a.x) * (south - a.y) / (b.y - a.y) + a.x { isInside.toggle() }
      a = b
    }
    return isInside
  }
}
