import GeoTypes
import NIOCore
import RoadNetwork
import Routing

extension DriveAnswers {
  /// The soonest tour over all coordinates.
  func trip(_ question: DriveQuestion, _ desk: DriveDesk) throws -> NIOCore.ByteBuffer {
    let stops = try finder(question, desk).stops()
    let order = try order(question, stops, desk)
    var legs: [RouteLeg] = []
    let next = order.dropFirst() + (question.isRoundTrip ? order.prefix(1) : [])
    for (start, end) in zip(order, next) {
      legs.append(RouteLeg(paths: [try path(from: stops[start], to: stops[end], end, desk)], to: stops[end]))
    }
    if legs.isEmpty { legs = [RouteLeg(paths: [])] }
    var text = DriveText()
    text.append("{\"code\":\"Ok\",\"trips\":[")
    var writer = RouteWriter(self, question)
    writer.append(legs, to: &text)
    text.append("]")
    if !question.skipsWaypoints { append(stops, order, question, to: &text) }
    finish(&text)
    return text.body
  }

  /// The coordinates in the order of the tour.
  private func order(_ question: DriveQuestion, _ stops: [DriveStop], _ desk: DriveDesk) throws -> [Int] {
    let stands = stops.map(\.stands)
    let table: TravelTable
    do { table = try desk.table(from: stands, to: stands, threads: 1) } catch {
      throw DriveFault(.noTrips, "No trip visiting all destinations possible: \(error)")
    }
    let times = stops.indices.map { row in
      stops.indices.map { column in table.time(from: row, to: column)?.milliseconds }
    }
    let order = RoundTrip.order(
      times, isClosed: question.isRoundTrip, startsFirst: question.tripStart == .fixed,
      endsLast: question.tripEnd == .fixed)
    guard let order else {
      throw DriveFault(.noTrips, "No trip visiting all destinations possible: some have no way to or from the others.")
    }
    return order
  }

  /// Writes waypoints in the order of the question, with their places in the tour.
  private func append(_ stops: [DriveStop], _ order: [Int], _ question: DriveQuestion, to text: inout DriveText) {
    var places = [Int](repeating: 0, count: stops.count)
    for (place, number) in order.enumerated() { places[number] = place }
    text.append(",\"waypoints\":[")
    var isFirst = true
    for (stop, place) in zip(stops, places) {
      text.separate(&isFirst)
      text.append("{\"trips_index\":0,\"waypoint_index\":")
      text.append(place)
      text.append(",")
      append(stop, question, to: &text)
      text.append("}")
    }
    text.append("]")
  }
}
