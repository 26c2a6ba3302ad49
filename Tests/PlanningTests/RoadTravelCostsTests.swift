import ArcRouting
import TestKit
import Testing

@testable import Planning

/// Costs that are looked up in tables.
@Suite("Travel costs of roads")
struct RoadTravelCostsTests {
  /// The nearest places are those that sorting all of them finds.
  @Test(arguments: UInt64(0)..<30)
  func nearestAgreesWithSorting(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = random.int(in: 1...25)
    let isReached = (0..<count * count).map { _ in random.int(in: 0...4) > 0 }
    // Few values, so that many are equal.
    let table = WayTable(
      columnCount: count, milliseconds: isReached.map { $0 ? UInt32(random.int(in: 0...6)) * 1000 : .max },
      millimeters: isReached.map { $0 ? UInt32(random.int(in: 0...3)) * 500 : .max })
    let rows = (0..<count).flatMap { [Int32(-1), Int32($0)] }
    let columns = (0..<count).flatMap { [Int32($0), Int32(-1)] }
    let costs = RoadTravelCosts(
      rows: rows, columns: columns, ways: [.table(table)],
      prices: [.init(table: 0, time: 1, distance: 0), .init(table: 0, time: 0.5, distance: 0.25)])
    let targets = (0..<2 * count).map { Place(UInt32($0)) }.shuffled(using: &random)
    for profile in 0..<2 {
      for from in 0..<2 * count {
        let wanted = random.int(in: 0...count)
        let place = Place(UInt32(from))
        let sorted = targets.indices.filter { costs.leg(from: place, to: targets[$0], profile: profile).isReachable }
          .map { (cost: costs.leg(from: place, to: targets[$0], profile: profile).cost, position: $0) }
          .sorted { ($0.cost, $0.position) < ($1.cost, $1.position) }
        let expected = sorted.prefix(wanted).map(\.position)
        #expect(costs.nearest(wanted, of: targets, from: place, profile: profile) == expected, "seed \(seed)")
      }
    }
  }

  /// A row of drives holds what each of them is when it is asked for alone.
  @Test(arguments: UInt64(0)..<30)
  func rowsHoldSingleDrives(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = random.int(in: 1...12)
    func table() -> WayTable {
      let isReached = (0..<count * count).map { _ in random.int(in: 0...4) > 0 }
      return WayTable(
        columnCount: count, milliseconds: isReached.map { $0 ? UInt32(random.int(in: 0...6000)) : .max },
        millimeters: isReached.map { $0 ? UInt32(random.int(in: 0...3000)) : .max })
    }
    let (first, second) = (table(), table())
    let costs = RoadTravelCosts(
      rows: (0..<count).flatMap { [Int32(-1), Int32($0)] }, columns: (0..<count).flatMap { [Int32($0), Int32(-1)] },
      ways: [.table(first), .table(second)],
      prices: [.init(table: 1, time: 1, distance: 0), .init(table: 0, time: 0.5, distance: 0.25)])
    let places = (0..<3 * count).map { _ in Place(UInt32(random.int(in: 0...2 * count - 1))) }
    var legs: ContiguousArray<TravelLeg> = [.none]
    for profile in 0..<2 {
      for from in (0..<2 * count).map({ Place(UInt32($0)) }) {
        costs.legs(from: from, to: places, profile: profile, into: &legs)
        let single = places.map { costs.leg(from: from, to: $0, profile: profile) }
        #expect(Array(legs) == single, "seed \(seed), from \(from)")
      }
    }
  }
}
