/// What the search needs of a vehicle type, without references.
struct VehicleFacts: Sendable {
  var profile: Int
  var start: Place
  /// `nil` for an open route.
  var end: Place?
  var fixedCost: Int64
  /// 0 where only the time or the length of the largest route counts, else 1.
  var costWeight: Int64
  var timePrice: Int64
  var distancePrice: Int64
  /// Vehicles leave when their shift begins.
  var departure: Int64
  /// The latest end by shift and longest time.
  var timeLimit: Int64
  var distanceLimit: Int64
  /// `Int64.max` for no limit.
  var capacities: Loads
  var resetBeforeEnd: LoadSet
  /// A bit for each break.
  var rests: UInt32
  /// Whether anything on its routes may only be begun at certain times, so that times do not simply add up.
  var isTimed: Bool
  /// Whether times, or lengths, make a difference beside the cost.
  var usesTime: Bool
  var usesDistance: Bool
  /// Types of one group differ in number and fixed cost only.
  var group: Int

  init(_ type: VehicleType, _ problem: ArcRoutingProblem, needsTime: Bool, group: Int) {
    profile = type.profile
    start = problem.depots[type.startDepot].start
    end = type.endDepot.map { problem.depots[$0].end }
    switch problem.objective {
    case .minMax(.duration): (costWeight, fixedCost, timePrice, distancePrice) = (0, 0, 1, 0)
    case .minMax(.distance): (costWeight, fixedCost, timePrice, distancePrice) = (0, 0, 0, 1)
    default:
      (costWeight, fixedCost) = (1, type.fixedCost)
      (timePrice, distancePrice) = (type.costPerDuration, type.costPerDistance)
    }
    departure = type.shift.window.start
    timeLimit = min(type.shift.window.end, departure + (type.maximumDuration ?? Int64(Int32.max) << 20))
    distanceLimit = type.maximumDistance ?? .max
    capacities = Loads(repeating: .max)
    for (dimension, capacity) in type.capacities.enumerated() { capacities[dimension] = capacity ?? .max }
    resetBeforeEnd = LoadSet(type.resetBeforeEnd)
    rests = UInt32((1 << type.breaks.count) - 1)
    isTimed = needsTime || !type.breaks.isEmpty
    var measure = Objective.Measure.cost
    if case .weighted(_, _, _, let asked) = problem.objective { measure = asked }
    usesTime = isTimed || timeLimit < TimeWindow.always.end || measure == .duration
    usesDistance = distanceLimit < .max || measure == .distance
    self.group = group
  }

  /// What a drive costs.
  func price(of leg: TravelLeg) -> Int64 {
    Int64(leg.cost) * costWeight + Int64(leg.duration) * timePrice + Int64(leg.distance) * distancePrice
  }

  /// What a service or a visit costs, without waiting.
  func price(of mode: SearchInstance.Mode) -> Int64 {
    mode.cost * costWeight + mode.duration * timePrice + mode.distance * distancePrice
  }
}

extension SearchInstance {
  static func vehicles(
    _ problem: ArcRoutingProblem, needsTime: Bool, allowed: ContiguousArray<Bool>, modeCount: Int
  ) -> ContiguousArray<VehicleFacts> {
    var facts: ContiguousArray<VehicleFacts> = []
    var bare: [VehicleType] = []
    for (number, type) in problem.vehicleTypes.enumerated() {
      var plain = type
      (plain.name, plain.count, plain.fixedCost, plain.tasks) = ("", nil, 0, .all)
      let same = bare.indices.first { other in
        bare[other] == plain
          && allowed[number * modeCount..<(number + 1) * modeCount]
            .elementsEqual(allowed[other * modeCount..<(other + 1) * modeCount])
          && problem.facilities.allSatisfy { facility in
            guard let list = facility.vehicleTypes else { return true }
            return list.contains(number) == list.contains(other)
          }
      }
      bare.append(plain)
      facts.append(VehicleFacts(type, problem, needsTime: needsTime, group: same.map { facts[$0].group } ?? number))
    }
    return facts
  }
}
