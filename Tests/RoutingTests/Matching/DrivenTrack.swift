import Foundation
import GeoTypes
import RoadNetwork
import TestKit

@testable import Routing

/// A drive at random through a town, and what a receiver tells of it.
struct DrivenTrack {
  /// The arcs driven; the first and the last as a whole.
  private(set) var arcs: [ArcID] = []
  private(set) var fixes: [TrackFix] = []
  private var random: SeededGenerator
  private let graph: ArcGraph
  private let segments: [SegmentUID: Segment]

  /// - Parameters:
  ///   - length: metres to drive; less where the way ends.
  ///   - spacing: metres between fixes, a second each 10 m.
  ///   - noise: deviation in metres, to the east and to the north.
  init(
    _ network: StreetNetwork, _ graph: ArcGraph, length: Double, spacing: Double, noise: Double, seed: UInt64
  ) {
    random = SeededGenerator(seed: seed)
    self.graph = graph
    segments = Dictionary(uniqueKeysWithValues: network.segments.map { ($0.uid, $0) })
    drive(length)
    tell(every: spacing, noise)
  }

  /// Of several starts the one that leads farthest before a dead end.
  private mutating func drive(_ length: Double) {
    let drivable = (0..<UInt32(graph.arcCount)).map(ArcID.init).filter { graph.isDrivable($0) }
    var most = 0.0
    for _ in 0..<40 where most < length {
      guard var arc = drivable.randomElement(using: &random) else { return }
      var (tried, driven) = ([arc], graph.length(of: arc).rawValue)
      while driven < length {
        let ways = graph.turns(from: arc).filter { $0.kind != .uTurn }
        guard let turn = ways.randomElement(using: &random) else { break }
        arc = turn.head
        tried.append(arc)
        driven += graph.length(of: arc).rawValue
      }
      if driven > most { (arcs, most) = (tried, driven) }
    }
  }

  private mutating func tell(every spacing: Double, _ noise: Double) {
    var ahead = 0.0
    var driven = 0.0
    for arc in arcs {
      guard let segment = segments[graph.segment(of: arc)] else { continue }
      let line = graph.isForward(arc) ? segment.line.vertices : segment.line.vertices.reversed()
      let plane = LocalMeters(at: line[0])
      for (a, b) in zip(line, line.dropFirst()) {
        let (start, end) = (plane.point(a), plane.point(b))
        let length = start.distance(to: end).rawValue
        while ahead <= length {
          let share = ahead / max(length, 1e-9)
          let point = PlanarPoint(
            start.x + (end.x - start.x) * share + noise * normal(),
            start.y + (end.y - start.y) * share + noise * normal())
          fixes.append(TrackFix(plane.position(of: point), time: Seconds((driven + ahead) / 10)))
          ahead += spacing
        }
        ahead -= length
        driven += length
      }
    }
  }

  /// About normal: the sum of twelve even numbers.
  private mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + random.double(in: 0...1) } }

  /// The share of the drive that a match found, and the metres that it made up as a share of the drive.
  func score(_ match: TrackMatch) -> (found: Double, wrong: Double) {
    var driven: [ArcID: Double] = [:]
    for step in match.matchings.flatMap({ $0.legs.flatMap(\.steps) }) {
      driven[step.arc, default: 0] += step.length.rawValue
    }
    let counts = Dictionary(grouping: arcs) { $0 }.mapValues { Double($0.count) }
    var (length, found, wrong) = (0.0, 0.0, 0.0)
    for (arc, count) in counts {
      length += count * graph.length(of: arc).rawValue
      found += min(count * graph.length(of: arc).rawValue, driven[arc] ?? 0)
    }
    for (arc, metres) in driven { wrong += max(0, metres - (counts[arc] ?? 0) * graph.length(of: arc).rawValue) }
    return (found / max(length, 1e-9), wrong / max(length, 1e-9))
  }
}

/// A plane for small places.
struct LocalMeters {
  private let origin: Vertex
  private let metersPerDegree: (x: Double, y: Double)

  init(at origin: Vertex) {
    self.origin = origin
    metersPerDegree = (111_320 * cos(origin.latitude * .pi / 180), 111_100)
  }

  func point(_ vertex: Vertex) -> PlanarPoint {
    PlanarPoint(
      (vertex.longitude - origin.longitude) * metersPerDegree.x, (vertex.latitude - origin.latitude) * metersPerDegree.y
    )
  }

  func position(of point: PlanarPoint) -> LonLat {
    LonLat(origin.longitude + point.x / metersPerDegree.x, origin.latitude + point.y / metersPerDegree.y)
  }
}
