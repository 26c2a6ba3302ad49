import ArcRouting
import TestKit

/// Services spread over a square, ways along its axes and computed when asked for: quick to make, and no table.
struct SpreadTown: TravelCosts {
  let placeCount: Int
  let profileCount = 2
  private var x: [Int]
  private var y: [Int]

  init(places: Int, side: Int, random: inout SeededGenerator) {
    placeCount = places
    (x, y) = ([], [])
    for _ in 0..<places {
      x.append(random.int(in: 0...side))
      y.append(random.int(in: 0...side))
    }
  }

  func leg(from: Place, to: Place, profile: Int) -> TravelLeg {
    let (a, b) = (Int(from.index), Int(to.index))
    // Going east is quicker than going west, and the second profile is slower.
    let (dx, dy) = (x[b] - x[a], abs(y[b] - y[a]))
    let length = UInt32((dx > 0 ? dx : -dx * 5 / 4) + dy)
    return TravelLeg(duration: length * UInt32(profile + 1), distance: length, cost: length * UInt32(profile + 1))
  }

  /// Services of all sorts and a fleet of eight types with two load dimensions.
  static func problem(
    services: Int, seed: UInt64, hasTimes: Bool = false, hasBreaks: Bool = false, timePrice: Int64 = 0,
    hasFacilities: Bool = true
  ) throws -> (problem: ArcRoutingProblem, costs: SpreadTown) {
    var random = SeededGenerator(seed: seed)
    let costs = SpreadTown(places: 2 * services + 12, side: 100 * services / 30, random: &random)
    func place(_ number: Int) -> Place { Place(UInt32(number)) }
    let tasks = (0..<services).map { number in
      let load = Int64(random.int(in: 1...9))
      let duration = Int64(random.int(in: 5...30))
      var task = ServiceTask.edge(
        "\(number)", place(2 * number), place(2 * number + 1), cost: duration, duration: duration, distance: duration,
        loads: [load, 10 - load])
      if number % 4 > 0 { task.modes.removeLast() }
      if hasTimes, number % 6 == 0 {
        task.passes[0].times = TimeRule(windows: [TimeWindow(0, 9_000), TimeWindow(12_000, 40_000)])
      }
      return task
    }
    let first = 2 * services
    let types = (0..<8).map { number in
      var type = VehicleType(
        name: "\(number)", count: hasFacilities ? 3 : services / 80,
        capacities: [Int64(80 + 10 * number), Int64(120 - 10 * number)],
        profile: number % 2, startDepot: 0, fixedCost: Int64(500 + 20 * number), costPerDuration: timePrice,
        resetBeforeEnd: hasFacilities && number < 4 ? [0] : [])
      type.shift.window = TimeWindow(1_000, 40_000)
      if number == 3 { type.tasks = .allBut(Array(0..<services / 10)) }
      if number == 5 { type.maximumDuration = 25_000 }
      if hasBreaks, number % 3 != 1 {
        type.breaks = [RestBreak(window: TimeWindow(6_000, 14_000), duration: 1_200)]
        if number == 6 { type.breaks.append(RestBreak(window: TimeWindow(16_000, 20_000), duration: 300)) }
      }
      return type
    }
    let facilities = (0..<(hasFacilities ? 5 : 0)).map { number in
      Facility(
        name: "\(number)", entry: place(first + 2 + 2 * number), exit: place(first + 3 + 2 * number),
        resets: [number % 2], duration: 60,
        hours: hasTimes && number == 0 ? TimeRule(forbidden: [TimeWindow(5_000, 6_000)]) : .anyTime)
    }
    let problem = try ArcRoutingProblem(
      placeCount: costs.placeCount, profileCount: 2, tasks: tasks, vehicleTypes: types,
      depots: [Depot(name: "yard", start: place(first), end: place(first + 1))],
      loadDimensions: [LoadDimension(name: "hopper"), LoadDimension(name: "tank", change: .emptied)],
      facilities: facilities)
    return (problem, costs)
  }
}
