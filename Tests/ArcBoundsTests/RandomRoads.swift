import ArcRouting
import TestKit

/// A tiny covering problem on a connected graph, drawn from a seed.
struct RandomRoads {
  enum Family: CaseIterable {
    case undirected, onePostman, mixed, windy, general, withFacilities, largest
  }

  private(set) var problem: RoadProblem

  init(seed: UInt64, family: Family) {
    var random = SeededGenerator(seed: seed &* 6_364_136_223 &+ 17)
    let nodes = random.int(in: 4...7)
    func chance(_ percent: Int) -> Bool { random.int(in: 1...100) <= percent }
    func price() -> Int64 { Int64(random.int(in: 0...12)) }
    var links: [RoadLink] = []
    func add(_ tail: Int, _ head: Int, isTwoWay: Bool) {
      let forward = price()
      let differs = [.windy, .general, .withFacilities].contains(family) && chance(60)
      links.append(
        RoadLink(tail: tail, head: head, forward: forward, backward: isTwoWay ? differs ? price() : forward : nil))
    }
    for node in 1..<nodes { add(random.int(in: 0...node - 1), node, isTwoWay: true) }
    for _ in 0..<random.int(in: 2...5) {
      let (a, b) = (random.int(in: 0...nodes - 1), random.int(in: 0...nodes - 1))
      add(a, b, isTwoWay: ![.mixed, .general, .withFacilities].contains(family) || chance(50))
    }
    let tasks = random.int(in: 1...(family == .withFacilities ? 4 : 5))
    var isTwice = false
    for link in links.indices.shuffled(using: &random).prefix(tasks) {
      let road = links[link]
      let forward = (road.forward ?? 0) + Int64(random.int(in: 0...3))
      var backward = road.backward == nil ? nil : road.forward == road.backward ? forward : price()
      if family == .general, chance(30) { backward = nil }
      let demand = Int64(random.int(in: 0...6))
      links[link].service = RoadLink.Service(forward: forward, backward: backward, demand: demand)
      if tasks < 4, !isTwice, chance(15) {
        links[link].service?.passes = 2
        isTwice = true
      }
    }
    problem = RoadProblem(
      name: "\(family) \(seed)", nodeCount: nodes, links: links, depot: random.int(in: 0...nodes - 1),
      capacity: Int64(random.int(in: 6...10)))
    if family == .onePostman { problem.capacity = nil }
    if family == .general || family == .withFacilities {
      problem.emptyingCost = price()
      if chance(50) { problem.vehicleLimit = random.int(in: 1...3) }
      if tasks < 5 {
        problem.requiredNodes = [
          RequiredNode(node: random.int(in: 0...nodes - 1), cost: price(), demand: Int64(random.int(in: 0...6)))
        ]
      }
    }
    if family == .withFacilities {
      problem.facilities = (0..<random.int(in: 1...2)).map { _ in random.int(in: 0...nodes - 1) }
      problem.emptiesBeforeEnd = chance(50)
    }
    if family == .largest {
      problem.goal = .largest
      problem.vehicleLimit = random.int(in: 1...3)
      if chance(50) { problem.capacity = nil }
    }
  }
}
