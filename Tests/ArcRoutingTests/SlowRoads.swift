import ArcRouting

/// Prices of drives by relaxing every arc, or every turn, until nothing changes: the oracle of travel costs on roads.
struct SlowRoads {
  let problem: RoadProblem

  private struct Way: Hashable {
    let from: Int
    let to: Int
  }

  /// The cheapest link of each pair of neighbours, which is all that turns tell apart.
  private var ways: [Way: Int64] {
    var ways: [Way: Int64] = [:]
    for link in problem.links {
      let (there, back) = (Way(from: link.tail, to: link.head), Way(from: link.head, to: link.tail))
      if let cost = link.forward { ways[there] = min(ways[there] ?? .max, cost) }
      if let cost = link.backward { ways[back] = min(ways[back] ?? .max, cost) }
    }
    return ways
  }

  /// Between all nodes, as if turns were free (Floyd 1962, DOI 10.1145/367766.368168).
  func betweenNodes() -> [[Int64?]] {
    let count = problem.nodeCount
    var cost = [[Int64?]](repeating: Array(repeating: nil, count: count), count: count)
    for node in 0..<count { cost[node][node] = 0 }
    for (way, price) in ways { cost[way.from][way.to] = min(cost[way.from][way.to] ?? .max, price) }
    for middle in 0..<count {
      for from in 0..<count {
        for to in 0..<count {
          guard let first = cost[from][middle], let second = cost[middle][to] else { continue }
          cost[from][to] = min(cost[from][to] ?? .max, first + second)
        }
      }
    }
    return cost
  }

  /// Where a vehicle is: at a node after coming from another, or at rest there.
  struct State: Hashable {
    let previous: Int?
    let node: Int
  }

  /// What it costs to get from a state to the others, turn by turn.
  func fromState(_ start: State) -> [State: Int64] {
    var cost = [start: Int64(0)]
    let ways = ways
    while true {
      var isChanged = false
      for (state, price) in cost {
        for (way, length) in ways where way.from == state.node {
          guard let turn = turn(state, to: way.to) else { continue }
          let next = State(previous: way.from, node: way.to)
          if price + turn + length < cost[next] ?? .max {
            cost[next] = price + turn + length
            isChanged = true
          }
        }
      }
      if !isChanged { return cost }
    }
  }

  /// The price of going on from a state; `nil` where that is forbidden.
  func turn(_ state: State, to next: Int) -> Int64? {
    guard let turns = problem.turns, let previous = state.previous else { return 0 }
    return turns.costs[TurnTable.Turn(from: previous, through: state.node, to: next)]
  }
}
