import GeoTypes

/// Tells what kind of turn a movement is, from the lines on both sides of a node.
///
/// Back into the segment it came from is a U-turn. Where only two segments meet a bend is not a turn, however sharp.
/// At junctions a movement that changes its heading by at most 40 degrees is straight on, one from a carriageway into
/// the opposite one of the same dual road by more than 135 degrees is a U-turn, and all others are near or crossing
/// turns by the side they go to. Inside a roundabout all is straight, and nobody crosses traffic at one.
public struct TurnSense: Sendable {
  /// How far from the node a heading is taken, so that a kink of the last metre does not count.
  private static let reach = 15.0
  private static let tangentOf40Degrees = 0.839_099_631_177_280

  /// Which side traffic keeps to.
  private let drivingSide: DrivingSide

  /// A judge for a city.
  public init(drivingSide: DrivingSide) { self.drivingSide = drivingSide }

  /// The kind of a movement.
  /// - Parameters:
  ///   - from: the segment driven in, with its direction.
  ///   - to: the segment driven out, with its direction; it starts where the first ends.
  ///   - arms: how many segment ends meet at the node.
  public func kind(from: DirectedSegment, to: DirectedSegment, arms: Int) -> TurnKind {
    if from.segment.uid == to.segment.uid && from.forward != to.forward { return .uTurn }
    if arms <= 2 { return .straight }
    let bothInRoundabout = from.segment.attributes.isRoundabout && to.segment.attributes.isRoundabout
    if bothInRoundabout { return .straight }
    let (into, out) = headings(from: from, to: to)
    let dot = into.x * out.x + into.y * out.y
    let cross = into.x * out.y - into.y * out.x
    if dot > 0 && abs(cross) <= dot * Self.tangentOf40Degrees { return .straight }
    let isPair = from.segment.pair == to.segment.uid || to.segment.pair == from.segment.uid
    if isPair && dot < 0 && abs(cross) < -dot { return .uTurn }
    let isNear = (cross > 0) == (drivingSide == .left) && cross != 0
    if isNear { return .near }
    let atRoundabout = from.segment.attributes.isRoundabout || to.segment.attributes.isRoundabout
    return atRoundabout ? .straight : .crossing
  }

  private func headings(from: DirectedSegment, to: DirectedSegment) -> (PlanarPoint, PlanarPoint) {
    let incoming = from.vertices
    guard let node = incoming.last else { return (PlanarPoint(0, 0), PlanarPoint(0, 0)) }
    let plane = LocalPlane(at: node)
    let center = plane.point(node)
    let before = Self.point(near: center, on: incoming.reversed(), plane)
    let after = Self.point(near: center, on: to.vertices, plane)
    return (
      PlanarPoint(center.x - before.x, center.y - before.y), PlanarPoint(after.x - center.x, after.y - center.y)
    )
  }

  /// The place on a line that starts at the node, `reach` metres along it or at its end.
  private static func point(near center: PlanarPoint, on line: [Vertex], _ plane: LocalPlane) -> PlanarPoint {
    var left = reach
    var previous = center
    for vertex in line.dropFirst() {
      let next = plane.point(vertex)
      let step = previous.distance(to: next).rawValue
      if step >= left {
        let share = left / step
        return PlanarPoint(previous.x + (next.x - previous.x) * share, previous.y + (next.y - previous.y) * share)
      }
      left -= step
      previous = next
    }
    return previous
  }
}

/// A segment and the direction it is driven in.
public struct DirectedSegment: Hashable, Sendable {
  /// The segment.
  public var segment: Segment
  /// Whether it is driven as digitised.
  public var forward: Bool

  /// Collects the parts.
  public init(_ segment: Segment, forward: Bool) {
    self.segment = segment
    self.forward = forward
  }

  /// The node it starts at.
  public var tail: NodeID { forward ? segment.from : segment.to }
  /// The node it ends at.
  public var head: NodeID { forward ? segment.to : segment.from }
  /// Its line as driven.
  var vertices: [Vertex] { forward ? segment.line.vertices : segment.line.vertices.reversed() }
}
