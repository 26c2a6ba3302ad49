import GeoTypes

/// The straight pieces of many lines as flat arrays, with the measures a nearest hit needs.
struct LinePieces: Sendable {
  /// The points of all lines, one after the other.
  private var points: [PlanarPoint] = []
  /// Distance of each point from the start of its line, along the line.
  private var along: [Double] = []
  /// Where the points of each line start, and the end of the last one.
  private var firstPoint: [Int32] = [0]
  /// The line and first point of each piece.
  private var pieces: [(line: Int32, start: Int32)] = []

  init(_ lines: [[PlanarPoint]]) {
    for (number, line) in lines.enumerated() {
      let start = points.count
      var length = 0.0
      for (i, point) in line.enumerated() {
        precondition(point.x.isFinite && point.y.isFinite, "points of a line must be finite")
        if i > 0 { length += point.distance(to: line[i - 1]).rawValue }
        points.append(point)
        along.append(length)
      }
      for i in 0..<(line.count == 1 ? 1 : max(0, line.count - 1)) { pieces.append((Int32(number), Int32(start + i))) }
      firstPoint.append(Int32(points.count))
    }
  }

  /// How many lines there are.
  var lineCount: Int { firstPoint.count - 1 }

  /// How many pieces there are.
  var count: Int { pieces.count }

  /// The rectangle of every piece.
  var rectangles: [Rectangle] { pieces.map { Rectangle(points[Int($0.start)], end(of: $0)) } }

  /// The line a piece belongs to.
  func line(of piece: Int) -> Int { Int(pieces[piece].line) }

  /// The ends of a piece.
  func ends(of piece: Int) -> (PlanarPoint, PlanarPoint) { (points[Int(pieces[piece].start)], end(of: pieces[piece])) }

  /// The squared distance from a position to a piece, and the place on the piece.
  func nearest(on piece: Int, to p: PlanarPoint) -> (squaredDistance: Double, place: PiecePlace) {
    let (a, b) = ends(of: piece)
    return LinePieces.nearest(from: a, to: b, p)
  }

  /// The squared distance from a position to a straight piece, and the place on the piece: its start, its end or its
  /// share of the way between.
  ///
  /// Ends are taken as they are, so that lines that meet in a point are equally far from whatever is nearest there.
  @inline(__always)
  static func nearest(
    from a: PlanarPoint, to b: PlanarPoint, _ p: PlanarPoint
  ) -> (squaredDistance: Double, place: PiecePlace) {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let dot = (p.x - a.x) * dx + (p.y - a.y) * dy
    let square = dx * dx + dy * dy
    if !(dot > 0) { return (LinePieces.squaredDistance(p, a), .start) }
    if dot >= square { return (LinePieces.squaredDistance(p, b), .end) }
    let cross = dx * (p.y - a.y) - dy * (p.x - a.x)
    return (cross / square * cross, .between(dot / square))
  }

  /// The full hit for a piece that is nearest to a position.
  func hit(_ piece: Int, squaredDistance: Double, to p: PlanarPoint) -> SegmentHit {
    let place = nearest(on: piece, to: p).place
    let (line, start) = (Int(pieces[piece].line), Int(pieces[piece].start))
    let a = points[start]
    let b = end(of: pieces[piece])
    let point: PlanarPoint
    let offset: Double
    switch place {
    case .start: (point, offset) = (a, along[start])
    case .end: (point, offset) = (b, along[min(start + 1, Int(firstPoint[line + 1]) - 1)])
    case .between(let share):
      point = PlanarPoint(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
      offset = along[start] + share * (along[start + 1] - along[start])
    }
    return SegmentHit(
      line: line, piece: start - Int(firstPoint[line]), offset: Meters(offset),
      distance: Meters(squaredDistance.squareRoot()), isLeft: isLeft(p, of: piece, at: place), place: point)
  }

  /// Whether a position lies left of its line.
  ///
  /// Where the nearest place is a corner, both pieces' straight continuations mislead: the position lies on the outer
  /// side of the corner, so the turn decides.
  private func isLeft(_ p: PlanarPoint, of piece: Int, at place: PiecePlace) -> Bool {
    let start = Int(pieces[piece].start)
    let (a, b) = (points[start], end(of: pieces[piece]))
    let turn =
      switch place {
      case .start: previousPoint(before: piece).map { ExactPredicates.orientation($0, a, b) } ?? 0
      case .end: nextPoint(after: piece).map { ExactPredicates.orientation(a, b, $0) } ?? 0
      case .between: 0
      }
    let corner = place == .start ? a : b
    if turn != 0 && p != corner { return turn < 0 }
    return ExactPredicates.orientation(a, b, p) > 0
  }

  /// The point before the start of a piece; at the start of a closed line, the one before its end.
  private func previousPoint(before piece: Int) -> PlanarPoint? {
    let range = pointRange(ofLineWith: piece)
    let start = Int(pieces[piece].start)
    if start > range.lowerBound { return points[start - 1] }
    return isClosed(range) ? points[range.upperBound - 2] : nil
  }

  /// The point after the end of a piece; at the end of a closed line, the one after its start.
  private func nextPoint(after piece: Int) -> PlanarPoint? {
    let range = pointRange(ofLineWith: piece)
    let next = Int(pieces[piece].start) + 2
    if next < range.upperBound { return points[next] }
    return isClosed(range) ? points[range.lowerBound + 1] : nil
  }

  private func pointRange(ofLineWith piece: Int) -> Range<Int> {
    let line = Int(pieces[piece].line)
    return Int(firstPoint[line])..<Int(firstPoint[line + 1])
  }

  private func isClosed(_ range: Range<Int>) -> Bool {
    range.count > 2 && points[range.lowerBound] == points[range.upperBound - 1]
  }

  private func end(of piece: (line: Int32, start: Int32)) -> PlanarPoint {
    points[min(Int(piece.start) + 1, Int(firstPoint[Int(piece.line) + 1]) - 1)]
  }

  private static func squaredDistance(_ p: PlanarPoint, _ q: PlanarPoint) -> Double {
    let dx = p.x - q.x
    let dy = p.y - q.y
    return dx * dx + dy * dy
  }
}

/// Where on a piece the nearest place is.
enum PiecePlace: Hashable, Sendable {
  case start
  case end
  /// The share of the way from the start.
  case between(Double)
}
