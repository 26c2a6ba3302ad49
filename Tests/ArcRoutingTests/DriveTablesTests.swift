import TestKit
import Testing

@testable import ArcRouting

@Suite struct DriveTablesTests {
  @Test(arguments: UInt64(0)..<60) func holdWhatEachDriveCosts(seed: UInt64) throws {
    let random = try RandomProblem(seed: seed)
    let instance = try SearchInstance(problem: random.problem, costs: random.costs)
    var generator = SeededGenerator(seed: seed)
    let places = (0..<UInt32(random.problem.placeCount)).map(Place.init)
    let rows = places.shuffled(using: &generator), columns = Array(places.shuffled(using: &generator).dropLast())
    let tables = DriveTables(instance, from: rows, to: columns, dearest: 0, limit: 1 << Int64(seed % 12))
    defer { tables.cells.deallocate() }
    let layout = tables.layout
    var dearest = Int64(0)
    for type in instance.vehicles.indices {
      for (a, from) in rows.enumerated() {
        for (b, to) in columns.enumerated() {
          let cell = tables.first[type] + (a * (columns.count + 1) + b) * layout.width
          let price = instance.price(from: from, to: to, type)
          dearest = max(dearest, price ?? 0)
          let known = price.map { Int32($0 >> tables.shift) } ?? ModeGraph.noLeg
          #expect(tables.cells[cell] == known, "seed \(seed), type \(type), \(from) to \(to)")
          let leg = random.costs.leg(from: from, to: to, profile: instance.vehicles[type].profile)
          if let time = layout.time { #expect(UInt32(bitPattern: tables.cells[cell + time]) == leg.duration) }
          if let length = layout.length { #expect(UInt32(bitPattern: tables.cells[cell + length]) == leg.distance) }
        }
        #expect(tables.cells[tables.first[type] + (a * (columns.count + 1) + columns.count) * layout.width] == 0)
      }
    }
    #expect(dearest >> tables.shift < 1 << Int64(seed % 12), "seed \(seed)")
    #expect(tables.shift == 0 || dearest >> (tables.shift - 1) >= 1 << Int64(seed % 12), "seed \(seed)")
  }
}
