import ArcRouting
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import Planning

/// Ways that are asked for one by one are those of tables.
@Suite("Ways on demand")
struct WaysOnDemandTests {
  /// What the planner lays out for a town.
  private func layout(
    _ kind: WorkKind, seed: UInt64, blocks: Int
  ) throws -> (context: PlanningContext, tasks: [WorkTask]) {
    var (city, request) = try DayPlannerTests.town(kind, seed: seed, blocks: blocks)
    for index in (request.fleet?.vehicles ?? []).indices {
      request.fleet?.vehicles[index].costs = VehicleCosts(fixed: 10, perHour: 30, perKilometer: Double(index) * 4)
    }
    let streets = StreetTable(city.network)
    var brief =
      kind == .sweep ? WorkBrief.sweep(request) : try WorkBrief.patrol(request, city, streets, area: nil)
    let requirements = brief.rules.requirements(in: city.network, area: nil)
    let crew = try CrewMaker(city, streets, request, middle: city.network.nodes.first).crew(&brief)
    let context = PlanningContext(
      kind: kind, midnight: request.midnight, streets: streets, rules: brief.rules, groups: crew.groups,
      classes: crew.classes, resets: crew.resets, nodes: crew.nodes, seed: 1, iterations: 0, threads: 1)
    let maker = WorkTaskMaker(
      kind: kind, groups: crew.groups, classes: crew.classes, closures: [],
      weather: nil)
    return (context, maker.tasks(requirements, streets).tasks)
  }

  @Test(arguments: zip([UInt64(1), 4], [WorkKind.sweep, .patrol]))
  func waysAreThoseOfTables(seed: UInt64, kind: WorkKind) throws {
    var (context, tasks) = try layout(kind, seed: seed, blocks: 8)
    let groups = Array(context.groups.indices)
    let dense = try RoutedProblemBuilder(context, tasks: tasks, groups: groups).build().costs
    context.memory.tableMegabytes = -1
    let routed = try RoutedProblemBuilder(context, tasks: tasks, groups: groups).build()
    let costs = routed.costs
    #expect(routed.arcs.count > 2 * WayLabels.width && dense.placeCount == costs.placeCount)
    var random = SeededGenerator(seed: seed)
    let places = (0..<UInt32(costs.placeCount)).map { Place($0) }
    var reached = 0
    for profile in 0..<costs.profileCount {
      for from in places.filter({ $0.index % 31 == 1 }) + places.suffix(8) {
        let differing = places.filter {
          reached += costs.leg(from: from, to: $0, profile: profile).isReachable ? 1 : 0
          return costs.leg(from: from, to: $0, profile: profile) != dense.leg(from: from, to: $0, profile: profile)
        }
        #expect(differing.isEmpty, "from \(from), seed \(seed)")
        for targets in [places.shuffled(using: &random), places.filter { $0.index % 5 < 2 }, Array(places.prefix(30))] {
          let wanted = random.int(in: 0...90)
          #expect(
            costs.nearest(wanted, of: targets, from: from, profile: profile)
              == dense.nearest(wanted, of: targets, from: from, profile: profile), "from \(from), seed \(seed)")
        }
      }
    }
    #expect(reached > 1000)
  }

  @Test func planIsTheSame() async throws {
    var (context, tasks) = try layout(.sweep, seed: 2, blocks: 2)
    let work = try await WorkPlanner(context).routes(for: tasks)
    context.memory.tableMegabytes = -1
    #expect(try await WorkPlanner(context).routes(for: tasks).routes == work.routes && !work.routes.isEmpty)
  }

  @Test func memoryIsBounded() throws {
    var (context, tasks) = try layout(.sweep, seed: 1, blocks: 2)
    context.memory = WayMemory(tableMegabytes: -1, labelMegabytes: -1)
    #expect(throws: PlanningError.self) {
      try RoutedProblemBuilder(context, tasks: tasks, groups: Array(context.groups.indices)).build()
    }
    #expect(WayMemory().holdsTables(places: 10_000, count: 2) && !WayMemory().holdsTables(places: 15_000, count: 1))
  }
}
