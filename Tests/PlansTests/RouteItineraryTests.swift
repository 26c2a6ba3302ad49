import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@Suite struct RouteItineraryTests {
  private static func ways(seed: UInt64) -> [RoadWay] {
    seed.isMultiple(of: 3)
      ? RandomStreets(nodeCount: 8, wayCount: 16, oneWayShare: 0.3, ruleCount: 0, seed: seed).ways
      : GeneratedTown(blocks: 3, seed: seed).ways
  }

  /// Compares with the slow way, times to a millisecond and all else exactly.
  private func compare(_ town: PlannedTown, seed: UInt64) throws {
    let streets = PlanStreets(town.network)
    for route in town.plan.routes {
      let own = try RouteItinerary(route, in: streets).legs
      let slow = SlowItinerary(route, in: town.network).legs(of: route)
      try #require(own.count == slow.count, "seed \(seed)")
      for (number, pair) in zip(own, slow).enumerated() {
        var (leg, expected) = pair
        #expect(abs(leg.begin.milliseconds - expected.begin.milliseconds) <= 1, "seed \(seed), leg \(number)")
        #expect(abs(leg.end.milliseconds - expected.end.milliseconds) <= 1, "seed \(seed), leg \(number)")
        #expect(abs((leg.length - expected.length).rawValue) < 1e-6, "seed \(seed), leg \(number)")
        (leg.begin, leg.end, leg.length) = (expected.begin, expected.end, expected.length)
        if leg.arcs.isEmpty { leg.line = [] }
        #expect(leg == expected, "seed \(seed), leg \(number)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<60) func agreesWithTheSlowWay(seed: UInt64) throws {
    try compare(try .wandering(seed: seed, ways: Self.ways(seed: seed)), seed: seed)
  }

  @Test(arguments: UInt64(0)..<4) func agreesOnCorrectPlans(seed: UInt64) throws {
    try compare(try .swept(seed: seed), seed: seed)
  }

  /// The arcs of all legs in order are those of the route, and steps lie in order.
  @Test(arguments: UInt64(0)..<40) func tilesTheRoute(seed: UInt64) throws {
    let town = try PlannedTown.wandering(seed: seed, ways: Self.ways(seed: seed))
    let route = town.plan.routes[0]
    let legs = try RouteItinerary(route, in: PlanStreets(town.network)).legs
    let driven = route.steps.flatMap { step -> [PlanArc] in
      guard case .segment(let task) = step.work else { return step.path }
      return step.path + [PlanArc(task.segment, forward: task.forward)]
    }
    #expect(legs.flatMap(\.arcs) == driven, "seed \(seed)")
    var place: Vertex?
    var reached = 0
    for leg in legs {
      #expect(leg.steps.lowerBound >= reached - 1 && leg.steps.lowerBound <= reached, "seed \(seed)")
      reached = leg.steps.upperBound
      #expect(place == nil || leg.line.first == place, "seed \(seed): a leg begins where the one before it ended")
      place = leg.line.last ?? place
      #expect(leg.begin <= leg.end, "seed \(seed)")
    }
    #expect(reached == route.steps.count, "seed \(seed)")
    for (leg, next) in zip(legs, legs.dropFirst()) {
      #expect(leg.end.milliseconds <= next.begin.milliseconds + 2, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<4) func lengthsAddUpToServiceAndDeadhead(seed: UInt64) throws {
    let town = try PlannedTown.swept(seed: seed)
    let legs = try town.plan.routes.flatMap { try RouteItinerary($0, in: PlanStreets(town.network)).legs }
    func total(_ action: ItineraryLeg.Action) -> Double {
      legs.filter { $0.action == action }.reduce(0) { $0 + $1.length.rawValue } / 1000
    }
    #expect(abs(total(.serve) - town.plan.summary.serviceKilometers) < 1e-6, "seed \(seed)")
    #expect(abs(total(.drive) - town.plan.summary.deadheadKilometers) < 1e-6, "seed \(seed)")
    #expect(total(.serve) > 0)
  }

  @Test func namesTheSegmentThatIsMissing() throws {
    let town = try PlannedTown.wandering(seed: 1, ways: Self.ways(seed: 1))
    var route = town.plan.routes[0]
    route.steps[3].path = [PlanArc(SegmentUID(rawValue: 4711), forward: true)]
    #expect(throws: ItineraryError.unknownSegment(SegmentUID(rawValue: 4711), vehicle: 7, step: 3)) {
      try RouteItinerary(route, in: PlanStreets(town.network))
    }
    let error = ItineraryError.unknownSegment(SegmentUID(rawValue: 4711), vehicle: 7, step: 3)
    #expect(error.description.hasPrefix("vehicle 7, step 3: the city has no segment 4711"))
  }

  /// Extreme numbers of a plan read from a file neither trap nor run out of the calendar.
  @Test func bearsExtremeTimes() throws {
    let town = try PlannedTown.wandering(seed: 2, ways: Self.ways(seed: 2))
    var route = town.plan.routes[0]
    let last = try #require(PlanInstant("9999-12-30T23:59:59+00:00"))
    for number in route.steps.indices {
      route.steps[number].arrival = last
      route.steps[number].driveTime = Seconds(number.isMultiple(of: 2) ? 1e300 : .nan)
      route.steps[number].serviceTime = Seconds(.infinity)
      route.steps[number].waitingTime = Seconds(-1e9)
    }
    let legs = try RouteItinerary(route, in: PlanStreets(town.network)).legs
    #expect(!legs.isEmpty)
  }

  @Test func aRouteWithoutStepsHasNoLegs() throws {
    let town = try PlannedTown.wandering(seed: 2, ways: Self.ways(seed: 2))
    #expect(try RouteItinerary(PlanRoute(vehicle: 1, steps: []), in: PlanStreets(town.network)).legs.isEmpty)
  }
}
