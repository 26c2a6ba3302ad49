/// What the routes of a search come to.
struct RoutesSum {
  let objective: Objective
  /// Whether routes are large by time or length while their costs are added up; by how many bits that is shortened as costs are.
  private let weighsMeasure: Bool
  private let shift: Int64
  /// The costs of all routes, and the prices of what is left out.
  var routes: Int64 = 0
  var absent: Int64 = 0
  /// Load above what vehicles hold, where the search allows that, and its price.
  var excess: Int64 = 0
  var excessPrice = 0.0
  /// The largest and the smallest route in use; kept only where the objective asks for them.
  private(set) var longest: Int64 = 0
  private(set) var smallest: Int64 = 0

  init(objective: Objective, weighsMeasure: Bool = false, shift: Int64 = 0) {
    self.objective = objective
    self.weighsMeasure = weighsMeasure
    self.shift = shift
  }

  /// How large a route is.
  func size(_ route: RouteState.RouteNode) -> Int64 { weighsMeasure ? route.measure >> shift : route.exact }

  /// Brings the largest and the smallest up to date. - Complexity: O(routes) where the objective asks for them.
  mutating func measure(_ state: RouteState) {
    guard objective != .totalCost else { return }
    (longest, smallest) = (0, .max)
    for route in 0..<state.routeCount where state.routes[route].count > 0 {
      longest = max(longest, size(state.routes[route]))
      smallest = min(smallest, size(state.routes[route]))
    }
    if smallest == .max { smallest = 0 }
  }

  /// What annealing makes small: the objective, and for the largest route a little of all, so that others help it.
  var energy: Double { cost + excessPrice * Double(excess) }

  private var cost: Double {
    switch objective {
    case .totalCost: Double(routes + absent)
    case .minMax: Double(longest) + 0.01 * Double(routes) + Double(absent)
    case .weighted(let total, let longestWeight, let balance, _):
      Double(total) * Double(routes) + Double(longestWeight) * Double(longest)
        + Double(balance) * Double(longest - smallest) + Double(absent)
    }
  }

  /// What one unit of a route's cost is worth in the energy, apart from the largest route.
  var rate: Double {
    switch objective {
    case .totalCost: 1
    case .minMax: 0.01
    case .weighted(let total, _, _, _): Double(total)
    }
  }

  /// What one unit more of the largest route is worth.
  var longestRate: Double {
    switch objective {
    case .totalCost: 0
    case .minMax: 1
    case .weighted(_, let longest, let balance, _): Double(longest) + Double(balance)
    }
  }
}
