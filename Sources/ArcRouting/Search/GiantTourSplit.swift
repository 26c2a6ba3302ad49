/// Cuts an order of all services into routes, at least cost for that order.
///
/// The tour is a row; a route is a piece of it, and between pieces single services may be left out at their prize, or, as
/// the last resort, though required. A dynamic programme over positions and vehicles used finds the best cut (Beasley 1983,
/// DOI 10.1016/0305-0483(83)90033-6; Prins 2004, DOI 10.1016/S0305-0548(03)00158-8); `RouteLabels` gives each piece its
/// modes and facility visits (Willemse and Joubert 2016). For long tours and for fleets of many kinds see `FleetBeam`.
/// - Complexity: O(n · longest route · types · fleet states).
struct GiantTourSplit {
  /// A piece of the tour and its vehicle type.
  struct Piece: Equatable {
    var range: Range<Int>
    var type: Int
  }

  private struct Step {
    var value: SolutionValue
    var position: Int32
    var fleet: Int32
    var type: Int32
  }

  let instance: SearchInstance
  private var labels: RouteLabels
  /// What one vehicle of a type adds to the number of a fleet state; 0 for a type without limit.
  private let stride: [Int]
  private let limit: [Int]
  private let fleetStates: Int

  init(_ instance: SearchInstance) {
    self.instance = instance
    labels = RouteLabels(instance)
    let fleet = FleetStates(instance)
    (stride, limit, fleetStates) = (fleet.stride, fleet.limit, fleet.count ?? 0)
  }

  /// The best pieces of a tour and what they are worth.
  mutating func pieces(of tour: ContiguousArray<Int32>) -> (value: SolutionValue, pieces: [Piece]) {
    var best = [[Step?]](repeating: [Step?](repeating: nil, count: fleetStates), count: tour.count + 1)
    best[0][0] = Step(value: SolutionValue(missing: 0, objective: 0), position: -1, fleet: 0, type: -1)
    for position in tour.indices {
      leaveOut(tour, position, &best)
      for type in stride.indices where limit[type] > 0 { route(tour, from: position, type: type, &best) }
    }
    return trace(best)
  }

  private func leaveOut(_ tour: ContiguousArray<Int32>, _ position: Int, _ best: inout [[Step?]]) {
    let prize = instance.prizes[Int(tour[position])]
    for fleet in 0..<fleetStates {
      guard var value = best[position][fleet]?.value else { continue }
      value.missing += prize == nil ? 1 : 0
      value.objective += prize ?? 0
      improve(&best[position + 1][fleet], value, from: position, fleet, type: -1)
    }
  }

  private mutating func route(_ tour: ContiguousArray<Int32>, from position: Int, type: Int, _ best: inout [[Step?]]) {
    labels.begin(type)
    for last in position..<tour.count {
      let service = Int(tour[last])
      if last > position, instance.classes[Int(tour[last - 1])] > instance.classes[service] { return }
      guard labels.extend(by: service) else { return }
      guard let cost = labels.close() else { continue }
      for fleet in 0..<fleetStates {
        guard var value = best[position][fleet]?.value else { continue }
        if stride[type] > 0, fleet / stride[type] % (limit[type] + 1) == limit[type] { continue }
        value.objective += cost
        improve(&best[last + 1][fleet + stride[type]], value, from: position, fleet, type: type)
      }
    }
  }

  private func improve(_ step: inout Step?, _ value: SolutionValue, from position: Int, _ fleet: Int, type: Int) {
    if let old = step?.value, old <= value { return }
    step = Step(value: value, position: Int32(position), fleet: Int32(fleet), type: Int32(type))
  }

  private func trace(_ best: [[Step?]]) -> (value: SolutionValue, pieces: [Piece]) {
    var (position, fleet) = (best.count - 1, 0)
    var value: SolutionValue?
    for candidate in 0..<fleetStates {
      if let found = best[position][candidate]?.value, value.map({ found < $0 }) ?? true {
        (value, fleet) = (found, candidate)
      }
    }
    var pieces: [Piece] = []
    while position > 0, let step = best[position][fleet] {
      if step.type >= 0 { pieces.append(Piece(range: Int(step.position)..<position, type: Int(step.type))) }
      (position, fleet) = (Int(step.position), Int(step.fleet))
    }
    return (value ?? SolutionValue(missing: 0, objective: 0), pieces.reversed())
  }
}

/// How many vehicles of each type are used, as one number.
struct FleetStates {
  let stride: [Int]
  let limit: [Int]
  /// `nil` where it would pass 2^31.
  let count: Int?

  init(_ instance: SearchInstance) {
    var (stride, limit, states): ([Int], [Int], Int?) = ([], [], 1)
    for type in instance.problem.vehicleTypes {
      let most = type.count.map { min($0, instance.services.count) }
      stride.append(most == nil ? 0 : states ?? 0)
      limit.append(most ?? .max)
      states = states.flatMap { $0 * ((most ?? 0) + 1) < 1 << 31 ? $0 * ((most ?? 0) + 1) : nil }
    }
    (self.stride, self.limit, count) = (stride, limit, states)
  }
}

extension GiantTourSplit {
  /// Whether the best cut is within reach: not too many positions, routes from each, and fleet states.
  static func isWithinReach(_ instance: SearchInstance) -> Bool {
    let services = max(instance.services.count, 1)
    guard let states = FleetStates(instance).count, states * services <= 400_000 else { return false }
    var longest = services
    if instance.problem.facilities.isEmpty {
      for dimension in 0..<instance.dimensions {
        let load = instance.services.indices.reduce(0.0) {
          $0 + Double(instance.modes[instance.modes(of: $1).lowerBound].loads[dimension])
        }
        let capacity = instance.vehicles.map { $0.capacities[dimension] }.max() ?? .max
        if load > 0 { longest = min(longest, Int(min(Double(capacity) / load, 1) * Double(services)) + 1) }
      }
    }
    let steps = services * longest * instance.vehicles.count * (1 + instance.problem.facilities.count)
    return steps <= 100_000 && steps * states <= 40_000_000
  }
}
