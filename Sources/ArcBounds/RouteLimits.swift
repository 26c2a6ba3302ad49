internal import ArcRouting

/// What one route can do at most, and so how many routes and resets services need at least.
struct RouteLimits: Sendable {
  /// A load that services fill vehicles with.
  struct Load: Sendable {
    let dimension: Int
    /// The most that a vehicle holds.
    let capacity: Int64
    /// Whether a route has that much before it visits any facility; not where it must be reset before the end.
    let comesWithRoute: Bool
    /// The facilities that reset it.
    let facilities: [Int]
  }

  let loads: [Load]
  /// The longest time of any route without its breaks.
  let duration: Int64

  /// - Parameter types: the vehicle types of which there are any.
  init(_ problem: ArcRoutingProblem, _ types: [VehicleType]) {
    loads = problem.loadDimensions.indices.compactMap { dimension in
      let held = types.compactMap { $0.capacities[dimension] }
      guard held.count == types.count, let most = held.max(), most > 0 else { return nil }
      return Load(
        dimension: dimension, capacity: most,
        comesWithRoute: !types.allSatisfy { $0.resetBeforeEnd.contains(dimension) },
        facilities: problem.facilities.indices.filter { problem.facilities[$0].resets.contains(dimension) })
    }
    let longest = types.map { type -> Int64 in
      let (span, overflows) = type.shift.window.end.subtractingReportingOverflow(type.shift.window.start)
      let out = min(type.maximumDuration ?? .max, overflows ? .max : span)
      return max(1, out - type.breaks.reduce(0) { $0 + $1.duration })
    }
    duration = longest.max() ?? .max
  }

  /// The fewest routes for services that take so long.
  func routes(lasting total: Int64) -> Int64 { total > 0 ? (total - 1) / duration + 1 : 0 }

  /// The fewest fillings of vehicles that an amount makes.
  func fillings(_ amount: Int64, of load: Load) -> Int64 { amount > 0 ? (amount - 1) / load.capacity + 1 : 0 }
}
