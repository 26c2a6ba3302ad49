import GeoTypes

/// Where a city is built up: within a distance of a road (branch or wider) or of a building.
struct BuiltUpLand: Sendable {
  private let signs: LinePieces
  private let distance: Double
  private let isEverywhere: Bool

  /// Prepares the question.
  /// - Parameter signs: the road lines and the outlines of buildings.
  init(signs: [LinePieces.Piece], distance: Meters, everywhere: Bool) {
    self.signs = LinePieces(everywhere ? [] : signs, binSize: max(50, min(1_000, distance.rawValue)))
    self.distance = distance.rawValue
    isEverywhere = everywhere
  }

  /// Whether some of a piece lies within a distance of a road or building: the condition for cutting it further.
  /// - Complexity: O(n + s) for n edges and s signs in the box around the piece, in practice; a piece with a sign
  ///   inside or near its first edges is told at once.
  func reaches(_ piece: PlanarPiece, origin: UnitPoint, metric: LocalMetric) -> Bool {
    isEverywhere || comesNear(piece, within: distance, origin: origin, metric: metric)
  }

  /// Whether a face is built up: a road or building lies in it or on its border, or within the distance of its
  /// interior point.
  func holds(_ face: Polygon) -> Bool {
    if isEverywhere { return true }
    let metric = LocalMetric(face.box)
    let middle = face.interiorPoint
    if isNear(middle, metric: metric) { return true }
    return comesNear(
      PlanarPiece(face, origin: middle, metric: metric), within: BuiltUpLand.contact, origin: middle, metric: metric)
  }

  /// Metres within which a line counts as lying on a border.
  private static let contact = 0.05

  private func isNear(_ point: UnitPoint, metric: LocalMetric) -> Bool {
    let low = UnitPoint(point.x - distance / metric.east, point.y - distance / metric.north)
    let high = UnitPoint(point.x + distance / metric.east, point.y + distance / metric.north)
    return signs.first(near: low, high) { signs.pieces[$0].distance(from: point, metric) <= distance }
  }

  private func comesNear(
    _ piece: PlanarPiece, within distance: Double, origin: UnitPoint, metric: LocalMetric
  ) -> Bool {
    let x = piece.extent(along: PlanarPoint(1, 0))
    let y = piece.extent(along: PlanarPoint(0, 1))
    let low = UnitPoint(
      origin.x + (x.lowerBound - distance) / metric.east, origin.y + (y.lowerBound - distance) / metric.north)
    let high = UnitPoint(
      origin.x + (x.upperBound + distance) / metric.east, origin.y + (y.upperBound + distance) / metric.north)
    if piece.vertexCount > BuiltUpLand.largePiece {
      return comesNear(large: piece, low, high, within: distance, origin: origin, metric: metric)
    }
    return signs.first(near: low, high) { number in
      let (a, b) = ends(of: number, origin, metric)
      guard max(a.x, b.x) >= x.lowerBound - distance, min(a.x, b.x) <= x.upperBound + distance,
        max(a.y, b.y) >= y.lowerBound - distance, min(a.y, b.y) <= y.upperBound + distance
      else { return false }
      return piece.isNear(a, b, within: distance)
    }
  }

  /// Vertices beyond which the edges of a piece ask for the signs near them, instead of each sign for all edges.
  private static let largePiece = 64

  private func comesNear(
    large piece: PlanarPiece, _ low: UnitPoint, _ high: UnitPoint, within distance: Double, origin: UnitPoint,
    metric: LocalMetric
  ) -> Bool {
    var isNear = false
    piece.forEachEdge { c, d in
      guard !isNear else { return }
      let west = UnitPoint(
        origin.x + (min(c.x, d.x) - distance) / metric.east, origin.y + (min(c.y, d.y) - distance) / metric.north)
      let east = UnitPoint(
        origin.x + (max(c.x, d.x) + distance) / metric.east, origin.y + (max(c.y, d.y) + distance) / metric.north)
      isNear = signs.first(near: west, east) { number in
        let (a, b) = ends(of: number, origin, metric)
        return PlanarPiece.distance(a, b, c, d) <= distance
      }
    }
    if isNear { return true }
    // What is near no edge lies inside as a whole or not at all.
    let bands = RingBands(piece.rings.map { $0.map { UnitPoint($0.x, $0.y) } })
    return signs.first(near: low, high) { number in
      let (a, _) = ends(of: number, origin, metric)
      return !bands.rings(around: UnitPoint(a.x, a.y)).count.isMultiple(of: 2)
    }
  }

  private func ends(of sign: Int, _ origin: UnitPoint, _ metric: LocalMetric) -> (PlanarPoint, PlanarPoint) {
    let piece = signs.pieces[sign]
    return (BuiltUpLand.planar(piece.from, origin, metric), BuiltUpLand.planar(piece.to, origin, metric))
  }

  private static func planar(_ vertex: Vertex, _ origin: UnitPoint, _ metric: LocalMetric) -> PlanarPoint {
    PlanarPoint((Double(vertex.x) - origin.x) * metric.east, (Double(vertex.y) - origin.y) * metric.north)
  }
}

extension PlanarPiece {
  /// Whether a straight line from `a` to `b` runs inside or comes within a distance of the boundary.
  func isNear(_ a: PlanarPoint, _ b: PlanarPoint, within distance: Double) -> Bool {
    if contains(a) || contains(b) { return true }
    var isNear = false
    forEachEdge { c, d in
      guard !isNear else { return }
      isNear = PlanarPiece.distance(a, b, c, d) <= distance
    }
    return isNear
  }

  /// The distance of two straight lines.
  static func distance(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint, _ d: PlanarPoint) -> Double {
    func side(_ p: PlanarPoint, _ q: PlanarPoint, _ r: PlanarPoint) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    if (side(a, b, c) > 0) != (side(a, b, d) > 0), (side(c, d, a) > 0) != (side(c, d, b) > 0) { return 0 }
    let candidates = [
      Plane.nearest(to: a, from: c, to: d), Plane.nearest(to: b, from: c, to: d), Plane.nearest(to: c, from: a, to: b),
      Plane.nearest(to: d, from: a, to: b),
    ]
    return candidates.reduce(.infinity) { min($0, $1.distance.rawValue) }
  }
}
