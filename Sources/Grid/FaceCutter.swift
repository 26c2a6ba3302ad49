import GeoTypes

/// Cuts large faces into pieces of about the target area by straight lines across their longer side.
///
/// Recursive bisection, balanced by area, in a plane scaled at the face's middle. Of several parallel positions the one
/// that meets the least building wins, the most balanced among equals. Ends of cuts are rounded to stored vertices and
/// put into the edges they fall on, for the face beyond as well.
struct FaceCutter: Sendable {
  private let buildings: LinePieces
  private let builtUp: BuiltUpLand
  private let splitAbove: Double
  /// The edges of all faces before any cut.
  private let edges: LinePieces
  /// What was put into the edges of faces.
  private(set) var insertions = EdgeInsertions()
  /// Cuts made so far.
  private(set) var cutCount = 0

  /// - Parameters:
  ///   - buildings: the edges of footprints.
  ///   - splitAbove: share of the target area over which a piece is cut.
  ///   - edges: of all faces, from which new vertices keep clear.
  init(
    buildings: LinePieces, builtUp: BuiltUpLand, splitAbove: Double, edges: [CoverageTopology.Edge]
  ) {
    self.edges = LinePieces(
      edges.map { LinePieces.Piece(from: $0.from, to: $0.to, tag: 0) }, binSize: 50, margin: 2)
    self.buildings = buildings
    self.builtUp = builtUp
    self.splitAbove = splitAbove
  }

  /// Pieces beyond which a face is not cut further, whatever its size.
  private static let pieceLimit = 1_000_000
  /// Shares of the balanced share that are tried, the most balanced first.
  private static let trials: [Double] = [1, 0.95, 1.05, 0.9, 1.1, 0.85, 1.15, 0.8, 1.2, 0.75, 1.25, 0.7, 1.3]

  /// The pieces of a face for a target area in square metres; `whole` cuts where nothing is built up too.
  mutating func pieces(of face: Polygon, target: Double, whole: Bool) -> [Polygon] {
    let frame = Frame(metric: LocalMetric(face.box), origin: face.interiorPoint)
    guard frame.metric.area(face) > splitAbove * target else { return [face] }
    var finished: [Polygon] = []
    var pending = [face]
    while let next = pending.popLast() {
      let polygon = insertions.expanded(next)
      let piece = PlanarPiece(polygon, origin: frame.origin, metric: frame.metric)
      if finished.count + pending.count < FaceCutter.pieceLimit, piece.area > splitAbove * target,
        whole || builtUp.reaches(piece, origin: frame.origin, metric: frame.metric),
        let split = split(polygon, piece, frame, target: target)
      {
        for insertion in split.insertions {
          insertions.insert(insertion.inserted, between: insertion.from, and: insertion.to)
        }
        cutCount += split.cuts.count
        pending += split.parts
      } else {
        finished.append(polygon)
      }
    }
    return finished
  }

  /// A plane in metres about a place.
  private struct Frame {
    let metric: LocalMetric
    let origin: UnitPoint

    func planar(_ p: UnitPoint) -> PlanarPoint {
      PlanarPoint((p.x - origin.x) * metric.east, (p.y - origin.y) * metric.north)
    }

    func unit(_ p: PlanarPoint) -> UnitPoint {
      UnitPoint(origin.x + p.x / metric.east, origin.y + p.y / metric.north)
    }
  }

  /// Pieces up to this many times as long as wide may be cut along their longer side, too, to spare buildings.
  private static let compactRatio = 1.8

  /// The best cut across the long axis; along it where none across can be made, or where that meets less building and
  /// the piece is not long.
  private func split(_ polygon: Polygon, _ piece: PlanarPiece, _ frame: Frame, target: Double) -> PolygonSplit? {
    let axis = piece.longAxis
    let across = PlanarPoint(-axis.y, axis.x)
    let first = split(polygon, piece, frame, axis, target: target)
    if let first, first.crossings == 0 { return first.split }
    let length = piece.extent(along: axis)
    let width = piece.extent(along: across)
    let isCompact =
      length.upperBound - length.lowerBound <= FaceCutter.compactRatio * (width.upperBound - width.lowerBound)
    guard first == nil || isCompact else { return first?.split }
    let second = split(polygon, piece, frame, across, target: target)
    guard let first else { return second?.split }
    return (second.map { $0.crossings < first.crossings } ?? false) ? second?.split : first.split
  }

  private func split(
    _ polygon: Polygon, _ piece: PlanarPiece, _ frame: Frame, _ axis: PlanarPoint, target: Double
  ) -> (split: PolygonSplit, crossings: Int)? {
    let area = piece.area
    let count = max(2, Int(min(1e6, (area / target).rounded())))
    let share = Double(count / 2) / Double(count)
    let extent = piece.extent(along: axis)
    var best: (split: PolygonSplit, crossings: Int)?
    for trial in FaceCutter.trials {
      let position = position(of: piece, axis, within: extent, areaBefore: share * trial * area)
      let split = PolygonSplit(polygon) { place in
        let p = frame.planar(place)
        return position - p.x * axis.x - p.y * axis.y
      } along: { place in
        let p = frame.planar(place)
        return p.y * axis.x - p.x * axis.y
      }
      guard let split, split.insertions.allSatisfy(isFree) else { continue }
      let crossings = split.cuts.reduce(0) { $0 + buildingEdges(crossedBy: $1) }
      if best.map({ crossings < $0.crossings }) ?? true { best = (split, crossings) }
      if crossings == 0 { break }
    }
    return best
  }

  /// The position along an axis before which a given area lies, within a thousandth of the extent.
  private func position(
    of piece: PlanarPiece, _ axis: PlanarPoint, within extent: ClosedRange<Double>, areaBefore: Double
  ) -> Double {
    var low = extent.lowerBound
    var high = extent.upperBound
    let precision = (high - low) / 1_000
    while high - low > max(precision, 0.01) {
      let middle = (low + high) / 2
      if piece.area(before: middle, along: axis) < areaBefore { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Whether a vertex put into an edge keeps a unit from every edge that it does not lie on.
  private func isFree(_ insertion: (from: Vertex, to: Vertex, inserted: Vertex)) -> Bool {
    let place = UnitPoint(insertion.inserted)
    return !edges.first(near: place, place) { number in
      let edge = edges.pieces[number]
      return edge.distance(from: place, .units) <= 1
        && (edge.distance(from: UnitPoint(insertion.from), .units) > 1.5
          || edge.distance(from: UnitPoint(insertion.to), .units) > 1.5)
    }
  }

  private func buildingEdges(crossedBy cut: DirectedEdge) -> Int {
    guard !buildings.pieces.isEmpty else { return 0 }
    let box = Box([cut.from, cut.to])
    var crossed: Set<Int> = []
    _ = buildings.first(near: UnitPoint(box.low), UnitPoint(box.high)) { number in
      let edge = buildings.pieces[number]
      if FaceCutter.cross(cut.from, cut.to, edge.from, edge.to) { crossed.insert(number) }
      return false
    }
    return crossed.count
  }

  /// Whether two straight lines cross in their insides; exact.
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
