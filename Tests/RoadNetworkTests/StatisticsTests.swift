import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite struct StatisticsTests {
  @Test func countsAMapByHand() throws {
    // Street nodes: A, C, D, F, G dead ends; B three arms; E four; H, I apart.
    let sketch = RoadSketch(
      """
      A--B--C
         |
      D--E--F   H--I
         |
         G
      """, names: ["AB": "路", "BC": "路"],
      classes: ["AB": .expressway, "BC": .arterial, "DE": .secondary, "EF": .lane])
    let statistics = NetworkStatistics(try sketch.network())
    #expect(statistics.streetNodeCount == 9)
    #expect(abs(statistics.deadEndShare - 7.0 / 9) < 1e-9)
    #expect(abs(statistics.threeArmShare - 1.0 / 9) < 1e-9)
    #expect(abs(statistics.fourArmShare - 1.0 / 9) < 1e-9)
    #expect(statistics.islands == 2)
    #expect(abs(statistics.largestIslandShare - 1600.0 / 1900) < 1e-3)
    #expect(abs(statistics.unnamedShare - 1300.0 / 1900) < 1e-3)
    #expect(statistics.oneWayShare == 0)
    #expect(abs(statistics.medianLength.rawValue - 300) < 0.1)
    #expect(abs(statistics.circuity - 1) < 1e-6)
    #expect(abs((statistics.byBureauClass[.trunk]?.road.rawValue ?? 0) - 600) < 0.1)
    #expect(abs((statistics.byBureauClass[.branch]?.road.rawValue ?? 0) - 700) < 0.1)
    #expect(statistics.byClass[.lane]?.segments == 1)
    #expect(statistics.byBureauClass.values.reduce(0) { $0 + $1.segments } == statistics.total.segments - 1)
  }

  @Test func closedRoadsCountAsLengthButNotAsArms() throws {
    let sketch = RoadSketch("A--B--C\n   |\n   D", edit: ["BD": { $0.access = .closed }])
    let statistics = NetworkStatistics(try sketch.network())
    #expect(statistics.streetNodeCount == 2)
    #expect(statistics.threeArmShare == 0)
    #expect(abs(statistics.total.road.rawValue - 800) < 0.1)
  }

  @Test func aDividedCentreLineIsOneRoadAndTwoCarriageways() throws {
    let statistics = NetworkStatistics(try RoadSketch("A==B").network())
    #expect(abs(statistics.total.road.rawValue - 300) < 0.1)
    #expect(abs(statistics.total.carriageway.rawValue - 600) < 0.1)
  }

  @Test func percentilesAreThoseOfTheSortedLengths() throws {
    // Ten roads of 1 to 10 cells, apart from each other.
    let rows = (1...10).map { count in
      "\(Character(UnicodeScalar(UInt8(64 + count))))" + String(repeating: "-", count: count)
        + "\(Character(UnicodeScalar(UInt8(75 + count))))\n"
    }
    let statistics = NetworkStatistics(try RoadSketch(rows.joined(separator: "\n")).network())
    #expect(abs(statistics.medianLength.rawValue - 600) < 1)
    #expect(abs(statistics.ninetiethPercentileLength.rawValue - 1000) < 1)
  }

  @Test func anEmptyNetworkHasNoFigures() throws {
    let statistics = NetworkStatistics(try NetworkBuilder().build(ways: []).network)
    #expect(statistics.total == NetworkStatistics.Lengths())
    #expect(statistics.byClass.count == RoadClass.allCases.count)
    #expect(statistics.islands == 0)
  }
}
