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
  /// - Complexity: O(pieces · degree of a junction).
  func steps() -> [RouteStep] {
    guard let first = pieces.first, let last = pieces.last else { return [] }
    var steps = [departure(first)]
    var crossings = [departureCrossing(first)]
    // Where each step begins among the pieces, and among the crossings.
    var begins = [(piece: 0, crossing: 0)]
    // The step that tells of the roundabout the drive is in, and the exits passed since.
    var (roundabout, exits): (Int?, Int) = (nil, 0)
    for place in 1..<max(1, pieces.count) {
      let (before, after) = (pieces[place - 1], pieces[place])
      if after.turn == nil && before.arc == after.arc { continue }
      let junction = Junction(before.arc, after, graph, lines)
      let maneuver = junction.maneuver
      if let maneuver {
        steps.append(RouteStep(maneuver: maneuver, name: lines.name(of: after.arc.rawValue)))
        begins.append((place, crossings.count))
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
      } else if roundabout != nil, junction.hasExit {
        exits += 1
      }
      if maneuver != nil || junction.armCount > 2 {
        crossings.append(Crossing(location: junction.location, passage: .junction(before.arc, after.arc)))
      }
    }
    begins.append((pieces.count, crossings.count))
    for number in steps.indices {
      steps[number].pieces = pieces[begins[number].piece..<begins[number + 1].piece]
      steps[number].crossings = crossings[begins[number].crossing..<begins[number + 1].crossing]
    }
    return steps + [arrival(last)]
  }

  private func departure(_ first: RoutePath.Step) -> RouteStep {
    let arc = first.arc.rawValue
    return RouteStep(
      maneuver: Maneuver(
        kind: .depart, bearingAfter: bearing(first),
        location: lines.shapes.place(on: arc, at: first.startMillimeters)), name: lines.name(of: arc))
  }

  private func departureCrossing(_ first: RoutePath.Step) -> Crossing {
    let location = lines.shapes.place(on: first.arc.rawValue, at: first.startMillimeters)
    return Crossing(location: location, passage: .departure(bearing(first)))
  }

  /// The whole degrees in which a drive sets off.
  private func bearing(_ first: RoutePath.Step) -> Int {
    Int(lines.shapes.bearing(of: first.arc.rawValue, from: first.startMillimeters).rounded()) % 360
  }

  private func arrival(_ last: RoutePath.Step) -> RouteStep {
    let arc = last.arc.rawValue
    let bearing = Int(lines.shapes.bearing(of: arc, upTo: last.endMillimeters).rounded()) % 360
    let location = lines.shapes.place(on: arc, at: last.endMillimeters)
    return RouteStep(
      maneuver: Maneuver(
        kind: .arrive, modifier: leg.side?.rawValue ?? "straight", bearingBefore: bearing, location: location),
      name: lines.name(of: arc), crossings: [Crossing(location: location, passage: .arrival((bearing + 180) % 360))])
  }
}
