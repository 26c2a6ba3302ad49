import GeoTypes
import Plans
import RoadNetwork

extension WorkBrief {
  /// The shift of vehicles that are assumed to sweep: the night.
  static let nightShift = WorkWindow.daily(from: 79_200, to: 108_000)
  /// Under this width an assumed vehicle, with brushes on both sides, sweeps both kerbs of a one-way road at once.
  static let sweptAtOnce = Meters(6)

  /// The bureau's fleet and rules for sweeping, or assumed ones.
  /// - Parameter middle: where assumed vehicles start.
  static func sweep(_ request: PlanRequest) -> WorkBrief {
    var brief: WorkBrief
    if let rules = request.rules {
      brief = WorkBrief(rules: rules, vehicles: [])
    } else {
      brief = WorkBrief(rules: assumedRules(request, onePassBelow: sweptAtOnce), vehicles: [])
      brief.assumptions.append(.rules(classes: request.rankedClasses, onePassBelow: sweptAtOnce))
    }
    if let fleet = request.fleet {
      brief.vehicles = fleet.vehicles
      brief.description = fleet.description
    } else {
      var vehicle = FleetVehicle(id: 1, profile: request.profile ?? "sweeper")
      vehicle.shift = nightShift
      vehicle.brushes = .both
      // What rules let fill up is never full: no dump trips are assumed.
      vehicle.capacity = brief.rules.loads.map { _ in 1e9 }
      if let skill = brief.rules.onlySkill { vehicle.skills = [skill] }
      brief.assume(vehicle)
    }
    return brief
  }

  /// As many of a vehicle as needed, or, where rules name vehicles, those.
  private mutating func assume(_ vehicle: FleetVehicle) {
    let named = Set(rules.segments.compactMap(\.rule.vehicle) + rules.classes.values.compactMap(\.vehicle)).sorted()
    guard !named.isEmpty else {
      vehicles = [vehicle]
      isUnlimited = true
      return
    }
    vehicles = named.map { id in
      var next = vehicle
      next.id = id
      return next
    }
    let shift = vehicle.shift ?? .wholeDay
    assumptions.append(.vehicles(profile: vehicle.profile, count: vehicles.count, shift: shift))
  }

  static func assumedRules(_ request: PlanRequest, onePassBelow: Meters) -> WorkRules {
    var rules = WorkRules(kind: request.kind, classes: [:])
    for roadClass in request.classes { rules.classes[roadClass] = KerbRule() }
    rules.onePassBelow = onePassBelow
    return rules
  }
}

extension PlanRequest {
  /// The classes asked for, by rank.
  var rankedClasses: [RoadClass] { RoadClass.allCases.filter { classes.contains($0) } }
}

extension WorkRules {
  /// The skill that the rules name, where it is one.
  fileprivate var onlySkill: Int64? {
    let skills = Set((classes.values + segments.map(\.rule)).compactMap(\.skill))
    return skills.count == 1 ? skills.first : nil
  }
}
