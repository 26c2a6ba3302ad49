import GeoTypes
import Plans
import RoadNetwork

extension RouteWalk {
  /// Checks what is done at the end of a drive.
  mutating func work(_ planned: PlanStep, ledger: inout CoverageLedger) {
    let arrival = checkArrival(planned)
    let begin = arrival + planned.waitingTime.rawValue
    let end = begin + planned.serviceTime.rawValue
    ready = end
    switch planned.work {
    case .start(let facility):
      checkPlace(PlaceCheck(facility: facility, depot: limits.vehicle.startFacility, position: limits.vehicle.start))
      checkIdle(planned)
    case .end(let facility):
      checkPlace(PlaceCheck(facility: facility, depot: limits.vehicle.endFacility, position: limits.vehicle.end))
      checkIdle(planned)
    case .facility(let id): visit(id, planned, from: begin, to: end)
    case .pause(let id): pause(id, planned, from: begin, to: end)
    case .segment(let task): serve(task, planned, from: begin, to: end, ledger: &ledger)
    }
    checkShift(from: arrival, to: end)
    checkLoad(planned)
  }

  private mutating func checkIdle(_ planned: PlanStep) {
    let time = planned.serviceTime.rawValue + planned.waitingTime.rawValue
    if !(time == 0) { add(.serviceTime, "no work or wait belongs to a start or end", stated: time, expected: 0) }
  }

  /// The arrival in seconds after midnight.
  private mutating func checkArrival(_ planned: PlanStep) -> Double {
    let arrival = Double(planned.arrival.milliseconds - plan.midnight.milliseconds) / 1000
    if !(planned.waitingTime.rawValue >= 0) {
      add(.arrival, "waiting takes less than no time", stated: planned.waitingTime.rawValue, expected: 0)
    }
    if let ready {
      let expected = ready + planned.driveTime.rawValue
      if !(abs(arrival - expected) <= checker.tolerances.time.rawValue) {
        let detail = arrival < expected ? "it arrives too early" : "it arrives later than it drives"
        add(.arrival, detail, stated: arrival, expected: expected)
      }
    }
    return arrival
  }

  private mutating func checkShift(from: Double, to: Double) {
    guard let shift = limits.vehicle.shift else { return }
    let own = shift.seconds(after: plan.midnight)
    let slack = checker.tolerances.time.rawValue
    if !(from >= own.from - slack) { add(.shift, "before the shift begins", stated: from, expected: own.from) }
    if !(to <= own.to + slack) { add(.shift, "after the shift ends", stated: to, expected: own.to) }
  }

  // MARK: Serving

  private mutating func serve(
    _ task: PlanTask, _ planned: PlanStep, from: Double, to: Double, ledger: inout CoverageLedger
  ) {
    guard let segment = checker.index.segment(task.segment) else { return }
    totals.service += segment.length.rawValue
    tasks += 1
    let asked = ledger.requirements(of: task)
    guard !asked.isEmpty, task.pass >= 1 else {
      add(.notRequired, "pass \(task.pass) of this kerb is not asked for", segment: task.segment)
      return
    }
    if task.kerb == nil, !asked.allSatisfy(\.isOnePass) {
      add(.onePass, "the kerbs of this road are not done in one traverse", segment: task.segment)
    }
    for requirement in asked {
      checkSide(requirement, task)
      checkRule(requirement.rule, segment: task.segment, from: from, to: to)
      if !ledger.serve(requirement, pass: task.pass) {
        add(.servedTwice, "pass \(task.pass) was served already", segment: task.segment)
      }
      for (number, rule) in checker.rules.loads.enumerated() {
        load[number] += rule.perKilometer * segment.length.rawValue / 1000
      }
    }
    checkServiceTime(planned, segment, limit: asked.compactMap(\.rule.speedLimit).min())
    if let least = checker.rules.leastTemperature, let temperature = plan.temperature, !(temperature >= least) {
      add(.weather, "it is too cold for this work", segment: task.segment, stated: temperature, expected: least)
    }
  }

  /// Sweeping runs with the traffic on the kerb's side, and the brush is there; a patrol under the set width sees all.
  private mutating func checkSide(_ requirement: Requirement, _ task: PlanTask) {
    let kerb = requirement.kerb
    let looksBothWays = task.kerb == nil && checker.rules.kind != .sweep
    if task.forward != kerb.forward && !looksBothWays {
      add(.againstTraffic, "the \(kerb.side.rawValue) kerb is served against the traffic", segment: task.segment)
    }
    guard checker.rules.kind == .sweep, let brushes = limits.vehicle.brushes, brushes != .both else { return }
    let seen = task.forward ? kerb.side : kerb.side.opposite
    if (brushes == .left) != (seen == .left) {
      add(.brushSide, "the kerb lies to the \(seen.rawValue), brushes hang \(brushes.rawValue)", segment: task.segment)
    }
  }

  private mutating func checkRule(_ rule: KerbRule, segment: SegmentUID, from: Double, to: Double) {
    let slack = checker.tolerances.time.rawValue
    func covers(_ window: WorkWindow) -> Bool {
      window.occurrences(around: plan.midnight).contains { from >= $0.from - slack && to <= $0.to + slack }
    }
    func meets(_ window: WorkWindow) -> Bool {
      window.occurrences(around: plan.midnight).contains { from < $0.to - slack && to > $0.from + slack }
    }
    if !rule.windows.isEmpty && !rule.windows.contains(where: covers) {
      add(.window, "served outside its windows", segment: segment, stated: from)
    }
    if rule.bannedWindows.contains(where: meets) {
      add(.bannedWindow, "served within a banned window", segment: segment, stated: from)
    }
    if let vehicle = rule.vehicle, vehicle != limits.vehicle.id {
      add(.wrongVehicle, "only \(vehicle) may serve it", segment: segment)
    }
    if let skill = rule.skill, !limits.vehicle.skills.contains(skill) {
      add(.wrongVehicle, "the vehicle lacks skill \(skill)", segment: segment)
    }
  }

  private mutating func checkServiceTime(_ planned: PlanStep, _ segment: Segment, limit: KilometersPerHour?) {
    guard let expected = limits.serviceTime(segment, limit: limit) else {
      add(.forbiddenRoad, "the vehicle does not work on such roads", segment: segment.uid)
      return
    }
    drivenTime += expected
    let stated = planned.serviceTime.rawValue
    if !(abs(stated - expected) <= checker.tolerances.time.rawValue) {
      let detail = stated < expected ? "the work is too fast" : "the work is too slow"
      add(.serviceTime, detail, segment: segment.uid, stated: stated, expected: expected)
    }
  }

  // MARK: Loads, breaks, limits

  private mutating func checkLoad(_ planned: PlanStep) {
    guard planned.load.count == load.count else {
      add(
        .loadMisstated, "loads do not match those of the rules", stated: Double(planned.load.count),
        expected: Double(load.count))
      return
    }
    for (number, rule) in checker.rules.loads.enumerated() {
      let stated = planned.load[number]
      if !(abs(stated - load[number]) <= 0.001 + 1e-6 * abs(load[number])) {
        add(.loadMisstated, "\(rule.name) does not follow from the work", stated: stated, expected: load[number])
      }
      let capacity = number < limits.vehicle.capacity.count ? limits.vehicle.capacity[number] : 0
      if !(load[number] <= capacity + 0.001) || !(stated <= capacity + 0.001) || !(stated >= 0) {
        add(
          .loadBounds, "\(rule.name) is beyond what the vehicle holds", stated: max(stated, load[number]),
          expected: capacity)
      }
    }
  }

  private mutating func pause(_ id: Int64, _ planned: PlanStep, from: Double, to: Double) {
    guard let own = limits.vehicle.breaks.first(where: { $0.id == id }) else {
      add(.shiftBreak, "the vehicle has no break \(id)")
      return
    }
    if !breaksTaken.insert(id).inserted { add(.shiftBreak, "break \(id) is taken twice") }
    if !(planned.serviceTime.rawValue >= own.duration.rawValue) {
      add(.shiftBreak, "the break is too short", stated: planned.serviceTime.rawValue, expected: own.duration.rawValue)
    }
    let isInside = own.windows.contains { window in
      window.occurrences(around: plan.midnight).contains { from >= $0.from && to <= $0.to }
    }
    if !own.windows.isEmpty && !isInside { add(.shiftBreak, "the break lies outside its windows", stated: from) }
  }

  mutating func checkLimits() {
    let vehicle = limits.vehicle
    for own in vehicle.breaks where !breaksTaken.contains(own.id) { add(.shiftBreak, "break \(own.id) is left out") }
    func check(_ what: String, _ stated: Double, _ limit: Double?) {
      guard let limit, !(stated <= limit) else { return }
      add(.vehicleLimit, "\(what) is beyond what the vehicle is given", stated: stated, expected: limit)
    }
    check("the number of tasks", Double(tasks), vehicle.maxTasks.map { Double($0) })
    check("time driven and worked", drivenTime, vehicle.maxTravelTime.map { $0.rawValue + 0.5 })
    check("distance", totals.service + totals.deadhead, vehicle.maxDistance.map { $0.rawValue + 0.5 })
  }
}
