import GeoTypes
import NIOCore
import Routing

extension DriveAnswers {
  /// The drives that fit a track.
  func match(_ question: DriveQuestion, _ desk: DriveDesk) throws -> NIOCore.ByteBuffer {
    var options = MatchOptions()
    options.gaps = question.splitsAtGaps ? .split : .ignore
    options.tidy = question.tidies
    let match = try desk.match(fixes(question), options)
    guard !match.matchings.isEmpty else {
      throw DriveFault(
        .noMatch, "Could not match the trace: no drive on roads of the profile passes two of its points.")
    }
    let ends = match.matchings.map { legEnds($0, question.waypoints) }
    var text = DriveText()
    text.append("{\"code\":\"Ok\",\"matchings\":[")
    var writer = RouteWriter(self, question)
    var isFirst = true
    for (matching, ends) in zip(match.matchings, ends) {
      text.separate(&isFirst)
      let legs = zip(ends, ends.dropFirst()).map { RouteLeg(paths: Array(matching.legs[$0..<$1])) }
      writer.append(legs, confidence: matching.confidence, to: &text)
    }
    text.append("]")
    if !question.skipsWaypoints { append(match, ends, question, to: &text) }
    finish(&text)
    return text.body
  }

  private func fixes(_ question: DriveQuestion) -> [TrackFix] {
    question.coordinates.indices.map { number in
      let radius = question.radiuses.isEmpty ? nil : question.radiuses[number]
      let bearing = question.bearings.isEmpty ? nil : question.bearings[number]
      return TrackFix(
        question.coordinates[number],
        time: question.timestamps.isEmpty ? nil : Seconds(Double(question.timestamps[number])),
        deviation: radius.flatMap { $0.isFinite ? Meters($0) : nil },
        bearing: bearing.map { TrackFix.Bearing(degrees: $0.value, tolerance: $0.range) })
    }
  }

  /// Which fixes of a matching, by their place in it, are ends of legs.
  private func legEnds(_ matching: TrackMatch.Matching, _ waypoints: [Int]?) -> [Int] {
    guard let waypoints else { return Array(matching.fixes.indices) }
    let wanted = Set(waypoints)
    return matching.fixes.indices.filter {
      $0 == 0 || $0 == matching.fixes.count - 1 || wanted.contains(matching.fixes[$0])
    }
  }

  /// Writes the place of every fix; null for those that were not matched.
  private func append(_ match: TrackMatch, _ ends: [[Int]], _ question: DriveQuestion, to text: inout DriveText) {
    let numbers = ends.map { Dictionary(uniqueKeysWithValues: zip($0, 0..<$0.count)) }
    text.append(",\"tracepoints\":[")
    var isFirst = true
    for place in match.places {
      text.separate(&isFirst)
      guard let place, let vertex = try? Vertex(rounding: place.position) else {
        text.append("null")
        continue
      }
      text.append("{\"matchings_index\":")
      text.append(place.matching)
      text.append(",\"waypoint_index\":")
      if let number = numbers[place.matching][place.waypoint] {
        text.append(number)
      } else {
        text.append("null")
      }
      text.append(",\"alternatives_count\":")
      text.append(place.alternatives)
      text.append(",")
      append(place: vertex, on: place.arc, away: place.distance, hint: question.generatesHints, to: &text)
      text.append("}")
    }
    text.append("]")
  }
}
