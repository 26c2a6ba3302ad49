import GeoTypes
import RoadNetwork
import Routing

/// A place where a drive goes from one arc into the next.
struct Junction {
  private let from: ArcID
  private let into: ArcID
  private let kind: TurnKind
  private let lines: StreetLines
  private let bearings: (before: Double, after: Double)
  let location: Vertex
  /// How many segments that the vehicle may drive end there.
  let armCount: Int
  /// Whether a roundabout can be left there.
  private(set) var hasExit = false
  /// How many turns there are besides turning round, and one straight on besides that which is taken.
  private var turnCount = 0
  private var hasStraight = false
  private var otherStraight: ArcID?

  init(_ from: ArcID, _ after: RoutePath.Step, _ graph: ArcGraph, _ lines: StreetLines) {
    self.from = from
    into = after.arc
    // A drive that begins anew on another arc has turned round at a waypoint.
    kind = after.turn ?? .uTurn
    self.lines = lines
    armCount = lines.arms.arcs(at: graph.head(of: from)).count { graph.isOpen($0) }
    let (arc, start) = (into.rawValue, after.startMillimeters)
    location = lines.shapes.place(on: arc, at: start)
    let leaving = start == 0 ? lines.arms.leaving(arc) : lines.shapes.bearing(of: arc, from: start)
    bearings = (lines.arms.coming(from.rawValue), leaving)
    for number in graph.turnNumbers(from: from) {
      let turn = graph.turn(number: number)
      if !lines.mark(of: turn.head.rawValue).contains(.roundabout) { hasExit = true }
      if turn.kind != .uTurn { turnCount += 1 }
      guard turn.kind == .straight else { continue }
      hasStraight = true
      if turn.head != into { otherStraight = otherStraight ?? turn.head }
    }
  }

  /// Degrees to the right.
  private var angle: Double {
    let difference = (bearings.after - bearings.before + 540).truncatingRemainder(dividingBy: 360) - 180
    return difference == -180 ? 180 : difference
  }

  /// What the driver is told; `nil` where the way simply goes on.
  var maneuver: Maneuver? {
    guard let (kind, modifier) = telling else { return nil }
    return Maneuver(
      kind: kind, modifier: modifier, bearingBefore: Int(bearings.before.rounded()) % 360,
      bearingAfter: Int(bearings.after.rounded()) % 360, location: location)
  }

  private var telling: (Maneuver.Kind, String)? {
    let (before, after) = (lines.mark(of: from.rawValue), lines.mark(of: into.rawValue))
    let names = (lines.name(of: from.rawValue), lines.name(of: into.rawValue))
    let modifier = Maneuver.modifier(angle)
    if after.contains(.roundabout) { return before.contains(.roundabout) ? nil : (.roundabout, modifier) }
    if before.contains(.roundabout) { return (.exitRoundabout, modifier) }
    if kind == .uTurn { return (names.0 == names.1 ? .proceed : .turn, "uturn") }
    if after.contains(.link), !before.contains(.link) {
      return (before.contains(.expressway) ? .offRamp : .onRamp, modifier)
    }
    if before.contains(.link), !after.contains(.link), after.contains(.expressway), kind == .straight {
      return (.merge, angle < 0 ? "slight left" : "slight right")
    }
    if kind == .straight {
      if let side = forkSide { return (.fork, side) }
      return names.0 != names.1 && names.1 != 0 ? (.newName, modifier) : nil
    }
    if armCount == 3, turnCount == 2, !hasStraight {
      return (.endOfRoad, modifier)
    }
    return (names.0 == names.1 && names.0 != 0 ? .proceed : .turn, modifier)
  }

  /// The side of a fork that is taken, where two ways lead nearly straight on.
  private var forkSide: String? {
    guard armCount > 2, let otherStraight else { return nil }
    let difference =
      (lines.arms.leaving(otherStraight.rawValue) - bearings.after + 540).truncatingRemainder(dividingBy: 360) - 180
    return difference > 0 ? "slight left" : "slight right"
  }
}
