import GeoTypes
import Plans
import RoadNetwork

/// Where a shift should start or end.
struct PlaceCheck {
  /// The facility that the plan names.
  var facility: String?
  /// The facility that the fleet names.
  var depot: String?
  /// The position that the fleet gives.
  var position: Vertex?
}

extension RouteWalk {
  /// Checks a start or end now, or as soon as it is known where the vehicle moves off.
  mutating func checkPlace(_ check: PlaceCheck) {
    if let node { settle(check, at: node) } else { startsPending.append((step, check)) }
  }

  /// Checks what happened before the vehicle first moved.
  mutating func settleStarts(at node: NodeID) {
    let current = step
    for (step, check) in startsPending {
      self.step = step
      settle(check, at: node)
    }
    startsPending = []
    step = current
  }

  private mutating func settle(_ check: PlaceCheck, at node: NodeID) {
    if let depot = check.depot, check.facility != depot {
      add(.depotPlace, "the vehicle belongs to \(depot), the plan says \(check.facility ?? "none")")
    }
    var wanted = check.position
    if let id = check.facility {
      guard let facility = checker.facilities[id] else {
        add(.unknownFacility, "the city has no facility \(id.prefix(60))")
        return
      }
      if facility.kind != .depot && facility.kind != .station && check.depot != id {
        add(.depotPlace, "\(id) is no depot but \(facility.kind.rawValue)")
      }
      if check.depot != nil || wanted == nil { wanted = facility.position }
    }
    guard let wanted, let far = excess(of: node, from: wanted) else { return }
    if far > checker.tolerances.facilityReach.rawValue {
      add(
        .depotPlace, "the shift begins or ends away from the depot", stated: far,
        expected: checker.tolerances.facilityReach.rawValue)
    }
  }

  /// A visit to a facility: at its place, in its hours, for as long as it takes; loads of its kind are set back.
  mutating func visit(_ id: String, _ planned: PlanStep, from: Double, to: Double) {
    guard let facility = checker.facilities[id] else {
      add(.unknownFacility, "the city has no facility \(id.prefix(60))")
      return
    }
    if let node {
      if let far = excess(of: node, from: facility.position), far > checker.tolerances.facilityReach.rawValue {
        add(
          .facilityPlace, "the vehicle is not at \(id)", stated: far,
          expected: checker.tolerances.facilityReach.rawValue)
      }
    } else {
      startsPending.append((step, PlaceCheck(facility: nil, depot: nil, position: facility.position)))
    }
    let least = facility.serviceTime?.rawValue ?? 0
    if !(planned.serviceTime.rawValue >= least - checker.tolerances.time.rawValue) {
      add(.serviceTime, "a visit takes longer", stated: planned.serviceTime.rawValue, expected: least)
    }
    if let hours = facility.hours.flatMap({ WorkWindow(clock: $0) }) {
      let isOpen = hours.occurrences(around: plan.midnight).contains { from >= $0.from && to <= $0.to }
      if !isOpen { add(.window, "\(id) is closed", stated: from) }
    }
    for (number, rule) in checker.rules.loads.enumerated() where rule.reset == facility.kind { load[number] = 0 }
    // Off the road: the next arc may leave in any direction.
    last = nil
  }

  /// How much farther a node is from a position than the nearest node on roads that the vehicle may use; `nil` where
  /// it may use none.
  private func excess(of node: NodeID, from position: Vertex) -> Double? {
    guard let place = checker.index.position(of: node) else { return nil }
    let scale = MetersPerUnit(at: position)
    func distance(_ vertex: Vertex) -> Double {
      let offset = scale.offset(from: position, to: vertex)
      return (offset.x * offset.x + offset.y * offset.y).squareRoot()
    }
    var nearest = Double.infinity
    for segment in checker.index.network.segments {
      let mayDrive = [true, false].contains { limits.obstacle(Movement(segment: segment, forward: $0)) == nil }
      guard mayDrive else { continue }
      nearest = min(nearest, distance(segment.line.start), distance(segment.line.end))
    }
    return nearest.isFinite ? distance(place) - nearest : nil
  }
}
