extension ArcRoutingProblem {
  func check() throws(ProblemError) {
    try inRange(.problem, "placeCount", Int64(placeCount), 1...Int64(UInt32.max))
    try inRange(.problem, "profileCount", Int64(profileCount), 1...1_000)
    if vehicleTypes.isEmpty { throw .empty(.problem, field: "vehicle types") }
    if depots.isEmpty { throw .empty(.problem, field: "depots") }
    try atMost(Self.dimensionLimit, loadDimensions.count, "load dimensions")
    try atMost(1_000, facilities.count, "facilities")
    try atMost(10_000, vehicleTypes.count, "vehicle types")
    var passes = 0
    for task in tasks { passes += task.passes.count }
    try atMost(Self.serviceLimit, passes, "passes of tasks")
    try checkNames()
    try checkDepotsAndFacilities()
    for (number, type) in vehicleTypes.enumerated() { try check(type, number) }
    let shifts = Set(vehicleTypes.map(\.shift.number))
    for (number, task) in tasks.enumerated() { try check(task, number, shifts: shifts) }
    try checkObjective()
    try checkPreviousPlan()
  }

  private func checkNames() throws(ProblemError) {
    try distinct(tasks.enumerated().map { .task($0, name: $1.name) }, tasks.map(\.name))
    try distinct(vehicleTypes.enumerated().map { .vehicleType($0, name: $1.name) }, vehicleTypes.map(\.name))
    try distinct(depots.enumerated().map { .depot($0, name: $1.name) }, depots.map(\.name))
    try distinct(facilities.enumerated().map { .facility($0, name: $1.name) }, facilities.map(\.name))
    try distinct(loadDimensions.enumerated().map { .loadDimension($0, name: $1.name) }, loadDimensions.map(\.name))
  }

  private func checkDepotsAndFacilities() throws(ProblemError) {
    for (number, depot) in depots.enumerated() {
      let subject = ProblemSubject.depot(number, name: depot.name)
      try known(subject, "start", Int(depot.start.index), placeCount)
      try known(subject, "end", Int(depot.end.index), placeCount)
    }
    for (number, facility) in facilities.enumerated() {
      let subject = ProblemSubject.facility(number, name: facility.name)
      try known(subject, "entry", Int(facility.entry.index), placeCount)
      try known(subject, "exit", Int(facility.exit.index), placeCount)
      try inRange(subject, "cost", facility.cost)
      try inRange(subject, "duration", facility.duration)
      if facility.resets.isEmpty { throw .empty(subject, field: "load dimensions that it resets") }
      try distinct(subject, "resets", facility.resets, count: loadDimensions.count)
      try check(subject, "hours", facility.hours)
      try distinct(subject, "vehicleTypes", facility.vehicleTypes ?? [], count: vehicleTypes.count)
    }
  }

  private func check(_ type: VehicleType, _ number: Int) throws(ProblemError) {
    let subject = ProblemSubject.vehicleType(number, name: type.name)
    if let count = type.count { try inRange(subject, "count", Int64(count), 0...Int64(Self.serviceLimit)) }
    guard type.capacities.count == loadDimensions.count else {
      throw .wrongCount(subject, field: "capacities", count: type.capacities.count, expected: loadDimensions.count)
    }
    for capacity in type.capacities { try inRange(subject, "capacity", capacity ?? 0) }
    try known(subject, "profile", type.profile, profileCount)
    try known(subject, "startDepot", type.startDepot, depots.count)
    if let end = type.endDepot { try known(subject, "endDepot", end, depots.count) }
    try inRange(subject, "fixedCost", type.fixedCost)
    try inRange(subject, "costPerDuration", type.costPerDuration, 0...Self.rateLimit)
    try inRange(subject, "costPerDistance", type.costPerDistance, 0...Self.rateLimit)
    try check(subject, "shift", TimeRule(windows: [type.shift.window]))
    try inRange(subject, "maximumDuration", type.maximumDuration ?? 0)
    try inRange(subject, "maximumDistance", type.maximumDistance ?? 0)
    guard type.breaks.count <= Self.breakLimit else {
      throw .tooMany(subject, field: "breaks", count: type.breaks.count, limit: Self.breakLimit)
    }
    for rest in type.breaks {
      try check(subject, "breaks", TimeRule(windows: [rest.window]))
      try inRange(subject, "breaks", rest.duration)
    }
    try distinct(subject, "resetBeforeEnd", type.resetBeforeEnd, count: loadDimensions.count)
    switch type.tasks {
    case .all: break
    case .only(let list), .allBut(let list): try distinct(subject, "tasks", list, count: tasks.count)
    }
  }

  private func check(_ task: ServiceTask, _ number: Int, shifts: Set<Int>) throws(ProblemError) {
    let subject = ProblemSubject.task(number, name: task.name)
    if task.modes.isEmpty { throw .empty(subject, field: "modes") }
    if task.passes.isEmpty { throw .empty(subject, field: "passes") }
    try inRange(subject, "prize", task.prize ?? 0)
    for mode in task.modes {
      try known(subject, "entry", Int(mode.entry.index), placeCount)
      try known(subject, "exit", Int(mode.exit.index), placeCount)
      try inRange(subject, "cost", mode.cost)
      try inRange(subject, "duration", mode.duration)
      try inRange(subject, "distance", mode.distance)
      guard mode.loads.count == loadDimensions.count else {
        throw .wrongCount(subject, field: "loads", count: mode.loads.count, expected: loadDimensions.count)
      }
      for load in mode.loads { try inRange(subject, "load", load) }
      try distinct(subject, "vehicleTypes", mode.vehicleTypes ?? [], count: vehicleTypes.count)
    }
    for (number, pass) in task.passes.enumerated() {
      try check(subject, "times", pass.times)
      if let shift = pass.shift, !shifts.contains(shift) {
        throw .unknownShift(subject, pass: number, shift: shift)
      }
    }
  }

  private func checkObjective() throws(ProblemError) {
    guard case .weighted(let total, let longest, let balance, _) = objective else { return }
    for weight in [total, longest, balance] { try inRange(.problem, "objective", weight, 0...Self.rateLimit) }
  }

  private func checkPreviousPlan() throws(ProblemError) {
    guard let previousPlan else { return }
    try inRange(.problem, "changeCost", previousPlan.changeCost)
    var seen: Set<ServiceID> = []
    for (number, route) in previousPlan.routes.enumerated() {
      let subject = ProblemSubject.previousRoute(number)
      try known(subject, "vehicleType", route.vehicleType, vehicleTypes.count)
      try inRange(subject, "lockedCount", Int64(route.lockedCount), 0...Int64(route.services.count))
      for service in route.services {
        try known(subject, "services", service.task, tasks.count)
        try known(subject, "services", service.pass, tasks[service.task].passes.count)
        guard seen.insert(service).inserted else { throw .repeated(subject, field: "services", number: service.task) }
      }
    }
  }
}

extension ArcRoutingProblem {
  private func inRange(
    _ subject: ProblemSubject, _ field: String, _ value: Int64, _ allowed: ClosedRange<Int64> = 0...amountLimit
  ) throws(ProblemError) {
    guard allowed.contains(value) else { throw .outOfRange(subject, field: field, value: value, allowed: allowed) }
  }

  private func atMost(_ limit: Int, _ count: Int, _ field: String) throws(ProblemError) {
    guard count <= limit else { throw .tooMany(.problem, field: field, count: count, limit: limit) }
  }

  private func known(
    _ subject: ProblemSubject, _ field: String, _ number: Int, _ count: Int
  ) throws(ProblemError) {
    guard (0..<count).contains(number) else { throw .unknown(subject, field: field, number: number, count: count) }
  }

  private func distinct(
    _ subject: ProblemSubject, _ field: String, _ numbers: [Int], count: Int
  ) throws(ProblemError) {
    var seen: Set<Int> = []
    for number in numbers {
      try known(subject, field, number, count)
      guard seen.insert(number).inserted else { throw .repeated(subject, field: field, number: number) }
    }
  }

  private func distinct(_ subjects: [ProblemSubject], _ names: [String]) throws(ProblemError) {
    var first: [String: Int] = [:]
    for (number, name) in names.enumerated() {
      if let other = first.updateValue(number, forKey: name) { throw .sameName(subjects[number], subjects[other]) }
    }
  }

  private func check(_ subject: ProblemSubject, _ field: String, _ rule: TimeRule) throws(ProblemError) {
    for spans in [rule.windows, rule.forbidden] {
      for (number, span) in spans.enumerated() {
        try inRange(subject, field, span.start)
        try inRange(subject, field, span.end)
        guard span.start <= span.end else { throw .backwards(subject, field: field, span) }
        if number > 0, spans[number - 1].end >= span.start {
          throw .unsorted(subject, field: field, spans[number - 1], span)
        }
      }
    }
  }
}
