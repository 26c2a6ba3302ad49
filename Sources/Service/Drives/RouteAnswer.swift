import GeoTypes
import NIOCore
import RoadNetwork
import Routing

extension DriveAnswers {
  /// The fastest drive through coordinates.
  func route(_ question: DriveQuestion, _ desk: DriveDesk) throws -> NIOCore.ByteBuffer {
    let stops = try finder(question, desk).stops()
    let paths = try paths(through: stops, question.continuesStraight, desk)
    var text = DriveText()
    text.append("{\"code\":\"Ok\",\"routes\":[")
    var writer = RouteWriter(self, question)
    writer.append(legs(paths, stops, question), to: &text)
    text.append("]")
    if !question.skipsWaypoints {
      text.append(",\"waypoints\":")
      let numbers = question.waypoints ?? Array(stops.indices)
      append(numbers.lazy.map { stops[$0] }, question, to: &text)
    }
    finish(&text)
    return text.body
  }

  /// One path for each two neighbouring stops.
  private func paths(
    through stops: [DriveStop], _ continuesStraight: Bool?, _ desk: DriveDesk
  ) throws(DriveFault) -> [RoutePath] {
    if stops.count > 2, continuesStraight != false {
      if let paths = desk.paths(through: stops.map(\.stands)) { return paths }
      guard continuesStraight == nil else {
        throw DriveFault(
          .noRoute,
          "Impossible route between points: at a waypoint the vehicle would have to turn round; "
            + "give continue_straight=false")
      }
    }
    var paths: [RoutePath] = []
    for number in 1..<stops.count { paths.append(try path(from: stops[number - 1], to: stops[number], number, desk)) }
    return paths
  }

  /// The fastest drive between two stops.
  func path(from start: DriveStop, to end: DriveStop, _ number: Int, _ desk: DriveDesk) throws(DriveFault) -> RoutePath
  {
    if let path = desk.path(from: start.stands, to: end.stands) { return path }
    guard explains else { throw DriveFault(.noRoute, "Impossible route between points") }
    let reason = graph.reasonForNoRoute(
      from: RoadPlace(start.snap, approach: .any), to: RoadPlace(end.snap, approach: .any))
    throw DriveFault(
      .noRoute, "Impossible route between points: from coordinate \(number - 1) to \(number) \(reason)")
  }

  /// The legs: where some coordinates are only passed, several paths are one.
  private func legs(_ paths: [RoutePath], _ stops: [DriveStop], _ question: DriveQuestion) -> [RouteLeg] {
    let ends = question.waypoints ?? Array(stops.indices)
    return zip(ends, ends.dropFirst()).map { start, end in
      RouteLeg(paths: Array(paths[start..<end]), to: stops[end])
    }
  }
}

/// A part of a route between two waypoints.
struct RouteLeg {
  /// Drives that follow one another.
  var paths: [RoutePath]
  /// The side of the road on which its end lies, as driven; `nil` on the road itself.
  var side: Side?

  /// - Parameter stop: where it ends.
  init(paths: [RoutePath], to stop: DriveStop? = nil) {
    self.paths = paths
    guard let stop, stop.snap.distance > Meters(1), let last = paths.last?.steps.last else { return }
    side = last.forward ? stop.snap.side : stop.snap.side.opposite
  }

  var milliseconds: Int64 { paths.reduce(0) { $0 + $1.cost.milliseconds } }
  var millimeters: Int64 { paths.reduce(0) { $0 + $1.cost.millimeters } }
}
