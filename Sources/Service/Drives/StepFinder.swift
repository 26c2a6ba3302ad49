import GeoTypes
import RoadNetwork
import Routing

/// Finds where along a leg a driver must be told something.
struct StepFinder {
  private let graph: ArcGraph
  private let lines: StreetLines
  private let leg: RouteLeg
  private let pieces: [RoutePath.Step]

  init(_ answers: DriveAnswers, _ leg: RouteLeg) {
    graph = answers.graph
    lines = answers.lines
    self.leg = leg
    pieces = leg.paths.flatMap(\.steps)
  }

  /// The steps, from departure to arrival.
  func steps() -> [RouteStep] {
    guard let first = pieces.first, let last = pieces.last else { return [] }
    var steps = [departure(first)]
    // The step that tells of the roundabout the drive is in, and the exits passed since.
    var (roundabout, exits): (Int?, Int) = (nil, 0)
    for place in 1..<max(1, pieces.count) {
      let (before, after) = (pieces[place - 1], pieces[place])
      let isSameStretch = after.turn == nil && before.arc == after.arc
      let junction = isSameStretch ? nil : Junction(before.arc, after, graph, lines)
      if let junction, let maneuver = junction.maneuver {
        steps.append(RouteStep(maneuver: maneuver, name: lines.name(of: after.arc.rawValue), crossings: []))
        switch maneuver.kind {
        case .roundabout: (roundabout, exits) = (steps.count - 1, 0)
        case .exitRoundabout:
          if let roundabout {
            steps[roundabout].maneuver.exit = exits + 1
            steps[steps.count - 1].maneuver.exit = exits + 1
          }
          roundabout = nil
        default: break
        }
      } else if let junction, roundabout != nil, junction.hasExit {
        exits += 1
      }
      if let crossing = junction?.crossing { steps[steps.count - 1].crossings.append(crossing) }
      steps[steps.count - 1].pieces.append(after)
    }
    return steps + [arrival(last)]
  }

  private func departure(_ first: RoutePath.Step) -> RouteStep {
    let arc = first.arc.rawValue
    let bearing = Int(lines.bearing(of: arc, from: first.startMillimeters).rounded()) % 360
    let location = lines.place(on: arc, at: first.startMillimeters)
    return RouteStep(
      maneuver: Maneuver(kind: .depart, bearingAfter: bearing, location: location), pieces: [first],
      name: lines.name(of: arc),
      crossings: [Crossing(location: location, arms: [.init(bearing: bearing, isOpen: true)], out: 0)])
  }

  private func arrival(_ last: RoutePath.Step) -> RouteStep {
    let arc = last.arc.rawValue
    let bearing = Int(lines.bearing(of: arc, upTo: last.endMillimeters).rounded()) % 360
    let location = lines.place(on: arc, at: last.endMillimeters)
    return RouteStep(
      maneuver: Maneuver(
        kind: .arrive, modifier: leg.side?.rawValue ?? "straight", bearingBefore: bearing, location: location),
      name: lines.name(of: arc),
      crossings: [
        Crossing(location: location, arms: [.init(bearing: (bearing + 180) % 360, isOpen: true)], into: 0)
      ])
  }
}

/// A place where a drive goes from one arc into the next.
private struct Junction {
  private let from: ArcID
  private let into: ArcID
  private let kind: TurnKind
  private let lines: StreetLines
  private let turns: [ArcGraph.Turn]
  private let arms: [UInt32]
  private let location: Vertex
  private let bearings: (before: Double, after: Double)

  init(_ from: ArcID, _ after: RoutePath.Step, _ graph: ArcGraph, _ lines: StreetLines) {
    self.from = from
    into = after.arc
    // A drive that begins anew on another arc has turned round at a waypoint.
    kind = after.turn ?? .uTurn
    self.lines = lines
    turns = graph.turns(from: from)
    arms = lines.arms(at: graph.head(of: from)).filter {
      graph.isDrivable(ArcID(rawValue: $0)) || graph.isDrivable(ArcID(rawValue: $0 ^ 1))
    }
    location = lines.place(on: into.rawValue, at: after.startMillimeters)
    let end = lines.length(of: from.rawValue)
    bearings = (
      lines.bearing(of: from.rawValue, upTo: end), lines.bearing(of: into.rawValue, from: after.startMillimeters)
    )
  }

  /// Whether a roundabout can be left here.
  var hasExit: Bool { turns.contains { !lines.mark(of: $0.head.rawValue).contains(.roundabout) } }

  /// The junction as it is listed; `nil` where only two roads meet.
  var crossing: Crossing? {
    guard arms.count > 2 || maneuver != nil else { return nil }
    let heads = Set(turns.map(\.head.rawValue))
    let sorted = arms.map { (arc: $0, bearing: Int(lines.bearing(of: $0).rounded()) % 360) }
      .sorted { ($0.bearing, $0.arc) < ($1.bearing, $1.arc) }
    return Crossing(
      location: location, arms: sorted.map { .init(bearing: $0.bearing, isOpen: heads.contains($0.arc)) },
      into: sorted.firstIndex { $0.arc == from.rawValue ^ 1 }, out: sorted.firstIndex { $0.arc == into.rawValue })
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
    let others = turns.filter { $0.kind != .uTurn }
    if arms.count == 3, others.count == 2, !others.contains(where: { $0.kind == .straight }) {
      return (.endOfRoad, modifier)
    }
    return (names.0 == names.1 && names.0 != 0 ? .proceed : .turn, modifier)
  }

  /// The side of a fork that is taken, where two ways lead nearly straight on.
  private var forkSide: String? {
    let others = turns.filter { $0.kind == .straight && $0.head != into }
    guard let other = others.first, arms.count > 2 else { return nil }
    let difference =
      (lines.bearing(of: other.head.rawValue) - bearings.after + 540)
      .truncatingRemainder(dividingBy: 360) - 180
    return difference > 0 ? "slight left" : "slight right"
  }
}
