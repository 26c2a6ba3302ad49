public import GeoTypes
import IndexFile

extension NearestSegmentIndex {
  /// The feet of a position on all lines within a radius: several on one line that comes near more than once, as a
  /// serpentine does. By rising line, then offset.
  ///
  /// Feet on one line keep some way apart: of two with less than ``footSpacing`` between them along it the nearer is told.
  /// - Parameter feet: to be used again: what it held is gone, and nothing is allocated once it is large enough.
  /// - Complexity: O(log n + k log k) for k pieces within the radius.
  public func findFeet(within radius: Meters, of position: PlanarPoint, into feet: inout [LineFoot]) {
    feet.removeAll(keepingCapacity: true)
    let reach = SearchReach(radius)
    guard reach.isOpen && position.x.isFinite && position.y.isFinite else { return }
    var sink = FootSink(limit: reach.squaredLimit)
    swap(&sink.feet, &feet)
    index.tree.search(from: position, into: &sink) { _ in true }
    swap(&sink.feet, &feet)
    NearestSegmentIndex.sortByNumber(&feet)
    keepLeast(of: &feet, position)
  }

  /// Metres along a line between its feet.
  public static let footSpacing = Meters(25)

  /// The place of a line nearest to a position, among those from one offset to another.
  /// - Precondition: there is such a line; the position and the offsets are finite.
  /// - Complexity: O(log n) and O(points between) on a line of n points.
  public func foot(
    of position: PlanarPoint, onLine line: Int, from start: Meters, to end: Meters
  ) -> LineFoot {
    let points = pieces.points.elements
    let last = Int(pieces.firstPoint.elements[line + 1]) - 1
    var (low, high) = (Int(pieces.firstPoint.elements[line]), last)
    // The last point that does not lie beyond the start.
    while low < high {
      let middle = (low + high + 1) / 2
      if points[middle].along <= start.rawValue { low = middle } else { high = middle - 1 }
    }
    low = min(low, max(last - 1, Int(pieces.firstPoint.elements[line])))
    var best = pieces.foot(on: low, of: position, from: start.rawValue, to: end.rawValue)
    while low + 1 < last, points[low + 1].along < end.rawValue {
      low += 1
      let foot = pieces.foot(on: low, of: position, from: start.rawValue, to: end.rawValue)
      if foot.distance < best.distance { best = foot }
    }
    return best
  }

  /// Pieces come in no order; mostly there are few.
  private static func sortByNumber(_ feet: inout [LineFoot]) {
    if feet.count > 64 { return feet.sort { $0.line < $1.line } }
    for place in feet.indices.dropFirst() {
      let piece = feet[place]
      var hole = place
      while hole > 0, feet[hole - 1].line > piece.line {
        feet[hole] = feet[hole - 1]
        hole -= 1
      }
      feet[hole] = piece
    }
  }

  /// Makes feet of the pieces that are no farther than their neighbours; a piece stands as its number and squared distance.
  private func keepLeast(of feet: inout [LineFoot], _ position: PlanarPoint) {
    var kept = 0
    var previous = (number: -2, square: 0.0, line: -1)
    for place in feet.indices {
      let (number, square) = (feet[place].line, feet[place].distance.rawValue)
      let line = pieces.line(of: UInt32(number))
      let isFartherThanLast = previous.number == number - 1 && previous.line == line && previous.square < square
      let isFartherThanNext =
        place + 1 < feet.count && feet[place + 1].line == number + 1 && feet[place + 1].distance.rawValue < square
        && pieces.line(of: UInt32(number + 1)) == line
      previous = (number, square, line)
      if isFartherThanLast || isFartherThanNext { continue }
      let foot = pieces.foot(on: number, of: position, from: -.infinity, to: .infinity)
      if kept > 0, feet[kept - 1].line == line, foot.offset - feet[kept - 1].offset < Self.footSpacing {
        if foot.distance < feet[kept - 1].distance { feet[kept - 1] = foot }
        continue
      }
      feet[kept] = foot
      kept += 1
    }
    feet.removeLast(feet.count - kept)
  }
}

extension LinePieces {
  /// The place of a piece nearest to a position, among those between two offsets of its line.
  func foot(on piece: Int, of position: PlanarPoint, from start: Double, to end: Double) -> LineFoot {
    let (a, b) = (points.elements[piece], self.end(of: piece))
    let (dx, dy) = (b.point.x - a.point.x, b.point.y - a.point.y)
    let length = b.along - a.along
    guard length > 0 else {
      return LineFoot(
        line: Int(a.line), offset: Meters(a.along), distance: a.point.distance(to: position), place: a.point,
        direction: PlanarPoint(0, 0))
    }
    let along = ((position.x - a.point.x) * dx + (position.y - a.point.y) * dy) / length
    let held = min(max(along, 0, start - a.along), min(length, max(0, end - a.along)))
    let place = PlanarPoint(a.point.x + dx * (held / length), a.point.y + dy * (held / length))
    return LineFoot(
      line: Int(a.line), offset: Meters(a.along + held), distance: place.distance(to: position), place: place,
      direction: PlanarPoint(dx / length, dy / length))
  }
}

/// All pieces near a position: the number of each as its line, its squared distance as its distance.
private struct FootSink: NearSink {
  var feet: [LineFoot] = []
  let limit: Double

  init(limit: Double) { self.limit = limit }

  mutating func offer(_ number: UInt32, at place: Int, _ squaredDistance: Double) {
    let nowhere = PlanarPoint(0, 0)
    feet.append(
      LineFoot(
        line: Int(number), offset: .zero, distance: Meters(squaredDistance), place: nowhere, direction: nowhere))
  }
}
