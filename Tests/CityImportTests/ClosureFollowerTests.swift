import GeoTypes
import Plans
import Store
import Testing

@testable import CityImport
@testable import RoadNetwork

/// Closures when roads are imported anew.
struct ClosureFollowerTests {
  private static func uid(_ number: Int64) -> SegmentUID { SegmentUID(rawValue: number) }

  private static func network(_ pieces: [(uid: Int64, from: Int32, to: Int32)]) throws -> StreetNetwork {
    let segments = try pieces.map { piece in
      let line = try LineString([Vertex(x: piece.from, y: 0), Vertex(x: piece.to, y: 0)])
      return Segment(
        uid: uid(piece.uid), source: "test", line: line, attributes: SegmentAttributes(roadClass: .branch),
        from: NodeID(rawValue: 0), to: NodeID(rawValue: 1), road: nil, length: Meters(Double(piece.to - piece.from)))
    }
    return StreetNetwork(
      nodes: [], segments: segments, kerbs: [], restrictions: [], roads: [], drivingSide: .right)
  }

  private static func build(
    _ pieces: [(uid: Int64, from: Int32, to: Int32)], _ successions: [(Int64, Double, Double, Int64, Double, Double)]
  ) throws -> NetworkBuild {
    NetworkBuild(
      network: try network(pieces), nextUID: 100, log: [],
      successions: successions.map { old, oldFrom, oldTo, new, newFrom, newTo in
        SegmentSuccession(
          old: uid(old), oldFrom: Meters(oldFrom), oldTo: Meters(oldTo), new: uid(new), newFrom: Meters(newFrom),
          newTo: Meters(newTo))
      }, dropped: [], warnings: [])
  }

  private static func closure(_ id: String, _ segment: Int64) -> RoadClosure {
    RoadClosure(
      id: id, segment: uid(segment), startsAt: PlanInstant("2026-05-04T22:00:00+08:00"), reason: "works", author: "a")
  }

  /// 1 stays, 2 is split, 3 and 4 are merged, 5 is gone, 6 takes a metre over from 7.
  @Test func closuresFollowTheirSegments() throws {
    let build = try Self.build(
      [(1, 0, 50), (2, 0, 40), (8, 40, 100), (9, 0, 200), (6, 0, 101), (7, 0, 99)],
      [
        (2, 0, 40, 2, 0, 40), (2, 40, 100, 8, 60, 0), (3, 0, 100, 9, 0, 100), (4, 0, 100, 9, 100, 200),
        (6, 0, 100, 6, 0, 100), (7, 0, 1, 6, 100, 101), (7, 1, 100, 7, 0, 99),
      ])
    let old = (1...7).map { Self.closure("K\($0)", Int64($0)) } + [Self.closure("K2-2", 1)]
    let outcome = ClosureFollower(build).follow(old)
    #expect(
      outcome.closures == [
        Self.closure("K1", 1), Self.closure("K2", 2), Self.closure("K2-3", 8), Self.closure("K3", 9),
        Self.closure("K4", 9), Self.closure("K6", 6), Self.closure("K7", 7), Self.closure("K2-2", 1),
      ])
    #expect(outcome.lost == [Self.closure("K5", 5)])
    #expect(outcome.grown == [Self.closure("K3", 9), Self.closure("K4", 9)])
  }
}
