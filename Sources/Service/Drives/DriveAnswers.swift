import GeoTypes
import NIOCore
import RoadNetwork
import Routing

/// Answers in OSRM's shape about one state of the roads for one vehicle, without HTTP.
struct DriveAnswers: Sendable {
  let room: DriveRoom
  let drive: DriveRoom.Drive
  let limits: ServiceOptions.Limits
  /// What tells one state of the roads from another.
  let version: String
  /// How many threads a table may take.
  let threads: Int
  /// Whether it is told why there is no route, which may take a search over many roads.
  var explains = true

  var graph: ArcGraph { drive.graph }
  var lines: StreetLines { room.lines }

  /// The body of the answer to a question.
  /// - Throws: ``DriveFault``, `GeometryError`.
  func answer(_ question: DriveQuestion) throws -> NIOCore.ByteBuffer {
    try limits.check(question)
    return try drive.desks.with { desk in
      switch question.service {
      case .nearest: try nearest(question, desk)
      case .route: try route(question, desk)
      case .table: try table(question, desk)
      case .trip: try trip(question, desk)
      case .match: try match(question, desk)
      }
    }
  }

  func finder(_ question: DriveQuestion, _ desk: DriveDesk) -> StopFinder {
    StopFinder(
      question: question, graph: graph, components: drive.components, lines: lines,
      defaultRadius: Meters(limits.defaultRadius), desk: desk)
  }

  // MARK: Waypoints

  /// Writes a list of waypoints.
  func append(_ stops: some Sequence<DriveStop>, _ question: DriveQuestion, to text: inout DriveText) {
    text.append("[")
    var isFirst = true
    for stop in stops {
      text.separate(&isFirst)
      text.append("{")
      append(stop, question, to: &text)
      text.append("}")
    }
    text.append("]")
  }

  /// Writes the members of a waypoint, without braces.
  func append(_ stop: DriveStop, _ question: DriveQuestion, to text: inout DriveText) {
    append(
      place: location(of: stop), on: stop.stands[0].arc, away: stop.snap.distance, hint: question.generatesHints,
      to: &text)
  }

  /// Writes the members of a place on a road, without braces.
  func append(
    place: Vertex, on arc: ArcID, away distance: Meters, hint: Bool, to text: inout DriveText
  ) {
    if hint {
      text.append("\"hint\":\"")
      append(hint: UInt64(bitPattern: graph.segment(of: arc).rawValue), to: &text)
      text.append("\",")
    }
    text.append("\"location\":")
    text.append(place)
    text.append(",\"name\":")
    text.append(lines.quoted(lines.name(of: arc.rawValue)))
    text.append(",\"distance\":")
    text.append(distance)
  }

  /// The place on the road.
  func location(of stop: DriveStop) -> Vertex {
    let place = stop.stands[0]
    return lines.shapes.place(
      on: place.arc.rawValue, at: Int64((graph.lengthPassed(at: place).rawValue * 1000).rounded()))
  }

  /// A segment's number in the letters of base64 for addresses.
  private func append(hint number: UInt64, to text: inout DriveText) {
    let letters: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for shift in stride(from: 58, through: -2, by: -6) {
      let group = shift >= 0 ? (number >> UInt64(shift)) & 63 : (number << 2) & 63
      text.append(letters.utf8Start[Int(group)])
    }
  }

  // MARK: Ends

  /// Ends an answer with the version of the roads.
  func finish(_ text: inout DriveText) {
    text.append(",\"data_version\":")
    text.append(quoted: version)
    text.append("}")
  }

  // MARK: Nearest

  private func nearest(_ question: DriveQuestion, _ desk: DriveDesk) throws -> NIOCore.ByteBuffer {
    let stops = finder(question, desk).nearest(to: 0, upTo: question.number)
    guard !stops.isEmpty else {
      throw DriveFault(.noSegment, "Could not find a matching segment for coordinate 0")
    }
    var text = DriveText()
    text.append("{\"code\":\"Ok\",\"waypoints\":[")
    var isFirst = true
    for stop in stops {
      text.separate(&isFirst)
      text.append("{\"nodes\":[")
      let arc = stop.stands[0].arc
      text.append(Int(graph.tail(of: arc).rawValue))
      text.append(",")
      text.append(Int(graph.head(of: arc).rawValue))
      text.append("],")
      append(stop, question, to: &text)
      text.append("}")
    }
    text.append("]")
    finish(&text)
    return text.body
  }
}

extension ServiceOptions.Limits {
  /// - Throws: ``DriveFault`` `TooBig` where a question asks for more than is answered.
  func check(_ question: DriveQuestion) throws(DriveFault) {
    let count = question.coordinates.count
    switch question.service {
    case .nearest: try check(question.number, nearestSize, "results", "limits.nearest_size")
    case .route: try check(count, routeSize, "coordinates", "limits.route_size")
    case .match: try check(count, matchSize, "coordinates", "limits.match_size")
    case .trip: try check(count, tripSize, "coordinates", "limits.trip_size")
    case .table:
      let (rows, columns) = (question.sources?.count ?? count, question.destinations?.count ?? count)
      try check(max(count, rows + columns), tableSize, "sources and destinations", "limits.table_size")
      try check(rows * columns, tableCells, "cells", "limits.table_cells")
    }
  }

  private func check(_ count: Int, _ limit: Int, _ what: String, _ name: String) throws(DriveFault) {
    guard count > limit else { return }
    throw DriveFault(
      .tooBig, "Number of \(what) \(count) is higher than current maximum (\(limit), \(name)): ask in parts")
  }
}
