import Foundation
import GeoTypes
import RoadNetwork

/// The kinds of movement over a node.
enum TurnReading: Sendable {
  case straight, near, crossing, uTurn

  private static let reach = 15.0

  /// Reads a movement off the lines on both sides of a node, as `Docs/FileFormats.md` defines turns.
  ///
  /// Back into the same segment, or at a junction by more than 135 degrees into the opposite carriageway of the same
  /// dual road, is turning round. Where two segments meet, within 40 degrees of straight on, and inside a roundabout
  /// nothing is a turn. Else it is a near or a crossing turn by its side; nobody crosses traffic at a roundabout.
  static func read(from: Movement, to: Movement, arms: Int, drivingSide: DrivingSide) -> TurnReading {
    if from.segment.uid == to.segment.uid && from.forward != to.forward { return .uTurn }
    let rounds = (from.segment.attributes.isRoundabout, to.segment.attributes.isRoundabout)
    guard arms > 2, !(rounds.0 && rounds.1), let angle = angle(from: from, to: to) else { return .straight }
    if abs(angle) <= 40 { return .straight }
    let isPair = from.segment.pair == to.segment.uid || to.segment.pair == from.segment.uid
    if isPair && abs(angle) > 135 { return .uTurn }
    if angle != 0 && (angle > 0) == (drivingSide == .left) { return .near }
    return rounds.0 || rounds.1 ? .straight : .crossing
  }

  /// By how many degrees a movement turns, to the left positive.
  private static func angle(from: Movement, to: Movement) -> Double? {
    guard let node = to.line.first else { return nil }
    let before = offset(near: node, on: from.line.reversed())
    let after = offset(near: node, on: to.line)
    let (inX, inY) = (-before.x, -before.y)
    let cross = inX * after.y - inY * after.x
    let dot = inX * after.x + inY * after.y
    return atan2(cross, dot) * 180 / .pi
  }

  /// Where a line that starts at a node is after 15 metres or at its end, in metres east and north of the node.
  private static func offset(near node: Vertex, on line: [Vertex]) -> PlanarPoint {
    let scale = MetersPerUnit(at: node)
    var place = PlanarPoint(0, 0)
    var left = reach
    for vertex in line.dropFirst() {
      let next = scale.offset(from: node, to: vertex)
      let step = place.distance(to: next).rawValue
      if step >= left {
        let share = left / step
        return PlanarPoint(place.x + (next.x - place.x) * share, place.y + (next.y - place.y) * share)
      }
      left -= step
      place = next
    }
    return place
  }
}

/// How long 1e-7 degree is at a place of the WGS 84 ellipsoid, along its parallel and its meridian.
struct MetersPerUnit {
  private let east: Double
  private let north: Double

  init(at vertex: Vertex) {
    let latitude = vertex.latitude * .pi / 180
    let eccentricity = 0.006_694_379_990_14
    let root = (1 - eccentricity * sin(latitude) * sin(latitude)).squareRoot()
    let unit = Double.pi / 180 / Vertex.unitsPerDegree
    east = 6_378_137 / root * max(0.000_1, cos(latitude)) * unit
    north = 6_378_137 * (1 - eccentricity) / (root * root * root) * unit
  }

  /// Metres east and north from one vertex to another.
  func offset(from: Vertex, to: Vertex) -> PlanarPoint {
    PlanarPoint((Double(to.x) - Double(from.x)) * east, (Double(to.y) - Double(from.y)) * north)
  }
}
