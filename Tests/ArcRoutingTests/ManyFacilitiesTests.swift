import TestKit
import Testing

@testable import ArcRouting

/// Hundreds of facilities: labels go to near ones only.
@Suite struct ManyFacilitiesTests {
  private func instance(services: Int, facilities: Int, seed: UInt64) throws -> SearchInstance {
    var random = SeededGenerator(seed: seed)
    let costs = SpreadTown(places: services + facilities + 1, side: 1_000, random: &random)
    let tasks = (0..<services).map { number in
      let place = Place(UInt32(number))
      return ServiceTask(
        name: "\(number)", kind: .node,
        modes: [ServiceMode(entry: place, exit: place, duration: 5, loads: [Int64(random.int(in: 1...9)), 3])])
    }
    var type = VehicleType(name: "flusher", capacities: [10, 8], resetBeforeEnd: [0])
    type.shift.window = TimeWindow(0, 1_000_000)
    let hydrants = (0..<facilities).map { number in
      let place = Place(UInt32(services + number))
      return Facility(name: "\(number)", entry: place, exit: place, resets: [number % 2], cost: 2, duration: 9)
    }
    let yard = Place(UInt32(services + facilities))
    let problem = try ArcRoutingProblem(
      placeCount: costs.placeCount, profileCount: 2, tasks: tasks, vehicleTypes: [type],
      depots: [Depot(name: "yard", start: yard, end: yard)],
      loadDimensions: [LoadDimension(name: "hopper"), LoadDimension(name: "tank", change: .emptied)],
      facilities: hydrants)
    return try SearchInstance(problem: problem, costs: costs)
  }

  /// Ways by near facilities are ways, and hardly longer than those by any.
  @Test func nearOnesDo() throws {
    var (exact, near) = (Int64(0), Int64(0))
    for seed in UInt64(0)..<6 {
      let instance = try instance(services: 6, facilities: 40, seed: seed)
      var (all, few) = (RouteLabels(instance, fewFacilities: 40), RouteLabels(instance))
      let order = instance.services.indices.map(Int32.init)
      let (any, some) = (all.cost(of: order, type: 0), few.cost(of: order, type: 0))
      let best = try #require(any), found = try #require(some)
      #expect(found >= best, "seed \(seed)")
      (exact, near) = (exact + best, near + found)
    }
    print("by any facility \(exact), by near ones \(near)")
    #expect(Double(near) < 1.05 * Double(exact))
  }

  @Test func areQuicklyLookedThrough() throws {
    let instance = try instance(services: 60, facilities: 500, seed: 1)
    let clock = ContinuousClock()
    var routes: [OrderedRoute] = []
    let elapsed = clock.measure {
      let prospects = ServiceProspects(instance)
      #expect(prospects.reasons.isEmpty)
      routes = TourPieces(instance).routes(prospects.possible)
    }
    print("500 facilities: \(elapsed)")
    #expect(routes.reduce(0) { $0 + $1.order.count } == 60)
    #expect(elapsed < .seconds(5))
  }
}
