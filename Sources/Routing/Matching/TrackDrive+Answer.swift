import GeoTypes
import RoadNetwork

extension TrackDrive {
  /// Adds the drive to an answer.
  func add(to answer: inout TrackMatch, _ matcher: borrowing TrackMatcher) {
    let told = matcher.options.tidy ? spots.filter(\.isKept) : spots
    guard told.count >= 2 else { return }
    let number = answer.matchings.count
    var legs: [RoutePath] = []
    legs.reserveCapacity(told.count - 1)
    for (waypoint, spot) in told.enumerated() {
      if waypoint > 0 { legs.append(leg(from: told[waypoint - 1], to: spot, matcher.graph)) }
      let arc = pieces[spot.piece].arc
      let found = matcher.place(of: matcher.points[spot.fix], on: arc, from: spot.passed, to: spot.passed)
      answer.places[spot.fix] = TrackMatch.Place(
        matching: number, waypoint: waypoint, arc: ArcID(rawValue: arc), offset: Meters(spot.passed),
        position: matcher.snapper.position(of: found.point) ?? LonLat(0, 0), distance: Meters(found.distance),
        alternatives: spot.alternatives)
    }
    answer.matchings.append(TrackMatch.Matching(fixes: told.map(\.fix), legs: legs, confidence: confidence))
  }

  /// The way between two places of the drive.
  private func leg(from start: Spot, to end: Spot, _ graph: ArcGraph) -> RoutePath {
    var steps: [RoutePath.Step] = []
    steps.reserveCapacity(end.piece - start.piece + 1)
    for number in start.piece...end.piece {
      let piece = pieces[number]
      let arc = ArcID(rawValue: piece.arc)
      let from = graph.place(on: arc, at: Meters(number == start.piece ? start.passed : piece.from))
      let to = graph.place(on: arc, at: Meters(number == end.piece ? end.passed : piece.to))
      let turn = number == start.piece ? nil : piece.turn
      let turnTime = turn.map { graph.profile.time(of: $0) } ?? .zero
      steps.append(RoutePath.Step(arc, from: from, to: to, turn: turn, turnTime: turnTime, in: graph))
    }
    return RoutePath(steps)
  }
}
