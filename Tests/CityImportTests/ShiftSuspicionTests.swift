import GeoTypes
import Geometry
import RoadNetwork
import TestKit
import Testing

@testable import CityImport

struct ShiftSuspicionTests {
  private static var sketch: RoadSketch {
    RoadSketch(
      """
      A-----B-----C
      |     |     |
      D-----E-----F
      |     |     |
      G-----H-----I
      """)
  }

  private static func network() throws -> StreetNetwork {
    try NetworkBuilder(options: NetworkOptions()).build(
      ways: sketch.ways, restrictions: [], areas: [], previous: nil, nextUID: 1
    ).network
  }

  /// Places within some metres of the roads.
  private static func places(_ count: Int, seed: UInt64) throws -> [LonLat] {
    var random = SeededGenerator(seed: seed)
    let ways = sketch.ways
    return (0..<count).map { number in
      let line = ways[number % ways.count].line
      let share = Double.random(in: 0..<1, using: &random)
      let (a, b) = (LonLat(line[0]), LonLat(line[1]))
      return LonLat(
        a.longitude + (b.longitude - a.longitude) * share + Double.random(in: -5e-5..<5e-5, using: &random),
        a.latitude + (b.latitude - a.latitude) * share + Double.random(in: -5e-5..<5e-5, using: &random))
    }
  }

  @Test(arguments: UInt64(1)..<6)
  func shiftedPositionsAreSuspected(seed: UInt64) throws {
    let suspicion = try ShiftSuspicion(Self.network())
    let places = try Self.places(200, seed: seed)
    #expect(suspicion.verdict(on: places) == nil, "seed \(seed)")
    for (system, encode) in [(CoordinateSystem.gcj02, GCJ02.encode), (.bd09, BD09.encode)] {
      guard case .shifted(system, let given, let corrected)? = suspicion.verdict(on: places.map(encode)) else {
        Issue.record("seed \(seed): \(system) is not suspected")
        continue
      }
      #expect(corrected.rawValue < 10 && given.rawValue > 20, "seed \(seed): \(given), \(corrected)")
    }
  }

  @Test func exchangedAxesAreSuspected() throws {
    let suspicion = try ShiftSuspicion(Self.network())
    // At 117 degrees north there is nothing: only cities below 90 degrees east can be exchanged and still be valid.
    let places = try Self.places(50, seed: 1).map { LonLat($0.latitude, $0.longitude) }
    #expect(suspicion.verdict(on: places) == nil, "a latitude of 117 is no position at all")
    let west = RoadSketch("A----B", origin: LonLat(24.9, 60.2))
    let helsinki = try NetworkBuilder(options: NetworkOptions()).build(
      ways: west.ways, restrictions: [], areas: [], previous: nil, nextUID: 1
    ).network
    let middle = LonLat((west["A"].longitude + west["B"].longitude) / 2, west["A"].latitude)
    let swapped = Array(repeating: LonLat(middle.latitude, middle.longitude), count: 30)
    #expect(try ShiftSuspicion(helsinki).verdict(on: swapped) == .swapped)
  }

  @Test func fewPositionsTellNothing() throws {
    let suspicion = try ShiftSuspicion(Self.network())
    let few = try Self.places(ShiftSuspicion.leastSample - 1, seed: 3).map { GCJ02.encode($0) }
    #expect(suspicion.verdict(on: few) == nil)
    #expect(suspicion.verdict(on: []) == nil)
  }
}
