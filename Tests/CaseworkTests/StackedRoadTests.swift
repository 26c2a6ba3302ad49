import Casework
import GeoTypes
import Grid
import RoadNetwork
import TestKit
import Testing

/// Roads above each other are listed wherever a search of all of them finds several levels, and nowhere else.
@Suite struct StackedRoadTests {
  @Test(arguments: UInt64(0)..<4) func candidatesAreThoseOfTheWholeSearch(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let locator = try Locator(SmallTown.index())
    let snapper = try Snapper(SmallTown.network)
    var stacked = 0
    for _ in 0..<300 {
      let spread = seed % 2 == 0 ? -10.0...60.0 : 24.0...27.0
      let position = SmallTown.position(
        Double.random(in: -10...160, using: &random), Double.random(in: spread, using: &random))
      var wanted: [RoadCandidate] = []
      if let snap = snapper.nearest(position, within: Meters(50)) {
        let near = snapper.candidates(position, within: min(Meters(50), snap.distance + Snapper.stackDistance))
        if near.contains(where: { $0.layer != snap.layer }) {
          wanted = near.map { RoadCandidate(segment: $0.segment, level: $0.layer, distance: $0.distance) }
        }
      }
      #expect(locator.location(at: position).candidates == wanted, "seed \(seed): \(position)")
      stacked += wanted.isEmpty ? 0 : 1
    }
    #expect(stacked > 5)
  }

  /// A batch answers as one position after the other, whatever levels its rows ask for.
  @Test func batchesAnswerAlike() throws {
    var random = SeededGenerator(seed: 9)
    let locator = try Locator(SmallTown.index(duties: [Duty(chief: "c1", segment: SmallTown.uid(1))]))
    let positions = (0..<700).map { _ in
      SmallTown.position(Double.random(in: -20...220, using: &random), Double.random(in: -20...120, using: &random))
    }
    for levels in [[], positions.indices.map { [nil, 0, 1, 7][$0 % 4] }] {
      var answers = Array(repeating: PointAnswer(), count: positions.count)
      var found = answers.mutableSpan
      locator.find(at: positions.span, levels: levels, into: &found)
      for (place, position) in positions.enumerated() {
        let location = locator.location(at: position, level: levels.isEmpty ? nil : levels[place])
        let answer = answers[place]
        #expect(locator.index.road(of: answer)?.segment == location.segment)
        #expect(locator.index.areas.match(answer.areas).grid == location.grid)
        #expect(locator.index.areas.match(answer.areas).zone == location.zone)
        #expect(locator.index.chiefs(of: answer, at: nil).chiefs == location.chiefs)
      }
    }
  }
}
