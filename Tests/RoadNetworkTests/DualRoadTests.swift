import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite struct DualRoadTests {
  private func network(
    _ drawing: String, cell: Double, side: DrivingSide = .right, names: [String: String] = [:],
    classes: [String: RoadClass] = [:]
  ) throws -> StreetNetwork {
    var options = NetworkOptions()
    options.drivingSide = side
    let sketch = RoadSketch(drawing, cell: Meters(cell), names: names, classes: classes)
    let network = try sketch.network(options: options)
    #expect(network.checkInvariants().isEmpty, "\(network.checkInvariants())")
    return network
  }

  /// In right-hand traffic the carriageway to the west runs north of the one to the east.
  private let dual = "A<<<<<<<<<<B\nC>>>>>>>>>>D"

  @Test func pairsTheTwoCarriagewaysAndCountsOne() throws {
    let network = try network(dual, cell: 20, names: ["AB": "经十路", "CD": "经十路"])
    #expect(network.segments.map { $0.pair?.rawValue } == [2, 1])
    #expect(network.segments.map(\.countsAsRoad) == [true, false])
    #expect(network.roads.count == 1)
    #expect(abs(network.roads[0].length.rawValue - 220) < 0.1)
    #expect(abs(network.roads[0].carriagewayLength.rawValue - 440) < 0.1)
    #expect(network.kerbs.filter { $0.kind == .median }.map(\.side) == [.left, .left])
  }

  @Test func oncomingTrafficMustBeOnItsSide() throws {
    let left = try network(dual, cell: 20, side: .left, names: ["AB": "经十路", "CD": "经十路"])
    #expect(left.segments.allSatisfy { $0.pair == nil && $0.countsAsRoad })
    let mirrored = try network(
      "A>>>>>>>>>>B\nC<<<<<<<<<<D", cell: 20, side: .left, names: ["AB": "经十路", "CD": "经十路"])
    #expect(mirrored.segments.allSatisfy { $0.pair != nil })
  }

  @Test(arguments: [("A>>>>>>>>>>B\nC>>>>>>>>>>D", "same direction"), ("A----------B\nC----------D", "two-way")])
  func doesNotPair(drawing: String, reason: String) throws {
    let network = try network(drawing, cell: 20, names: ["AB": "经十路", "CD": "经十路"])
    #expect(network.segments.allSatisfy { $0.pair == nil }, "\(reason)")
  }

  @Test func namesClassesAndDistanceMustAgree() throws {
    #expect(try network(dual, cell: 20, names: ["AB": "经十路", "CD": "纬一路"]).segments.allSatisfy { $0.pair == nil })
    #expect(try network(dual, cell: 20, names: ["AB": "经十路"]).segments.allSatisfy { $0.pair == nil })
    #expect(try network(dual, cell: 20, classes: ["AB": .arterial]).segments.allSatisfy { $0.pair == nil })
    #expect(
      try network(dual, cell: 70, names: ["AB": "经十路", "CD": "经十路"]).segments.allSatisfy { $0.pair == nil })
    #expect(try network(dual, cell: 3, names: ["AB": "经十路", "CD": "经十路"]).segments.allSatisfy { $0.pair == nil })
    #expect(try network(dual, cell: 20).segments.allSatisfy { $0.pair != nil }, "unnamed, but near")
    #expect(try network(dual, cell: 40).segments.allSatisfy { $0.pair == nil }, "unnamed and not near")
  }

  @Test func countsOnceWhereTheCarriagewaysAreCutDifferently() throws {
    let drawing = """
      A<<<<<E<<<<<<<<<<<<<<<B
            |
      C>>>>>+>>>>>F>>>>>>>>>D
                  |
                  G
      """
    var ways = RoadSketch(drawing, cell: Meters(15)).ways
    for index in ways.indices where ways[index].attributes.direction == .forward {
      ways[index].attributes.name = "经十路"
    }
    let network = try NetworkBuilder().build(ways: ways).network
    #expect(network.checkInvariants().isEmpty)
    let road = try #require(network.roads.first { $0.name == "经十路" })
    #expect(network.segments.filter { $0.attributes.name != nil }.allSatisfy { $0.pair != nil })
    #expect(abs(road.length.rawValue - 22 * 15) < 1)
    #expect(abs(road.carriagewayLength.rawValue - 2 * 22 * 15) < 1)
  }

  @Test func countsTheRestOfALongerCarriageway() throws {
    // B to E is one-way alone: it has its length, and so has the dual stretch, once.
    let network = try network(
      "A<<<<<<<<<<B<<<<<<<<<<E\nC>>>>>>>>>>D", cell: 20, names: ["AB": "经十路", "BE": "经十路", "CD": "经十路"])
    let road = try #require(network.roads.first)
    #expect(abs(road.length.rawValue - 440) < 1)
    #expect(abs(road.carriagewayLength.rawValue - 660) < 1)
  }
}
