import ArcRouting
import TestKit
import Testing

@Suite struct RoadConversionTests {
  /// A place as the oracle knows it.
  struct Spot {
    let place: Place
    let state: SlowRoads.State
    /// Where a link is to be entered: the node beyond.
    var next: Int?
  }

  /// Where drives begin and end in a problem with turns.
  static func spots(_ problem: RoadProblem, _ conversion: RoadConversion) -> (from: [Spot], to: [Spot]) {
    let depot = conversion.problem.depots[0]
    let home = SlowRoads.State(previous: nil, node: problem.depot)
    var from = [Spot(place: depot.start, state: home)]
    var to = [Spot(place: depot.end, state: home)]
    for (number, facility) in conversion.problem.facilities.enumerated() {
      let state = SlowRoads.State(previous: nil, node: problem.facilities[number])
      from.append(Spot(place: facility.exit, state: state))
      to.append(Spot(place: facility.entry, state: state))
    }
    for (task, made) in conversion.problem.tasks.enumerated() {
      for (number, mode) in made.modes.enumerated() {
        switch (conversion.tasks[task], conversion.modes[task][number]) {
        case (.link(let link), let direction):
          let ends = (problem.links[link].tail, problem.links[link].head)
          let (tail, head) = direction == .forward ? ends : (ends.1, ends.0)
          from.append(Spot(place: mode.exit, state: .init(previous: tail, node: head)))
          to.append(Spot(place: mode.entry, state: .init(previous: nil, node: tail), next: head))
        case (.requiredNode(let number), .arriving(let link, let isForward)):
          let previous = isForward ? problem.links[link].tail : problem.links[link].head
          let state = SlowRoads.State(previous: previous, node: problem.requiredNodes[number].node)
          from.append(Spot(place: mode.exit, state: state))
        case (.requiredNode(let number), _):
          from.append(
            Spot(place: mode.exit, state: .init(previous: nil, node: problem.requiredNodes[number].node)))
        }
      }
    }
    return (from, to)
  }

  @Test(arguments: UInt64(0)..<150) func drivesCostWhatTurnsAndLinksDo(seed: UInt64) throws {
    let problem = RandomRoads.problem(seed: seed, withTurns: true)
    let conversion = try problem.converted()
    let (table, searched) = (try conversion.table(), try conversion.searched(memoryLimit: 200))
    let (from, to) = Self.spots(problem, conversion)
    let oracle = SlowRoads(problem: problem)
    for start in from {
      let reached = oracle.fromState(start.state)
      for end in to {
        var best: Int64?
        for (state, cost) in reached where state.node == end.state.node {
          if let next = end.next {
            if let turn = oracle.turn(state, to: next) { best = min(best ?? .max, cost + turn) }
          } else {
            best = min(best ?? .max, cost)
          }
        }
        let leg = table.leg(from: start.place, to: end.place, profile: 0)
        #expect((leg.isReachable ? Int64(leg.cost) : nil) == best, "seed \(seed): \(start) -> \(end)")
        #expect(searched.leg(from: start.place, to: end.place, profile: 0) == leg, "seed \(seed)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<150) func drivesWithoutTurnsAgreeWithFloyd(seed: UInt64) throws {
    let problem = RandomRoads.problem(seed: seed, withTurns: false)
    let conversion = try problem.converted()
    let (table, searched) = (try conversion.table(), try conversion.searched(memoryLimit: 0))
    let oracle = SlowRoads(problem: problem).betweenNodes()
    for from in conversion.rows {
      for to in conversion.columns {
        let leg = table.leg(from: from, to: to, profile: 0)
        #expect((leg.isReachable ? Int64(leg.cost) : nil) == oracle[Int(from.index)][Int(to.index)], "seed \(seed)")
        #expect(searched.leg(from: from, to: to, profile: 0) == leg, "seed \(seed)")
        #expect(!leg.isReachable || leg.duration == (problem.routeCostLimit == nil ? 0 : leg.cost))
      }
      for count in [0, 1, 3, 100] {
        let near = table.nearest(count, of: conversion.columns, from: from, profile: 0)
        #expect(searched.nearest(count, of: conversion.columns, from: from, profile: 0) == near, "seed \(seed)")
      }
    }
  }

  /// The cheapest route for one node and one link agrees with trying every way by hand: the node is served in passing.
  @Test func nodesAreServedInPassing() throws {
    var problem = RoadProblem(
      name: "cross", nodeCount: 4,
      links: [
        RoadLink(tail: 0, head: 1, forward: 5, backward: 5),
        RoadLink(
          tail: 1, head: 2, forward: 7, backward: 7,
          service: RoadLink.Service(forward: 9, backward: nil, demand: 0)),
        RoadLink(tail: 2, head: 0, forward: 1, backward: nil),
      ], requiredNodes: [RequiredNode(node: 1, cost: 4, demand: 0)], depot: 0)
    problem.turns = TurnTable(
      costs: [
        TurnTable.Turn(from: 0, through: 1, to: 2): 3, TurnTable.Turn(from: 1, through: 2, to: 0): 2,
        TurnTable.Turn(from: 2, through: 0, to: 1): 0,
      ])
    let conversion = try problem.converted()
    #expect(conversion.modes[1] == [.arriving(link: 0, isForward: true), .arriving(link: 1, isForward: false)])
    let solution = try ArcRoutingSolver(
      conversion.problem, costs: conversion.table(), options: ArcRoutingOptions(stop: .iterations(50))
    ).solve()
    #expect(solution.value == SolutionValue(missing: 0, objective: 5 + 4 + 3 + 9 + 2 + 1))
  }

  @Test func manyThreadsAskAtOnce() async throws {
    var arcs: [TravelGraph.Arc] = []
    for node in 0..<90 {
      for step in [7, 31] {
        let (tail, head) = (Place(UInt32(node)), Place(UInt32((node + step) % 90)))
        arcs.append(TravelGraph.Arc(from: tail, to: head, cost: UInt32(step + node % 5)))
      }
    }
    let graph = try TravelGraph(placeCount: 90, arcs: arcs)
    let places = (0..<90).map { Place(UInt32($0)) }
    let table = try RowTravelCosts(graph, from: places, to: places)
    let searched = try SearchedTravelCosts(graph, to: places, memoryLimit: 30 * 360)
    let isRight = await withTaskGroup(of: Bool.self) { group in
      for task in 0..<4 {
        group.addTask {
          (0..<600).allSatisfy { number in
            let (from, to) = (places[(number * 17 + task) % 90], places[number * 29 % 90])
            return searched.leg(from: from, to: to, profile: 0) == table.leg(from: from, to: to, profile: 0)
          }
        }
      }
      return await group.allSatisfy { $0 }
    }
    #expect(isRight)
  }

  @Test func faultsAreNamed() {
    let street = RoadLink(tail: 0, head: 1, forward: 1, backward: 1)
    var problem = RoadProblem(name: "faulty", nodeCount: 2, links: [street, street], depot: 0)
    func error(_ change: (inout RoadProblem) -> Void) -> RoadProblemError? {
      var changed = problem
      change(&changed)
      do throws(RoadProblemError) { _ = try changed.converted() } catch { return error }
      return nil
    }
    #expect(error { _ in } == nil)
    let second = RoadSubject.link(1, tail: 0, head: 2)
    #expect(error { $0.links[1].head = 2 } == .unknownNode(second, node: 2, count: 2))
    #expect(error { $0.depot = -1 } == .unknownNode(.depot, node: -1, count: 2))
    #expect(error { $0.facilities = [0, 9] } == .unknownNode(.facility(1), node: 9, count: 2))
    #expect(
      error { $0.requiredNodes = [RequiredNode(node: 3, cost: 0, demand: 0)] }
        == .unknownNode(.requiredNode(0), node: 3, count: 2))
    let allowed = 0...(ArcRoutingProblem.amountLimit - 1)
    let first = RoadSubject.link(0, tail: 0, head: 1)
    #expect(
      error { $0.links[0].forward = -4 } == .outOfRange(first, field: "forward", value: -4, allowed: allowed))
    #expect(
      error { $0.links[0].service = RoadLink.Service(forward: nil, backward: nil, demand: 1) } == .notServable(first))
    let turn = TurnTable.Turn(from: 0, through: 5, to: 1)
    #expect(
      error { $0.turns = TurnTable(costs: [turn: 1]) } == .unknownNode(.turn(turn), node: 5, count: 2))
    problem.links[0].service = RoadLink.Service(forward: 1, backward: 1, demand: 1, passes: 60_000)
    #expect(
      error { _ in } == .outOfRange(first, field: "passes", value: 60_000, allowed: 1...50_000))
    problem.links[0].service?.passes = 1
    problem.nodeCount = 4
    problem.links += (1...2).map { RoadLink(tail: $0, head: $0 + 1, forward: 4_000_000_000, backward: nil) }
    problem.links[3].service = RoadLink.Service(forward: 1, backward: nil, demand: 0)
    problem.requiredNodes = [RequiredNode(node: 3, cost: 0, demand: 0)]
    #expect(throws: TravelCostsError.overflow(from: 0, to: 3)) { try problem.converted().table() }
    #expect(throws: TravelCostsError.self) { try problem.converted().searched(memoryLimit: 0) }
  }
}
