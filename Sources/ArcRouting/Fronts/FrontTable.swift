/// What labels ask for, laid out once for all routes: stops, terms by vehicle type, near facilities.
///
/// `@unchecked Sendable`: nothing is written once it has been made.
final class FrontTable: @unchecked Sendable {
  let instance: SearchInstance
  let graph: ModeGraph
  let terms: FixedArray<FrontTerms>
  /// For each type the loads with which facilities are gone to.
  let loadToReset: [Loads]
  /// Whether fronts can be so wide that they are exact.
  let isSmall: Bool
  private let stops: FixedArray<FrontStop>
  private let facilities: [NearFacilities]
  private let times: FrontTimes

  /// Facilities are gone to with this part of a load at least, but in small problems.
  private static let resetShare: Int64 = 4
  private static let smallLimit = 24

  init(_ instance: SearchInstance, _ graph: ModeGraph) {
    self.instance = instance
    self.graph = graph
    let isSmall = instance.services.count <= Self.smallLimit
    self.isSmall = isSmall
    let stops = FixedArray(Self.stops(instance, graph))
    self.stops = stops
    let perKind = graph.modeCount + instance.facilityStops.count
    let times = FrontTimes(instance)
    self.times = times
    let (facilities, near) = Self.nearFacilities(instance)
    self.facilities = facilities
    terms = FixedArray(
      instance.vehicles.indices.map { type in
        let kind = Int(graph.kind[type])
        return FrontTerms(
          instance, graph, type: type, legs: UnsafePointer(graph.legs.base + graph.firstLeg[type]),
          stops: UnsafePointer(stops.base + kind * perKind), near: facilities[near[type]], times: times)
      })
    loadToReset = instance.vehicles.map { facts in
      // Going by a facility may be a way to turn, whatever the load.
      var loads = Loads(repeating: isSmall ? 0 : 1)
      for dimension in 0..<4 where !isSmall && facts.capacities[dimension] < .max {
        loads[dimension] = max(1, facts.capacities[dimension] / Self.resetShare)
      }
      return loads
    }
  }

  deinit {
    terms.deallocate()
    stops.deallocate()
    times.deallocate()
    for near in facilities { near.deallocate() }
  }

  /// What is near, and the number of each type's: types that the same facilities admit share it.
  private static func nearFacilities(_ instance: SearchInstance) -> ([NearFacilities], numbers: [Int]) {
    var known: [[Int]: Int] = [:]
    var found: [NearFacilities] = []
    let numbers = instance.vehicles.indices.map { type in
      let key = instance.facilities[type] + [-1, instance.vehicles[type].profile]
      if let number = known[key] { return number }
      known[key] = found.count
      found.append(NearFacilities(instance, type: type))
      return found.count - 1
    }
    return (found, numbers)
  }

  private static func stops(_ instance: SearchInstance, _ graph: ModeGraph) -> [FrontStop] {
    var groups: [Int] = []
    for facts in instance.vehicles where !groups.contains(facts.group) { groups.append(facts.group) }
    return groups.flatMap { group in
      let facts = instance.vehicles[group]
      let services = instance.modes.enumerated().map { number, mode in
        FrontStop(
          row: graph.places[number].row, column: graph.places[number].column,
          price: facts.price(of: mode) >> graph.shift,
          duration: mode.duration, distance: mode.distance, loads: mode.loads, resets: [],
          isTimed: instance.hasTimes[Int(mode.service)], rule: mode.service, step: .mode(number),
          isAllowed: instance.isAllowed(number, for: group))
      }
      let visits = instance.facilityStops.enumerated().map { number, stop in
        FrontStop(
          row: graph.facilityPlaces[number].row, column: graph.facilityPlaces[number].column,
          price: facts.price(of: stop) >> graph.shift, duration: stop.duration, distance: 0, loads: .zero,
          resets: instance.facilityResets[number], isTimed: !instance.problem.facilities[number].hours.isAnyTime,
          rule: Int32(instance.services.count + number),
          step: .facility(number), isAllowed: true)
      }
      return services + visits
    }
  }
}
