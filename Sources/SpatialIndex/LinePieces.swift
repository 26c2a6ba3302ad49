import CIntrinsics
import GeoTypes
import IndexFile

/// The straight pieces of many lines as flat arrays, with the measures a nearest hit needs.
///
/// A piece is known by the number of its first point among all points.
struct LinePieces: Sendable {
  /// The points of all lines, one after the other.
  let points: FlatArray<LinePoint>
  /// Where the points of each line start, and the end of the last one.
  let firstPoint: FlatArray<UInt32>

  init(_ lines: [[PlanarPoint]]) {
    let pointCount = lines.reduce(0) { $0 + $1.count }
    precondition(pointCount < UInt32.max, "an index has room for less than 2^32 points")
    points = FlatArray(capacity: pointCount) { points in
      var count = 0
      for (number, line) in lines.enumerated() {
        var length = 0.0
        for (i, point) in line.enumerated() {
          precondition(point.x.isFinite && point.y.isFinite, "points of a line must be finite")
          if i > 0 { length += point.distance(to: line[i - 1]).rawValue }
          points[count] = LinePoint(point: point, along: length, line: UInt32(number), order: UInt32(i))
          count += 1
        }
      }
      return count
    }
    var first: [UInt32] = [0]
    first.reserveCapacity(lines.count + 1)
    for line in lines { first.append(first[first.count - 1] + UInt32(line.count)) }
    firstPoint = FlatArray(first)
  }

  /// Pieces of parts that were made before; `nil` where they do not fit together.
  init?(points: FlatArray<LinePoint>, firstPoint: FlatArray<UInt32>) {
    guard points.count < UInt32.max, firstPoint.count > 0, firstPoint.elements[0] == 0,
      firstPoint.elements[firstPoint.count - 1] == points.count
    else { return nil }
    for line in 0..<firstPoint.count - 1 {
      let (start, end) = (Int(firstPoint.elements[line]), Int(firstPoint.elements[line + 1]))
      guard start <= end, end <= points.count else { return nil }
      for index in start..<end {
        guard points.elements[index].line == line, Int(points.elements[index].order) == index - start else {
          return nil
        }
      }
    }
    self.points = points
    self.firstPoint = firstPoint
  }

  /// How many lines there are.
  var lineCount: Int { firstPoint.count - 1 }

  /// The pieces and their numbers, by rising number; a line of one point is a piece of no length.
  func pieces() -> (items: [NearPiece], numbers: [UInt32]) {
    var items: [NearPiece] = []
    var numbers: [UInt32] = []
    for (index, point) in points.elements.enumerated() where hasPiece(index) {
      items.append(NearPiece(start: point.point, end: end(of: index).point))
      numbers.append(UInt32(index))
    }
    return (items, numbers)
  }

  /// The line a piece belongs to.
  @inline(__always)
  func line(of piece: UInt32) -> Int { Int(points.elements[Int(piece)].line) }

  /// Asks memory for what ``hit(_:squaredDistance:to:)`` will read.
  @inline(__always)
  func prefetch(_ piece: UInt32) {
    guard let base = points.elements.baseAddress, piece < points.count else { return }
    prefetch_for_read(base + Int(piece))
    prefetch_for_read(base + Int(piece) + 1)
  }

  /// The squared distance from a position to a straight piece.
  ///
  /// Ends are taken as they are, so that lines that meet in a point are equally far from whatever is nearest there.
  @inline(__always)
  static func squaredDistance(from a: PlanarPoint, to b: PlanarPoint, _ p: PlanarPoint) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let (ax, ay) = (p.x - a.x, p.y - a.y)
    let (bx, by) = (p.x - b.x, p.y - b.y)
    let dot = ax * dx + ay * dy
    let square = dx * dx + dy * dy
    let cross = dx * ay - dy * ax
    // All three are computed: choosing is faster than guessing.
    let (toStart, toEnd, between) = (ax * ax + ay * ay, bx * bx + by * by, cross / square * cross)
    let beyond = dot >= square ? toEnd : between
    return dot > 0 ? beyond : toStart
  }

  /// The place of a piece that is nearest to a position: its start, its end or its share of the way between.
  @inline(__always)
  private static func place(from a: PlanarPoint, to b: PlanarPoint, _ p: PlanarPoint) -> PiecePlace {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let dot = (p.x - a.x) * dx + (p.y - a.y) * dy
    let square = dx * dx + dy * dy
    if !(dot > 0) { return .start }
    return dot >= square ? .end : .between(dot / square)
  }

  /// The full hit for a piece that is nearest to a position.
  func hit(_ piece: UInt32, squaredDistance: Double, to p: PlanarPoint) -> SegmentHit {
    let start = points.elements[Int(piece)]
    let end = end(of: Int(piece))
    let place = LinePieces.place(from: start.point, to: end.point, p)
    let point: PlanarPoint
    let offset: Double
    switch place {
    case .start: (point, offset) = (start.point, start.along)
    case .end: (point, offset) = (end.point, end.along)
    case .between(let share):
      point = PlanarPoint(
        start.point.x + share * (end.point.x - start.point.x), start.point.y + share * (end.point.y - start.point.y))
      offset = start.along + share * (end.along - start.along)
    }
    return SegmentHit(
      line: Int(start.line), piece: Int(start.order), offset: Meters(offset),
      distance: Meters(squaredDistance.squareRoot()), isLeft: isLeft(p, of: Int(piece), at: place), place: point)
  }

  /// Whether a position lies left of its line.
  ///
  /// Where the nearest place is a corner, both pieces' straight continuations mislead: the position lies on the outer
  /// side of the corner, so the turn decides.
  private func isLeft(_ p: PlanarPoint, of piece: Int, at place: PiecePlace) -> Bool {
    let (a, b) = (points.elements[piece].point, end(of: piece).point)
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
    if piece > range.lowerBound { return points.elements[piece - 1].point }
    return isClosed(range) ? points.elements[range.upperBound - 2].point : nil
  }

  /// The point after the end of a piece; at the end of a closed line, the one after its start.
  private func nextPoint(after piece: Int) -> PlanarPoint? {
    let range = pointRange(ofLineWith: piece)
    if piece + 2 < range.upperBound { return points.elements[piece + 2].point }
    return isClosed(range) ? points.elements[range.lowerBound + 1].point : nil
  }

  private func pointRange(ofLineWith piece: Int) -> Range<Int> {
    let line = Int(points.elements[piece].line)
    return Int(firstPoint.elements[line])..<Int(firstPoint.elements[line + 1])
  }

  private func isClosed(_ range: Range<Int>) -> Bool {
    range.count > 2 && points.elements[range.lowerBound].point == points.elements[range.upperBound - 1].point
  }

  /// Whether a piece starts at a point: at all but the last of a line, and at an only one.
  private func hasPiece(_ index: Int) -> Bool {
    points.elements[index].order == 0 || end(of: index).order > points.elements[index].order
  }

  /// The point a piece ends at: the next of its line, or its own where there is none.
  @inline(__always)
  func end(of piece: Int) -> LinePoint {
    let start = points.elements[piece]
    guard piece + 1 < points.count else { return start }
    let next = points.elements[piece + 1]
    return next.line == start.line ? next : start
  }
}

/// A point of a line and where it lies in it.
struct LinePoint: BitwiseCopyable, Sendable {
  var point: PlanarPoint
  /// Distance from the start of its line, along the line.
  var along: Double
  var line: UInt32
  /// Its number in its line.
  var order: UInt32
}

/// Where on a piece the nearest place is.
enum PiecePlace: Hashable, Sendable {
  case start
  case end
  /// The share of the way from the start.
  case between(Double)
}
