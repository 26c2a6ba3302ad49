import GeoTypes
import RoadNetwork
import TestKit
import Testing

@testable import Routing

/// Tracks drawn on small maps, on which anybody can see what was driven.
@Suite("Drawn tracks are matched as one sees them") struct DrawnTrackTests {
  private static let map = """
    A-----B-----C
    |     |     |
    |     |     |
    D-----E-----F
    """

  private func matcher(_ drawn: DrawnDrive, _ options: MatchOptions = MatchOptions()) throws -> TrackMatcher {
    try TrackMatcher(drawn.graph, Snapper(drawn.network), options: options)
  }

  /// Fixes at columns and rows of the drawing, ten seconds apart.
  private func fixes(_ drawn: DrawnDrive, _ places: [(Double, Double)]) -> [TrackFix] {
    places.enumerated().map { number, place in
      TrackFix(drawn.sketch.position(column: place.0, row: place.1), time: Seconds(Double(10 * number)))
    }
  }

  /// The arcs of a matching, each as often as it is entered.
  private func arcs(_ matching: TrackMatch.Matching?) -> [ArcID] {
    var arcs: [ArcID] = []
    for step in (matching?.legs ?? []).flatMap(\.steps) where arcs.last != step.arc { arcs.append(step.arc) }
    return arcs
  }

  @Test func cornerIsTurned() throws {
    let drawn = try DrawnDrive(RoadSketch(Self.map))
    var matcher = try matcher(drawn)
    let match = matcher.match(
      fixes(drawn, [(1, 0.05), (3, -0.05), (5, 0.05), (6.05, 1), (5.95, 2), (7, 3.05), (10, 2.95)]))
    #expect(arcs(match.matchings.first) == [drawn.arc("AB"), drawn.arc("BE"), drawn.arc("EF")])
    #expect(match.matchings.count == 1 && match.matchings.first?.fixes == Array(0..<7))
    #expect(abs((match.matchings.first?.length.rawValue ?? 0) - 1200) < 1)
    #expect(match.matchings.first?.confidence ?? 0 > 0.9)
  }

  @Test func bannedTurnIsNotTaken() throws {
    let sketch = RoadSketch(Self.map)
    let drawn = try DrawnDrive(sketch, restrictions: [sketch.restriction(.no, from: "AB", via: "B", to: "BE")])
    var matcher = try matcher(drawn)
    let match = matcher.match(fixes(drawn, [(3, 0), (5, 0), (6, 1), (6, 2), (7, 3)]))
    #expect(
      arcs(match.matchings.first).contains { $0 == drawn.arc("AB") } == false || match.matchings.count > 1
        || !zip(arcs(match.matchings.first), arcs(match.matchings.first).dropFirst()).contains {
          $0 == drawn.arc("AB") && $1 == drawn.arc("BE")
        })
  }

  @Test func turningRoundInTheStreetIsSeen() throws {
    let drawn = try DrawnDrive(RoadSketch(Self.map))
    var matcher = try matcher(drawn)
    let match = matcher.match(fixes(drawn, [(1, 0), (2, 0), (3, 0), (4, 0), (3, 0), (2, 0), (1, 0)]))
    #expect(arcs(match.matchings.first) == [drawn.arc("AB"), drawn.arc("BA")])
    #expect(abs((match.matchings.first?.length.rawValue ?? 0) - 600) < 1)
    #expect(match.matchings.first?.legs.flatMap(\.steps).compactMap(\.turn) == [.uTurn])
  }

  @Test func standingStillIsNoDrive() throws {
    let drawn = try DrawnDrive(RoadSketch(Self.map))
    var matcher = try matcher(drawn)
    let match = matcher.match(
      fixes(drawn, [(2, 0), (3, 0), (3.02, 0.03), (2.97, 0), (3, 0.04), (2.99, 0.02), (3.01, 0), (4, 0), (5, 0)]))
    #expect(arcs(match.matchings.first) == [drawn.arc("AB")])
    #expect(abs((match.matchings.first?.length.rawValue ?? 0) - 300) < 5)
  }

  @Test func errorOfOneFixIsLeftOut() throws {
    let drawn = try DrawnDrive(RoadSketch(Self.map))
    var matcher = try matcher(drawn)
    let match = matcher.match(fixes(drawn, [(1, 0), (2, 0), (3, 3), (4, 0), (5, 0), (7, 0), (8, 0)]))
    #expect(match.places[2] == nil)
    #expect(match.matchings.count == 1 && match.matchings.first?.fixes == [0, 1, 3, 4, 5, 6])
    #expect(arcs(match.matchings.first) == [drawn.arc("AB"), drawn.arc("BC")])
  }

  @Test func offTheRoadsIsNoPlace() throws {
    let drawn = try DrawnDrive(RoadSketch(Self.map))
    var matcher = try matcher(drawn)
    let match = matcher.match(fixes(drawn, [(1, 0), (2, 0), (3, 1.5), (4, 0), (5, 0)]))
    #expect(match.places.map { $0 == nil } == [false, false, true, false, false])
  }

  @Test func pauseSplitsUnlessIgnored() throws {
    let drawn = try DrawnDrive(RoadSketch(Self.map))
    var places = fixes(drawn, [(0.5, 0), (1.5, 0), (2.5, 0), (9, 3), (10, 3), (11, 3)])
    for place in 3..<6 { places[place].time = Seconds((places[place].time?.rawValue ?? 0) + 1000) }
    var options = MatchOptions()
    var splitting = try matcher(drawn, options)
    #expect(splitting.match(places).matchings.map(\.fixes) == [[0, 1, 2], [3, 4, 5]])
    options.gaps = .ignore
    var ignoring = try matcher(drawn, options)
    #expect(ignoring.match(places).matchings.map(\.fixes) == [[0, 1, 2, 3, 4, 5]])
  }

  @Test func partsThatDoNotHangTogetherAreTwo() throws {
    let drawn = try DrawnDrive(RoadSketch("A-----B  C-----D"))
    var matcher = try matcher(drawn)
    let match = matcher.match(fixes(drawn, [(1, 0), (3, 0), (5, 0), (10, 0), (12, 0), (14, 0)]))
    #expect(match.matchings.map(\.fixes) == [[0, 1, 2], [3, 4, 5]])
  }

  @Test func bearingChoosesTheDirection() throws {
    let drawn = try DrawnDrive(RoadSketch(Self.map))
    var matcher = try matcher(drawn)
    for (degrees, name) in [(90.0, "AB"), (270.0, "BA")] {
      let bearing = TrackFix.Bearing(degrees: degrees, tolerance: 20)
      let place = drawn.sketch.position(column: 3, row: 0)
      let match = matcher.match([TrackFix(place, bearing: bearing), TrackFix(place, bearing: bearing)])
      #expect(match.places.map { $0?.arc } == [drawn.arc(name), drawn.arc(name)])
    }
  }

  @Test func tidyLeavesOutWhatSaysNothing() throws {
    let drawn = try DrawnDrive(RoadSketch(Self.map))
    var options = MatchOptions()
    options.tidy = true
    var matcher = try matcher(drawn, options)
    let match = matcher.match(fixes(drawn, [(1, 0), (1.01, 0), (1.02, 0), (2, 0), (3, 0)]))
    #expect(match.matchings.map(\.fixes) == [[0, 3, 4]])
  }

  /// Both limbs of a serpentine are one segment; the nearer one is not the one driven.
  @Test func serpentineIsDrivenInOrder() throws {
    let corners: [(Double, Double)] = [
      (0, 0), (300, 0), (320, 10), (300, 20), (0, 20), (-20, 30), (0, 40), (300, 40),
    ]
    let line = corners.map { TownMeters.vertex($0.0, $0.1) }
    let way = RoadWay(
      source: "s", line: line, nodeKeys: line.map(\.key), attributes: SegmentAttributes(roadClass: .branch))
    let network = try NetworkBuilder().build(ways: [way]).network
    let graph = try ArcGraph(network, profile: VehicleProfile.standard("patrol-car"))
    var matcher = try TrackMatcher(graph, Snapper(network))
    let there = (0..<14).map { (20 + 20 * Double($0), 11.0) }
    let track = there + [(300, 9), (318, 10), (300, 11)] + there.reversed()
    let fixes = track.enumerated().map { number, place in
      TrackFix(LonLat(TownMeters.vertex(place.0, place.1)), time: Seconds(2 * Double(number)))
    }
    let length = matcher.match(fixes).matchings.first?.length.rawValue ?? 0
    #expect(abs(length - 605) < 40, "\(length)")
  }
}

private enum TownMeters {
  static func vertex(_ east: Double, _ north: Double) -> Vertex {
    Vertex(x: Int32(1_171_000_000 + east / 0.0089400), y: Int32(366_500_000 + north / 0.0110970))
  }
}
