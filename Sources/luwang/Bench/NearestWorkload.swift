import GeoTypes
import Geometry
import SampleCoverage

/// Lines, points beside them and positions to ask for: what nearest search is measured with. The same for a seed.
struct NearestWorkload {
  let lines: [[PlanarPoint]]
  /// Made-up components, 2 to 15 m from lines.
  let points: [PlanarPoint]
  let positions: [PlanarPoint]

  /// Puts points beside lines and positions over the box around them.
  init(
    lines: [[PlanarPoint]], points: Int, positions: Int, order: SamplePositions.Order, seed: UInt64,
    _ projector: borrowing Projector
  ) throws {
    self.lines = lines
    var random = Chance(state: seed)
    let solid = lines.filter { $0.count > 1 }
    self.points = solid.isEmpty ? [] : (0..<points).map { _ in NearestWorkload.point(beside: solid, &random) }
    let vertices = lines.flatMap(\.self)
    var corners: [Vertex] = []
    for (x, y) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
      guard let x = x == 0 ? vertices.map(\.x).min() : vertices.map(\.x).max(),
        let y = y == 0 ? vertices.map(\.y).min() : vertices.map(\.y).max()
      else { continue }
      corners.append(try Vertex(rounding: projector.unproject(PlanarPoint(x, y))))
    }
    let wanted =
      corners.isEmpty ? [] : SamplePositions(in: Box(corners), seed: seed).positions(positions, order, cells: [])
    var placed: [PlanarPoint] = []
    placed.reserveCapacity(wanted.count)
    for position in wanted { placed.append(try projector.project(position)) }
    self.positions = placed
  }

  /// Bent streets some hundred metres apart: a town of about so many pieces.
  static func lattice(pieces: Int, seed: UInt64) -> [[PlanarPoint]] {
    var random = Chance(state: seed &+ 1)
    let side = max(2, Int((Double(pieces) / 4).squareRoot().rounded()))
    let corners = (0..<side * side).map { number in
      PlanarPoint(
        500_000 + 100 * (Double(number % side) + random.number(-0.15, 0.15)),
        4_050_000 + 100 * (Double(number / side) + random.number(-0.15, 0.15)))
    }
    var lines: [[PlanarPoint]] = []
    for number in corners.indices {
      if number % side + 1 < side { lines.append(street(corners[number], corners[number + 1], &random)) }
      if number + side < corners.count { lines.append(street(corners[number], corners[number + side], &random)) }
    }
    return lines
  }

  private static func street(_ a: PlanarPoint, _ b: PlanarPoint, _ random: inout Chance) -> [PlanarPoint] {
    let (share, off) = (random.number(0.3, 0.7), random.number(-0.08, 0.08))
    return [a, place(from: a, to: b, share: share, off: off), b]
  }

  private static func point(beside lines: [[PlanarPoint]], _ random: inout Chance) -> PlanarPoint {
    let line = lines[Int(random.number(0, Double(lines.count)))]
    let piece = Int(random.number(0, Double(line.count - 1)))
    let (a, b) = (line[piece], line[piece + 1])
    let off = random.number(2, 15) * (random.number(-1, 1) < 0 ? -1 : 1)
    return place(from: a, to: b, share: random.number(0, 1), off: off / max(0.01, a.distance(to: b).rawValue))
  }

  /// A share of the way, and a share of its length to the left.
  private static func place(from a: PlanarPoint, to b: PlanarPoint, share: Double, off: Double) -> PlanarPoint {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    return PlanarPoint(a.x + dx * share - dy * off, a.y + dy * share + dx * off)
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
private struct Chance {
  var state: UInt64

  /// An even number from one to below another.
  mutating func number(_ low: Double, _ high: Double) -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return low + (high - low) * Double((z ^ z >> 31) >> 11) * 0x1p-53
  }
}
