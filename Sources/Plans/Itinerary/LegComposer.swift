import GeoTypes
import RoadNetwork

/// Turns the steps of a route into legs.
struct LegComposer {
  private let route: PlanRoute
  private let streets: PlanStreets
  private var legs: [ItineraryLeg] = []
  /// The arc driven last, `nil` at the start and after a facility.
  private var last: DirectedSegment?
  /// The arc at the end of the newest leg, `nil` where that leg stands still.
  private var tip: DirectedSegment?
  private var load: [Double] = []
  /// Where the vehicle stands, once that is known.
  private var place: Vertex?

  init(_ route: PlanRoute, in streets: PlanStreets) {
    self.route = route
    self.streets = streets
  }

  /// The legs.
  mutating func compose() throws(ItineraryError) -> [ItineraryLeg] {
    for (number, step) in route.steps.enumerated() {
      try drive(step, number)
      try work(step, number)
      load = step.load
    }
    return legs
  }

  // MARK: Pieces

  private mutating func drive(_ step: PlanStep, _ number: Int) throws(ItineraryError) {
    var movements: [DirectedSegment] = []
    for arc in step.path { movements.append(try movement(arc, number)) }
    let total = movements.reduce(Meters.zero) { $0 + $1.segment.length }
    let start = step.arrival.advanced(by: .zero - step.driveTime)
    var driven = Meters.zero
    var begin = start
    for (index, movement) in movements.enumerated() {
      driven = driven + movement.segment.length
      let isLast = index == movements.count - 1
      let end = isLast || total <= .zero ? step.arrival : start.advanced(by: step.driveTime * (driven / total))
      let leg = ItineraryLeg(action: .drive, begin: begin, end: end, load: load, steps: number..<number + 1)
      add(leg, movement, joins: true)
      begin = end
    }
  }

  private mutating func work(_ step: PlanStep, _ number: Int) throws(ItineraryError) {
    let begin = step.arrival.advanced(by: step.waitingTime)
    var leg = ItineraryLeg(
      action: .serve, begin: begin, end: begin.advanced(by: step.serviceTime), load: step.load,
      steps: number..<number + 1)
    switch step.work {
    case .segment(let task):
      leg.side = task.kerb.map { kerb in (kerb.side == .left) == task.forward ? .left : .right } ?? .both
      leg.kerb = task.kerb?.kind
      leg.pass = task.pass
      let arc = PlanArc(task.segment, forward: task.forward)
      add(leg, try movement(arc, number), joins: step.waitingTime <= .zero)
      return
    case .start(let facility): leg.action = .start(facility: facility)
    case .end(let facility): leg.action = .end(facility: facility)
    case .pause(let id): leg.action = .pause(id)
    case .facility(let id):
      leg.action = .visit(facility: id)
      // Off the road: the next arc may leave in any direction.
      last = nil
    }
    leg.line = place.map { [$0] } ?? []
    legs.append(leg)
    tip = nil
  }

  private func movement(_ arc: PlanArc, _ step: Int) throws(ItineraryError) -> DirectedSegment {
    guard let segment = streets.segment(arc.segment) else {
      throw .unknownSegment(arc.segment, vehicle: route.vehicle, step: step)
    }
    return DirectedSegment(segment, forward: arc.forward)
  }

  // MARK: Merging

  /// Adds an arc driven: to the newest leg where that goes on in the same manner, else as a leg of its own.
  private mutating func add(_ leg: ItineraryLeg, _ movement: DirectedSegment, joins mayJoin: Bool) {
    let segment = movement.segment
    let turn = last.flatMap { streets.turn(from: $0, to: movement) }
    let line = movement.forward ? segment.line : segment.line.reversed
    let arc = PlanArc(segment.uid, forward: movement.forward)
    if place == nil { settle(at: line.start) }
    place = line.end
    defer { (last, tip) = (movement, movement) }
    if mayJoin, turn == .straight, let tip, isSameRoad(tip.segment, segment), legs.last?.isSameWork(as: leg) == true {
      extend(with: leg, arc, line, segment)
      return
    }
    var leg = leg
    leg.roadName = segment.attributes.name
    leg.roadClass = segment.attributes.roadClass
    leg.form = RoadForm(segment.attributes)
    leg.fromName = streets.crossingName(at: movement.tail, besides: leg.roadName)
    leg.toName = streets.crossingName(at: movement.head, besides: leg.roadName)
    leg.turn = turn
    leg.arcs = [arc]
    leg.line = line.vertices
    leg.length = segment.length
    legs.append(leg)
  }

  private mutating func extend(with leg: ItineraryLeg, _ arc: PlanArc, _ line: LineString, _ segment: Segment) {
    let node = arc.forward ? segment.to : segment.from
    let index = legs.count - 1
    legs[index].toName = streets.crossingName(at: node, besides: legs[index].roadName)
    legs[index].arcs.append(arc)
    legs[index].line += line.vertices.dropFirst()
    legs[index].length = legs[index].length + segment.length
    legs[index].end = leg.end
    legs[index].load = leg.load
    legs[index].steps = legs[index].steps.lowerBound..<leg.steps.upperBound
  }

  /// What stood still before the vehicle first moved did so here.
  private mutating func settle(at vertex: Vertex) {
    for index in legs.indices where legs[index].line.isEmpty { legs[index].line = [vertex] }
  }

  /// Whether a driver takes two segments, one straight on from the other, for the same road; those without names too.
  private func isSameRoad(_ a: Segment, _ b: Segment) -> Bool {
    a.attributes.roadClass == b.attributes.roadClass && a.attributes.name == b.attributes.name
      && RoadForm(a.attributes) == RoadForm(b.attributes)
  }
}

extension ItineraryLeg {
  /// Whether the same is done in both.
  fileprivate func isSameWork(as other: ItineraryLeg) -> Bool {
    action == other.action && side == other.side && kerb == other.kerb && pass == other.pass
  }
}

extension PlanInstant {
  /// The moment some seconds later, to the nearest millisecond; itself where there is no such moment.
  fileprivate func advanced(by step: Seconds) -> PlanInstant {
    guard let milliseconds = Int64(exactly: (step.rawValue * 1000).rounded()) else { return self }
    return advanced(byMilliseconds: milliseconds) ?? self
  }
}
