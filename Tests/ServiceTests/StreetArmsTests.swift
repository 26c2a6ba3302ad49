import GeoTypes
import RoadNetwork
import TestKit
import Testing

@testable import Service

@Suite struct StreetArmsTests {
  /// Bearings known beforehand are those found along the lines, and arms go round their nodes.
  @Test(arguments: UInt64(0)..<20) func armsAreThoseOfTheLines(seed: UInt64) throws {
    let streets = RandomStreets(nodeCount: 12, wayCount: 24, oneWayShare: 0.3, ruleCount: 0, seed: seed)
    let network = try NetworkBuilder().build(ways: streets.ways).network
    let lines = StreetLines(network)
    let segments = network.segments.sorted { $0.uid < $1.uid }
    for arc in 0..<UInt32(2 * segments.count) {
      let (start, length) = (lines.shapes.bearing(of: arc), lines.shapes.length(of: arc))
      let end = lines.shapes.bearing(of: arc, upTo: length)
      for (told, found) in [(lines.arms.leaving(arc), start), (lines.arms.coming(arc), end)] {
        let difference = abs(told - found)
        #expect(min(difference, 360 - difference) < 0.01, "seed \(seed), arc \(arc): \(told), \(found)")
      }
      #expect((0..<360).contains(lines.arms.degrees(arc)))
    }
    for node in network.nodes.indices {
      let id = NodeID(rawValue: UInt32(node))
      let arms = Array(lines.arms.arcs(at: id))
      let expected = segments.enumerated().flatMap { number, segment in
        (segment.from == id ? [UInt32(2 * number)] : []) + (segment.to == id ? [UInt32(2 * number + 1)] : [])
      }
      #expect(arms.sorted() == expected.sorted(), "seed \(seed), node \(node)")
      #expect(arms.map(lines.arms.degrees) == arms.map(lines.arms.degrees).sorted(), "seed \(seed), node \(node)")
    }
  }
}
