import Foundation
internal import GeoTypes
internal import Plans

/// A place of a track and when it is planned to be reached.
struct TrackPoint: Hashable, Sendable {
  var vertex: Vertex
  /// Seconds since 1970, to the nearest.
  var time: Int64

  /// The vertices of a leg, its time shared out by length.
  static func points(of leg: ItineraryLeg) -> [TrackPoint] {
    guard let first = leg.line.first else { return [] }
    let narrowing = cos(first.latitude * .pi / 180)
    var lengths = [0.0]
    for (a, b) in zip(leg.line, leg.line.dropFirst()) {
      let (x, y) = (Double(b.x) - Double(a.x), Double(b.y) - Double(a.y))
      lengths.append(lengths[lengths.count - 1] + (x * x * narrowing * narrowing + y * y).squareRoot())
    }
    let total = max(lengths[lengths.count - 1], .leastNormalMagnitude)
    let begin = Double(leg.begin.milliseconds)
    let duration = Double(leg.end.milliseconds) - begin
    return zip(leg.line, lengths).map { vertex, length in
      TrackPoint(vertex: vertex, time: Int64(((begin + duration * (length / total)) / 1000).rounded()))
    }
  }
}
