import TestKit
import Testing

@testable import ArcRouting

/// Labels and fronts held against every way to drive an order.
@Suite struct SolverOracleTests {
  @Test(arguments: UInt64(0)..<4) func labelsAreOptimalForTheOrder(block: UInt64) throws {
    for seed in block * 50..<block * 50 + 50 {
      let random = try RandomProblem(seed: seed)
      let given = VariantProblem(problem: random.problem, costs: random.costs)
      let instance = try SearchInstance(problem: random.problem, costs: random.costs)
      var generator = SeededGenerator(seed: seed)
      let order = Array(instance.services.indices)
      var labels = RouteLabels(instance)
      let graph = ModeGraph(instance)
      let table = FrontTable(instance, graph)
      for _ in 0..<12 {
        // Parts of orders too: whole ones often keep no rule.
        let part = Array(order.shuffled(using: &generator).prefix(generator.int(in: 1...order.count)))
        for (type, best) in RouteEnumeration.costs(of: part, given).enumerated() {
          #expect(
            labels.cost(of: part.map(Int32.init), type: type) == best, "seed \(seed), type \(type), order \(part)")
          let state = RouteState(graph, routeLimit: 1, isAdditive: false)
          let fronts = RouteFronts(table, state, placesVisits: true, joins: false)
          let route = state.addRoute(type: type)
          state.link(ContiguousArray(part.map { .service(Int32($0)) }), on: route, resets: instance.facilityResets)
          state.update(route)
          #expect(fronts.update(route) == best, "fronts: seed \(seed), type \(type), order \(part)")
        }
      }
    }
  }

  /// A join says of an insertion what labelling the whole route says, unless waiting is paid.
  @Test(arguments: UInt64(0)..<150) func joinsAgreeWithLabelling(seed: UInt64) throws {
    let random = try RandomProblem(seed: seed)
    let instance = try SearchInstance(problem: random.problem, costs: random.costs)
    let paysWaiting = instance.vehicles.contains { $0.isTimed && $0.timePrice > 0 }
    let graph = ModeGraph(instance)
    let table = FrontTable(instance, graph)
    var generator = SeededGenerator(seed: seed)
    var order = instance.services.indices.map(Int32.init).shuffled(using: &generator)
    let inserted = Int(order.removeLast())
    for type in random.problem.vehicleTypes.indices {
      let state = RouteState(graph, routeLimit: 1, isAdditive: false)
      let fronts = RouteFronts(table, state, placesVisits: false, joins: true)
      let route = state.addRoute(type: type)
      state.link(ContiguousArray(order.map { .service($0) }), on: route, resets: instance.facilityResets)
      state.update(route)
      guard fronts.refresh(route) else { continue }
      var point = state.start(of: route)
      while point != state.end(of: route) {
        let joined = fronts.costInserting(inserted, after: point, route, below: ModeGraph.noInsertion).cost
        let whole = RouteState(graph, routeLimit: 1, isAdditive: false)
        let labelled = RouteFronts(table, whole, placesVisits: false, joins: false)
        _ = whole.addRoute(type: type)
        whole.link(state.stops(of: route), on: 0, resets: instance.facilityResets)
        whole.link(inserted, after: point < state.services ? point : whole.start(of: 0))
        whole.update(0)
        let cost = instance.hasClasses ? nil : labelled.update(0)
        if !instance.hasClasses {
          let isFound = joined < ModeGraph.noInsertion
          #expect(isFound == (cost != nil), "seed \(seed)")
          if let cost, isFound, !paysWaiting { #expect(joined == cost, "seed \(seed)") }
        }
        point = Int(state.next[point])
      }
    }
  }

  @Test func latestStartMirrorsTheEarliest() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      func spans() -> [TimeWindow] {
        var (spans, at) = ([TimeWindow](), Int64(0))
        for _ in 0..<random.int(in: 0...3) {
          at += Int64(random.int(in: 1...9))
          let end = at + Int64(random.int(in: 0...9))
          spans.append(TimeWindow(at, end))
          at = end
        }
        return spans
      }
      let rule = TimeRule(windows: spans(), forbidden: spans())
      let (latest, duration) = (Int64(random.int(in: 0...50)), Int64(random.int(in: 0...6)))
      let slow = (-60...latest).last { rule.earliestStart(from: $0, duration: duration) == $0 }
      let found = rule.latestStart(by: latest, duration: duration)
      #expect((found.map { max($0, -60) } ?? -61) == (slow ?? -61), "\(rule) by \(latest) for \(duration)")
    }
  }
}
