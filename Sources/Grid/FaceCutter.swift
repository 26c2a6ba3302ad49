import GeoTypes

/// Cuts large faces into pieces of about the target area by straight lines across their longer side.
///
/// Recursive bisection, balanced by area, in a plane scaled at the face's middle. Of several parallel positions the one
/// that meets the least building wins, the most balanced among equals. The cuts are lines only: they overshoot the
/// boundary by a few units of 1e-7°, so that noding joins them to it; what sticks out is dropped as dangling.
struct FaceCutter: Sendable {
  private let buildings: LinePieces
  private let builtUp: BuiltUpLand
  private let splitAbove: Double

  /// - Parameters:
  ///   - buildings: the edges of footprints.
  ///   - splitAbove: share of the target area over which a piece is cut.
  init(buildings: LinePieces, builtUp: BuiltUpLand, splitAbove: Double) {
    self.buildings = buildings
    self.builtUp = builtUp
    self.splitAbove = splitAbove
  }

  /// Units by which a cut overshoots the boundary.
  private static let overshoot = 3.0
  /// Pieces beyond which a face is not cut further, whatever its size.
  private static let pieceLimit = 1_000_000
  /// Shares of the balanced share that are tried, the most balanced first.
  private static let trials: [Double] = [1, 0.94, 1.06, 0.88, 1.12, 0.8, 1.2]

  /// The cuts of a face for a target area in square metres.
  func cuts(of face: Polygon, target: Double) -> [LineString] {
    let metric = LocalMetric(face.box)
    let origin = face.interiorPoint
    var cuts: [LineString] = []
    var pieces = [ClippedPiece(face, origin: origin, metric: metric)]
    while let piece = pieces.popLast(), cuts.count < FaceCutter.pieceLimit {
      let area = piece.area
      guard area > splitAbove * target, builtUp.reaches(piece, origin: origin, metric: metric) else { continue }
      let axis = piece.longAxis
      let count = max(2, Int(min(1e6, (area / target).rounded())))
      let share = Double(count / 2) / Double(count)
      let position = bestPosition(of: piece, axis, share: share, area: area, origin, metric)
      for stretch in piece.stretches(across: axis, at: position) {
        if let line = line(stretch, axis, position, origin, metric) { cuts.append(line) }
      }
      for half in [piece.clipped(before: true, position, along: axis), piece.clipped(before: false, position, along: axis)]
      where half.area < 0.999 * area {
        pieces.append(half)
      }
    }
    return cuts
  }

  private func bestPosition(
    of piece: ClippedPiece, _ axis: PlanarPoint, share: Double, area: Double, _ origin: UnitPoint,
    _ metric: LocalMetric
  ) -> Double {
    let extent = piece.extent(along: axis)
    var best: (position: Double, crossings: Int)?
    for trial in FaceCutter.trials {
      let position = position(of: piece, axis, within: extent, areaBefore: share * trial * area)
      let crossings = piece.stretches(across: axis, at: position).reduce(0) { sum, stretch in
        sum + buildingEdges(crossedBy: stretch, axis, position, origin, metric)
      }
      if best.map({ crossings < $0.crossings }) ?? true { best = (position, crossings) }
      if crossings == 0 { break }
    }
    return best?.position ?? (extent.lowerBound + extent.upperBound) / 2
  }

  /// The position along an axis before which a given area lies, to a centimetre.
  private func position(
    of piece: ClippedPiece, _ axis: PlanarPoint, within extent: ClosedRange<Double>, areaBefore: Double
  ) -> Double {
    var low = extent.lowerBound
    var high = extent.upperBound
    for _ in 0..<40 where high - low > 0.01 {
      let middle = (low + high) / 2
      if piece.clipped(before: true, middle, along: axis).area < areaBefore { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private func line(
    _ stretch: ClosedRange<Double>, _ axis: PlanarPoint, _ position: Double, _ origin: UnitPoint,
    _ metric: LocalMetric
  ) -> LineString? {
    let beyond = FaceCutter.overshoot * max(metric.east, metric.north)
    let ends = [stretch.lowerBound - beyond, stretch.upperBound + beyond].map { along in
      UnitPoint(
        origin.x + (position * axis.x - along * axis.y) / metric.east,
        origin.y + (position * axis.y + along * axis.x) / metric.north)
    }
    let vertices = ends.compactMap { try? Vertex(rounding: $0.lonLat) }
    return vertices.count == 2 ? try? LineString(vertices) : nil
  }

  private func buildingEdges(
    crossedBy stretch: ClosedRange<Double>, _ axis: PlanarPoint, _ position: Double, _ origin: UnitPoint,
    _ metric: LocalMetric
  ) -> Int {
    guard !buildings.pieces.isEmpty, let cut = line(stretch, axis, position, origin, metric) else { return 0 }
    let box = cut.box
    var crossed: Set<Int> = []
    _ = buildings.first(near: UnitPoint(box.low), UnitPoint(box.high)) { number in
      let edge = buildings.pieces[number]
      if FaceCutter.cross(cut.start, cut.end, edge.from, edge.to) { crossed.insert(number) }
      return false
    }
    return crossed.count
  }

  /// Whether two straight lines cross in their insides.
  static func cross(_ a: Vertex, _ b: Vertex, _ c: Vertex, _ d: Vertex) -> Bool {
    func side(_ p: Vertex, _ q: Vertex, _ r: Vertex) -> Int {
      let value =
        Int128(Int64(q.x) - Int64(p.x)) * Int128(Int64(r.y) - Int64(p.y))
        - Int128(Int64(q.y) - Int64(p.y)) * Int128(Int64(r.x) - Int64(p.x))
      return value > 0 ? 1 : value < 0 ? -1 : 0
    }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }
}

