import GeoTypes
import Plans
import RoadNetwork

/// Follows one route from its start to its end.
struct RouteWalk {
  let checker: PlanChecker
  let plan: Plan
  let number: Int
  let limits: VehicleLimits

  var findings: [PlanFinding] = []
  var totals = RouteTotals()
  /// The step that is being followed.
  var step = 0
  /// What was driven last; `nil` at the start and where the vehicle left the road for a facility.
  var last: Movement?
  /// Where the vehicle stands; `nil` before it has moved.
  var node: NodeID?
  /// Facilities it must have stood at where it first moves off.
  var startsPending: [(step: Int, check: PlaceCheck)] = []
  /// When it was done with the step before, in seconds after midnight.
  var ready: Double?
  /// What is used of each capacity.
  var load: [Double]
  var drivenTime = 0.0
  var tasks: Int64 = 0
  var breaksTaken: Set<Int64> = []

  init(checker: PlanChecker, plan: Plan, number: Int, limits: VehicleLimits) {
    self.checker = checker
    self.plan = plan
    self.number = number
    self.limits = limits
    load = Array(repeating: 0, count: checker.rules.loads.count)
  }

  mutating func add(
    _ code: FindingCode, _ detail: String, segment: SegmentUID? = nil, stated: Double? = nil, expected: Double? = nil
  ) {
    findings.append(
      PlanFinding(
        code: code, route: number, step: step, segment: segment, stated: stated, expected: expected, detail: detail))
  }

  mutating func follow(_ route: PlanRoute, ledger: inout CoverageLedger) {
    checkShape(route)
    for (index, planned) in route.steps.enumerated() {
      step = index
      drive(planned)
      work(planned, ledger: &ledger)
    }
    step = max(0, route.steps.count - 1)
    checkLimits()
  }

  private mutating func checkShape(_ route: PlanRoute) {
    guard route.steps.count >= 2 else {
      add(.routeShape, "a route has at least a start and an end")
      return
    }
    for (index, planned) in route.steps.enumerated() {
      step = index
      switch planned.work {
      case .start where index > 0: add(.routeShape, "a start stands amid a route")
      case .end where index < route.steps.count - 1: add(.routeShape, "an end stands amid a route")
      case .start where !planned.path.isEmpty: add(.routeShape, "nothing is driven before the start")
      case .start, .end: break
      case _ where index == 0: add(.routeShape, "a route begins with a start")
      case _ where index == route.steps.count - 1: add(.routeShape, "a route closes with an end")
      case .segment, .facility, .pause: break
      }
    }
  }

  // MARK: Driving

  /// Drives the path of a step; checks its length and time. The turn into the segment served is part of the drive.
  private mutating func drive(_ planned: PlanStep) {
    var length = 0.0
    var time = 0.0
    for arc in planned.path {
      guard let movement = movement(arc) else { continue }
      time += enter(movement)
      time += limits.travelTime(movement.segment) ?? 0
      length += movement.segment.length.rawValue
    }
    if case .segment(let task) = planned.work, let movement = movement(PlanArc(task.segment, forward: task.forward)) {
      time += enter(movement)
    }
    totals.deadhead += length
    drivenTime += time
    if !(abs(planned.distance.rawValue - length) <= checker.tolerances.length.rawValue) {
      add(.driveLength, "the drive is not as long as its arcs", stated: planned.distance.rawValue, expected: length)
    }
    let tolerance =
      checker.tolerances.time.rawValue + checker.tolerances.timePerArc.rawValue * Double(planned.path.count)
    if !(abs(planned.driveTime.rawValue - time) <= tolerance) {
      let detail = planned.driveTime.rawValue < time ? "the drive is too fast" : "the drive is too slow"
      add(.driveTime, detail, stated: planned.driveTime.rawValue, expected: time)
    }
  }

  private mutating func movement(_ arc: PlanArc) -> Movement? {
    guard let segment = checker.index.segment(arc.segment) else {
      add(.unknownSegment, "the city has no such segment", segment: arc.segment)
      return nil
    }
    return Movement(segment: segment, forward: arc.forward)
  }

  /// Moves into a segment and to its end; gives the time of the turn.
  private mutating func enter(_ movement: Movement) -> Double {
    let uid = movement.segment.uid
    if let obstacle = limits.obstacle(movement) { add(obstacle.code, obstacle.detail, segment: uid) }
    var turnTime = 0.0
    if let node, node != movement.tail {
      add(.gapInPath, "the arc starts elsewhere than the one before it ends", segment: uid)
    } else if let last {
      turnTime = turn(from: last, to: movement)
    }
    if node == nil { settleStarts(at: movement.tail) }
    last = movement
    node = movement.head
    return turnTime
  }

  private mutating func turn(from: Movement, to: Movement) -> Double {
    let index = checker.index
    let via = to.tail
    let kind = reading(from: from, to: to)
    if !limits.rules.ignoresTurnRestrictions,
      let ban = index.ban(from: from.segment.uid, via: via, to: to.segment.uid)
    {
      let detail = "turn rule \(ban.source) bans the turn from \(from.segment.uid.rawValue)"
      add(.bannedTurn, detail, segment: to.segment.uid)
    }
    switch kind {
    case .uTurn:
      totals.uTurns += 1
      if !mayTurnRound(from) { add(.uTurn, "the vehicle may not turn round here", segment: to.segment.uid) }
    case .crossing: totals.crossingTurns += 1
    case .near, .straight: break
    }
    return limits.time(of: kind)
  }

  private func reading(from: Movement, to: Movement) -> TurnReading {
    TurnReading.read(
      from: from, to: to, arms: checker.index.arms(at: to.tail), drivingSide: checker.index.network.drivingSide)
  }

  private func mayTurnRound(_ from: Movement) -> Bool {
    switch limits.rules.turningRound {
    case .allowed: true
    case .forbidden: false
    case .deadEnds:
      !checker.index.leaving(from.head).contains { next in
        limits.obstacle(next) == nil && reading(from: from, to: next) != .uTurn
          && (limits.rules.ignoresTurnRestrictions
            || checker.index.ban(from: from.segment.uid, via: from.head, to: next.segment.uid) == nil)
      }
    }
  }
}
