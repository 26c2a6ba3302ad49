import ArcInstances
import ArcRouting

/// A town of three by three corners with turns, a one-way street, a dump, limits and a solution to spoil.
enum CheckedTown {
  static let problem: RoadProblem = {
    var links: [RoadLink] = []
    func add(_ tail: Int, _ head: Int, oneWay: Bool = false, required: Bool = true, passes: Int = 1) {
      let cost = Int64(10 + tail + head)
      let service = RoadLink.Service(
        forward: cost + 5, backward: oneWay ? nil : cost + 5, demand: 4, passes: passes)
      links.append(
        RoadLink(
          tail: tail, head: head, forward: cost, backward: oneWay ? nil : cost, service: required ? service : nil))
    }
    for row in 0..<3 {
      for column in 0..<3 {
        let node = 3 * row + column
        if column < 2 { add(node, node + 1, required: row != 1, passes: node == 0 ? 2 : 1) }
        if row < 2 { add(node, node + 3, oneWay: node == 1) }
      }
    }
    var problem = RoadProblem(
      name: "town", nodeCount: 9, links: links, requiredNodes: [RequiredNode(node: 4, cost: 3, demand: 2)], depot: 0,
      capacity: 15, vehicleLimit: 4, routeCostLimit: 400, facilities: [8], emptyingCost: 6, emptiesBeforeEnd: true)
    problem.turns = turns(links)
    return problem
  }()

  /// Every turn but those back where one came from, which are allowed at three corners only.
  private static func turns(_ links: [RoadLink]) -> TurnTable {
    var costs: [TurnTable.Turn: Int64] = [:]
    let ways = links.flatMap { link in
      [(link.tail, link.head, link.forward), (link.head, link.tail, link.backward)].filter { $0.2 != nil }
    }
    for into in ways {
      for out in ways where out.0 == into.1 && (out.1 != into.0 || [2, 6, 7].contains(into.1)) {
        costs[TurnTable.Turn(from: into.0, through: into.1, to: out.1)] = Int64((into.0 + 2 * out.1) % 4)
      }
    }
    return TurnTable(costs: costs)
  }

  /// What the solver makes of it, found once.
  static let solution = Result { () throws -> RoadSolution in
    let conversion = try problem.converted()
    let options = ArcRoutingOptions(stop: .iterations(50))
    let solution = try ArcRoutingSolver(conversion.problem, costs: conversion.table(), options: options).solve()
    return RoadSolution(solution, of: problem, conversion)
  }
}
