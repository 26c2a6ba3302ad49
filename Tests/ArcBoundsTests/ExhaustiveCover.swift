import ArcRouting

/// Tries every division of the services into routes, every order, direction and stop at a facility.
struct ExhaustiveCover {
  struct Way {
    let entry: Int
    let exit: Int
    let price: Int64
  }

  struct Service {
    let ways: [Way]
    let demand: Int64
  }

  let problem: RoadProblem
  let services: [Service]
  /// Least price of driving between nodes without service.
  let price: [[Int64?]]
  /// The cheapest route for each set of services.
  private(set) var route: [Int64?]

  init(_ problem: RoadProblem) {
    self.problem = problem
    var services = problem.requiredNodes.map {
      Service(ways: [Way(entry: $0.node, exit: $0.node, price: $0.cost)], demand: $0.demand)
    }
    for link in problem.links {
      guard let service = link.service else { continue }
      let ways = [(link.tail, link.head, service.forward), (link.head, link.tail, service.backward)].compactMap {
        entry, exit, price in price.map { Way(entry: entry, exit: exit, price: $0) }
      }
      services += [Service](repeating: Service(ways: ways, demand: service.demand), count: service.passes)
    }
    self.services = services
    price = ExhaustiveCover.prices(problem)
    route = [Int64?](repeating: nil, count: 1 << services.count)
    go(at: problem.depot, cost: 0, load: 0, done: 0)
  }

  /// Least prices between all nodes (Floyd 1962).
  private static func prices(_ problem: RoadProblem) -> [[Int64?]] {
    let nodes = 0..<problem.nodeCount
    var price = nodes.map { a in nodes.map { b in a == b ? Int64?(0) : nil } }
    for link in problem.links {
      for (a, b, length) in [(link.tail, link.head, link.forward), (link.head, link.tail, link.backward)] {
        if let length { price[a][b] = min(price[a][b] ?? .max, length) }
      }
    }
    for via in nodes {
      for a in nodes {
        for b in nodes {
          if let x = price[a][via], let y = price[via][b] { price[a][b] = min(price[a][b] ?? .max, x + y) }
        }
      }
    }
    return price
  }

  private mutating func go(at node: Int, cost: Int64, load: Int64, done: Int, isAtFacility: Bool = false) {
    if done != 0, load == 0 || !problem.emptiesBeforeEnd || problem.facilities.isEmpty,
      let home = price[node][problem.depot]
    {
      let whole = cost + home + (load > 0 ? problem.emptyingCost : 0)
      route[done] = min(route[done] ?? .max, whole)
    }
    if !isAtFacility, load > 0 {
      for facility in problem.facilities {
        guard let way = price[node][facility] else { continue }
        go(at: facility, cost: cost + way + problem.emptyingCost, load: 0, done: done, isAtFacility: true)
      }
    }
    for (number, service) in services.enumerated() where done & 1 << number == 0 {
      guard load + service.demand <= problem.capacity ?? .max else { continue }
      for way in service.ways {
        guard let drive = price[node][way.entry] else { continue }
        go(
          at: way.exit, cost: cost + drive + way.price, load: load + service.demand, done: done | 1 << number)
      }
    }
  }

  /// The best value; `nil` where not all can be served.
  func optimum() -> Int64? { best(done: 0, vehicles: problem.vehicleLimit ?? services.count) }

  private func best(done: Int, vehicles: Int) -> Int64? {
    guard let first = services.indices.first(where: { done & 1 << $0 == 0 }) else { return 0 }
    guard vehicles > 0 else { return nil }
    var found: Int64?
    for set in 1..<1 << services.count where set & done == 0 && set & 1 << first != 0 {
      guard let cost = route[set], let rest = best(done: done | set, vehicles: vehicles - 1) else { continue }
      found = min(found ?? .max, problem.goal == .total ? cost + rest : max(cost, rest))
    }
    return found
  }
}
