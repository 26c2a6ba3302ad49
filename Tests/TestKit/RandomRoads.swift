public import ArcRouting

/// A small road problem drawn from a seed: parallel links, loops, closed directions, turns, facilities.
public enum RandomRoads {
  /// The problem of a seed; services may be out of reach.
  public static func problem(seed: UInt64, withTurns: Bool) -> RoadProblem {
    var random = SeededGenerator(seed: seed &* 4241 &+ 7)
    let count = random.int(in: 2...7)
    func chance(_ percent: Int) -> Bool { random.int(in: 1...100) <= percent }
    func price(_ percent: Int) -> Int64? { chance(percent) ? Int64(random.int(in: 0...20)) : nil }
    var links: [RoadLink] = []
    for _ in 0..<random.int(in: 1...(2 * count)) {
      var link = RoadLink(
        tail: random.int(in: 0...count - 1), head: random.int(in: 0...count - 1), forward: price(90),
        backward: price(60))
      if chance(60) {
        link.service = RoadLink.Service(forward: price(70), backward: price(50), demand: Int64(random.int(in: 0...4)))
        if link.service?.forward == nil, link.service?.backward == nil { link.service?.forward = 3 }
        if chance(10) { link.service?.passes = 2 }
      }
      links.append(link)
    }
    var problem = RoadProblem(
      name: "seed \(seed)", nodeCount: count, links: links, depot: random.int(in: 0...count - 1))
    if chance(50) {
      problem.requiredNodes = [RequiredNode(node: random.int(in: 0...count - 1), cost: 2, demand: 1)]
    }
    if chance(40) {
      problem.capacity = 20
      problem.facilities = [random.int(in: 0...count - 1)]
      problem.emptyingCost = 3
      problem.emptiesBeforeEnd = chance(50)
    }
    if chance(30) { problem.routeCostLimit = 90 }
    guard withTurns else { return problem }
    var turns: [TurnTable.Turn: Int64] = [:]
    for from in 0..<count {
      for through in 0..<count {
        for to in 0..<count where chance(75) {
          turns[TurnTable.Turn(from: from, through: through, to: to)] = Int64(random.int(in: 0...9))
        }
      }
    }
    problem.turns = TurnTable(costs: turns)
    return problem
  }
}
