import Foundation
import GeoTypes
import RoadNetwork
import Routing

/// How much of the way that was truly driven a matching found, in metres of directed edges, each as often as driven.
struct TrackScore {
  /// Of the true way.
  private(set) var length = 0.0
  /// Of the true way that was found.
  private(set) var found = 0.0
  /// That was matched and not driven.
  private(set) var wrong = 0.0

  /// Percent of the true length.
  var foundPercent: Double { length > 0 ? 100 * found / length : 0 }
  /// Percent of the true length.
  var wrongPercent: Double { length > 0 ? 100 * wrong / length : 0 }

  /// Nothing.
  init() {}

  /// Compares a match with the truth of its set.
  init(_ match: TrackMatch, _ set: TrackSet) {
    let segments = Dictionary(uniqueKeysWithValues: set.network.segments.map { ($0.uid, EdgeLengths($0, set.nodes)) })
    let lengths = segments.values.reduce(into: [TrackSet.DirectedEdge: Double]()) { all, segment in
      all.merge(segment.lengths) { first, _ in first }
    }
    var driven: [TrackSet.DirectedEdge: Double] = [:]
    for step in match.matchings.flatMap({ $0.legs.flatMap(\.steps) }) {
      segments[step.segment]?.add(step, to: &driven)
    }
    for (edge, count) in set.truth {
      let whole = Double(count) * (lengths[edge] ?? 0)
      length += whole
      found += min(whole, driven[edge] ?? 0)
    }
    for (edge, metres) in driven {
      let whole = Double(set.truth[edge] ?? 0) * (lengths[edge] ?? 0)
      wrong += max(0, metres - whole)
    }
  }

  /// Adds another track.
  static func += (a: inout TrackScore, b: TrackScore) {
    a.length += b.length
    a.found += b.found
    a.wrong += b.wrong
  }
}

/// The edges that a segment was joined of.
private struct EdgeLengths {
  /// In both directions.
  private(set) var lengths: [TrackSet.DirectedEdge: Double] = [:]
  /// As digitised, with the metres at which they start and end.
  private var edges: [(edge: TrackSet.DirectedEdge, start: Double, end: Double)] = []
  private let length: Double

  init(_ segment: Segment, _ nodes: [Vertex: Int]) {
    length = segment.length.rawValue
    let points = segment.line.vertices.map { LonLat($0) }
    let middle = points[points.count / 2]
    let pieces = zip(points, points.dropFirst()).map { a, b in
      let east = (b.longitude - a.longitude) * cos(middle.latitude * .pi / 180)
      return (east * east + (b.latitude - a.latitude) * (b.latitude - a.latitude)).squareRoot()
    }
    let scale = length / max(1e-12, pieces.reduce(0, +))
    var start = 0.0
    for (number, piece) in pieces.enumerated() {
      let ends = (nodes[segment.line.vertices[number]] ?? 0, nodes[segment.line.vertices[number + 1]] ?? 0)
      let edge = TrackSet.DirectedEdge(from: ends.0, to: ends.1)
      edges.append((edge, start, start + piece * scale))
      lengths[edge] = piece * scale
      lengths[TrackSet.DirectedEdge(from: ends.1, to: ends.0)] = piece * scale
      start += piece * scale
    }
  }

  /// Adds what a step drives of each edge.
  func add(_ step: RoutePath.Step, to driven: inout [TrackSet.DirectedEdge: Double]) {
    let (from, to) = (step.start.rawValue, (step.start + step.length).rawValue)
    let range = step.forward ? (from, to) : (length - to, length - from)
    for (edge, start, end) in edges {
      let metres = min(end, range.1) - max(start, range.0)
      guard metres > 0 else { continue }
      let directed = step.forward ? edge : TrackSet.DirectedEdge(from: edge.to, to: edge.from)
      driven[directed, default: 0] += metres
    }
  }
}
