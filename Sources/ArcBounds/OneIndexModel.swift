internal import ArcRouting

/// The one-index formulation: how often all vehicles together drive over each link without service.
///
/// Belenguer and Benavent 2003, DOI 10.1016/S0305-0548(02)00046-1, has a variable for each edge. Where prices or permissions
/// differ by direction there is one for each direction that is open, another for the number of passes served from tail to
/// head, and as many vehicles leave a node as come to it.
struct OneIndexModel: Sendable {
  enum Role: Hashable, Sendable {
    /// Drives without service in both directions.
    case drives
    case drivesForward
    case drivesBackward
    /// Passes served from tail to head; all others are served the other way.
    case servesForward
  }

  struct Variable: Hashable, Sendable {
    let role: Role
    let link: Int
    let cost: Int64
  }

  let graph: CoverGraph
  let isDirected: Bool
  private(set) var variables: [Variable] = []
  /// The cost that no solution can save.
  private(set) var fixedCost: Int128 = 0
  /// How many more vehicles come to each node by service than leave it, as far as that is fixed.
  private(set) var surplus: [Int64]

  init(_ problem: RoadProblem) {
    graph = CoverGraph(problem)
    isDirected = !problem.links.allSatisfy(\.isSymmetric)
    surplus = [Int64](repeating: 0, count: problem.nodeCount)
    fixedCost = OneIndexModel.unavoidableCost(problem, graph)
    for link in 0..<graph.linkCount { add(link, problem.links[graph.origin[link]]) }
  }

  private mutating func add(_ number: Int, _ link: RoadLink) {
    if !isDirected {
      if let cost = link.forward { variables.append(Variable(role: .drives, link: number, cost: cost)) }
    } else {
      if let cost = link.forward { variables.append(Variable(role: .drivesForward, link: number, cost: cost)) }
      if let cost = link.backward { variables.append(Variable(role: .drivesBackward, link: number, cost: cost)) }
    }
    guard let service = link.service else { return }
    let passes = Int64(service.passes)
    var cameForward = -passes
    switch (service.forward, service.backward) {
    case (let forward?, let backward?):
      fixedCost += Int128(isDirected ? backward : min(forward, backward)) * Int128(passes)
      if isDirected { variables.append(Variable(role: .servesForward, link: number, cost: forward - backward)) }
    case (let price?, nil):
      fixedCost += Int128(price) * Int128(passes)
      cameForward = passes
    case (nil, let price):
      fixedCost += Int128(price ?? 0) * Int128(passes)
    }
    surplus[link.head] += cameForward
    surplus[link.tail] -= cameForward
  }

  private static func unavoidableCost(_ problem: RoadProblem, _ graph: CoverGraph) -> Int128 {
    var cost = problem.requiredNodes.reduce(Int128(0)) { $0 + Int128($1.cost) }
    for loop in problem.links where loop.tail == loop.head {
      guard let service = loop.service else { continue }
      let prices = [service.forward, service.backward].compactMap { $0 }
      cost += Int128(prices.min() ?? 0) * Int128(service.passes)
    }
    let demand = graph.demand.reduce(0, +) + graph.nodeDemand.reduce(0, +)
    if demand > 0 { cost += Int128(problem.emptyingCost) * Int128(graph.loads(of: demand)) }
    return cost
  }

  /// The columns of the linear program, one for each variable.
  var columns: [LinearProgram.Column] {
    variables.map { variable in
      let upper = variable.role == .servesForward ? Double(graph.passes[variable.link]) : .infinity
      return LinearProgram.Column(cost: Double(variable.cost), lower: 0, upper: upper)
    }
  }

  /// The rows that keep balance, one for each node; none where all is symmetric.
  var balance: [LinearProgram.Row] {
    guard isDirected else { return [] }
    var rows = surplus.map { value in
      LinearProgram.Row(columns: [], elements: [], lower: Double(value), upper: Double(value))
    }
    for (column, variable) in variables.enumerated() {
      let leaving = variable.leaving
      for (node, sign) in [(graph.tail[variable.link], leaving), (graph.head[variable.link], -leaving)] {
        rows[node].columns.append(Int32(column))
        rows[node].elements.append(sign)
      }
    }
    return rows
  }

  /// The row of a cut.
  func row(of cut: Cut, columnsOf drives: [[Int32]]) -> LinearProgram.Row {
    let columns = cut.links.flatMap { drives[$0] }
    return LinearProgram.Row(
      columns: columns, elements: [Double](repeating: 1, count: columns.count), lower: Double(cut.least),
      upper: .infinity)
  }

  /// Drives that keep every cut: one over each link for parity, and along a tree from the depot two for each load beyond.
  var amplePoint: [Double] {
    var drives = [Double](repeating: 1, count: graph.linkCount)
    let (order, way) = (tree.order, tree.way)
    var demand = graph.nodeDemand
    for link in 0..<graph.linkCount {
      demand[graph.tail[link]] += graph.demand[link]
      demand[graph.head[link]] += graph.demand[link]
    }
    for node in order.reversed() {
      guard let link = way[node] else { continue }
      drives[link] = 1 + 2 * Double(graph.loads(of: demand[node]))
      demand[graph.end(of: link, from: node)] += demand[node]
    }
    return drives
  }

  /// How far the farther end of each link is from the depot, whatever the direction of travel.
  var linkDistances: [Double] {
    let distance = tree.distance
    return (0..<graph.linkCount).map { max(distance[graph.tail[$0]], distance[graph.head[$0]]) }
  }

  private var tree: (distance: [Double], way: [Int?], order: [Int]) {
    var length = [Double](repeating: .infinity, count: graph.linkCount)
    for variable in variables where variable.role != .servesForward {
      length[variable.link] = min(length[variable.link], Double(variable.cost))
    }
    var distance = [Double](repeating: .infinity, count: graph.nodeCount)
    distance[graph.depot] = 0
    var way = [Int?](repeating: nil, count: graph.nodeCount)
    var reached = [graph.depot]
    while !reached.isEmpty {
      var next: [Int] = []
      for node in reached {
        for link in graph.links(at: node) {
          let other = graph.end(of: link, from: node)
          guard distance[node] + length[link] < distance[other] else { continue }
          distance[other] = distance[node] + length[link]
          way[other] = link
          next.append(other)
        }
      }
      reached = next
    }
    let order = (0..<graph.nodeCount).filter { distance[$0].isFinite }.sorted { distance[$0] < distance[$1] }
    return (distance, way, order)
  }

  /// The columns of the drives over each link.
  var driveColumns: [[Int32]] {
    var columns = [[Int32]](repeating: [], count: graph.linkCount)
    for (column, variable) in variables.enumerated() where variable.role != .servesForward {
      columns[variable.link].append(Int32(column))
    }
    return columns
  }

  /// Drives over each link at a point.
  func drives(at point: [Double]) -> [Double] {
    var drives = [Double](repeating: 0, count: graph.linkCount)
    for (column, variable) in variables.enumerated() where variable.role != .servesForward {
      drives[variable.link] += max(0, point[column])
    }
    return drives
  }
}

extension OneIndexModel.Variable {
  /// What it adds to the vehicles that leave the tail of its link rather than come to it.
  var leaving: Double {
    switch role {
    case .drives: 0
    case .drivesForward: 1
    case .drivesBackward: -1
    case .servesForward: 2
    }
  }
}

extension RoadLink {
  /// Whether it makes no difference in which direction it is driven over or served.
  var isSymmetric: Bool {
    forward != nil && forward == backward && service.map { $0.forward == $0.backward } != false
  }
}
