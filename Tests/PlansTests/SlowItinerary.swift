import GeoTypes
import Plans
import RoadNetwork

/// The legs of a route made the plain way: every arc and stop in a row of its own, then neighbouring rows put together
/// while nothing in them differs. Everything is found by looking through the whole network.
struct SlowItinerary {
  /// An arc driven or a stop.
  struct Row {
    var step: Int
    var action: ItineraryLeg.Action
    var arc: PlanArc?
    var task: PlanTask?
    var begin: Double
    var end: Double
    var load: [Double]
    var waits = false
    var turn: TurnKind?
  }

  let network: StreetNetwork
  private(set) var rows: [Row] = []

  init(_ route: PlanRoute, in network: StreetNetwork) {
    self.network = network
    for (number, step) in route.steps.enumerated() {
      addRows(step, number, before: number > 0 ? route.steps[number - 1].load : [])
    }
    for index in rows.indices { rows[index].turn = turn(into: index) }
  }

  private mutating func addRows(_ step: PlanStep, _ number: Int, before load: [Double]) {
    let arrival = Double(step.arrival.milliseconds) / 1000
    let lengths = step.path.map { segment($0).length.rawValue }
    let total = lengths.reduce(0, +)
    for (index, arc) in step.path.enumerated() {
      let before = lengths[..<index].reduce(0, +)
      rows.append(
        Row(
          step: number, action: .drive, arc: arc,
          begin: arrival - step.driveTime.rawValue * (1 - before / total),
          end: arrival - step.driveTime.rawValue * (1 - (before + lengths[index]) / total), load: load))
    }
    let begin = arrival + step.waitingTime.rawValue
    var row = Row(
      step: number, action: .serve, begin: begin, end: begin + step.serviceTime.rawValue, load: step.load,
      waits: step.waitingTime.rawValue > 0)
    switch step.work {
    case .start(let facility): row.action = .start(facility: facility)
    case .end(let facility): row.action = .end(facility: facility)
    case .facility(let id): row.action = .visit(facility: id)
    case .pause(let id): row.action = .pause(id)
    case .segment(let task):
      row.task = task
      row.arc = PlanArc(task.segment, forward: task.forward)
    }
    rows.append(row)
  }

  private func segment(_ arc: PlanArc) -> Segment {
    guard let segment = network.segments.first(where: { $0.uid == arc.segment }) else {
      preconditionFailure("a plan of this town")
    }
    return segment
  }

  private func ends(_ arc: PlanArc) -> (tail: NodeID, head: NodeID) {
    let segment = segment(arc)
    return arc.forward ? (segment.from, segment.to) : (segment.to, segment.from)
  }

  private func turn(into index: Int) -> TurnKind? {
    guard let arc = rows[index].arc else { return nil }
    var before = index - 1
    while before >= 0, rows[before].arc == nil {
      if case .visit = rows[before].action { return nil }
      before -= 1
    }
    guard before >= 0, let previous = rows[before].arc, ends(previous).head == ends(arc).tail else { return nil }
    let node = ends(arc).tail
    let arms = network.segments.map { ($0.from == node ? 1 : 0) + ($0.to == node ? 1 : 0) }.reduce(0, +)
    return TurnSense(drivingSide: network.drivingSide).kind(
      from: DirectedSegment(segment(previous), forward: previous.forward),
      to: DirectedSegment(segment(arc), forward: arc.forward), arms: arms)
  }

  private func crossing(_ node: NodeID, _ name: String?) -> String? {
    let others = network.segments.filter {
      ($0.from == node || $0.to == node) && $0.attributes.name != nil && $0.attributes.name != name
    }
    let widest = others.map(\.attributes.roadClass).min()
    return others.filter { $0.attributes.roadClass == widest }.compactMap(\.attributes.name).min()
  }

  /// Which rows belong together, by the numbers of their first ones and how many they are.
  private func groups() -> [Range<Int>] {
    var groups: [Range<Int>] = []
    for index in rows.indices {
      if let group = groups.last, belongs(index, with: index - 1) {
        groups[groups.count - 1] = group.lowerBound..<index + 1
      } else {
        groups.append(index..<index + 1)
      }
    }
    return groups
  }

  private func belongs(_ index: Int, with previous: Int) -> Bool {
    let (a, b) = (rows[previous], rows[index])
    guard let first = a.arc, let second = b.arc, b.turn == .straight, !b.waits, a.action == b.action else {
      return false
    }
    let (road, next) = (segment(first), segment(second))
    guard road.attributes.name == next.attributes.name, road.attributes.roadClass == next.attributes.roadClass else {
      return false
    }
    guard road.attributes.isLink == next.attributes.isLink || road.attributes.isRoundabout,
      road.attributes.isRoundabout == next.attributes.isRoundabout
    else { return false }
    guard let task = a.task, let other = b.task else { return true }
    return side(task) == side(other) && task.kerb?.kind == other.kerb?.kind && task.pass == other.pass
  }

  /// The side as driven: that of the line, or the other one where it is driven backwards.
  private func side(_ task: PlanTask) -> ItinerarySide {
    switch (task.kerb?.side, task.forward) {
    case (.left, true), (.right, false): .left
    case (.right, true), (.left, false): .right
    case (nil, _): .both
    }
  }

  private func instant(_ seconds: Double, like other: PlanInstant) -> PlanInstant {
    PlanInstant(milliseconds: Int64((seconds * 1000).rounded()), offsetMinutes: other.offsetMinutes) ?? other
  }

  /// The legs, with lines only where arcs are driven.
  func legs(of route: PlanRoute) -> [ItineraryLeg] {
    groups().map { group in
      let (first, last) = (rows[group.lowerBound], rows[group.upperBound - 1])
      let clock = route.steps[first.step].arrival
      var leg = ItineraryLeg(
        action: first.action, begin: instant(first.begin, like: clock), end: instant(last.end, like: clock),
        load: last.load, steps: first.step..<last.step + 1)
      guard let arc = first.arc, let end = last.arc else { return leg }
      leg.roadName = segment(arc).attributes.name
      leg.roadClass = segment(arc).attributes.roadClass
      leg.form = segment(arc).attributes.isLink ? .ramp : .street
      if segment(arc).attributes.isRoundabout { leg.form = .roundabout }
      leg.fromName = crossing(ends(arc).tail, leg.roadName)
      leg.toName = crossing(ends(end).head, leg.roadName)
      leg.side = first.task.map(side)
      leg.kerb = first.task?.kerb?.kind
      leg.pass = first.task?.pass ?? 1
      leg.turn = first.turn
      leg.arcs = rows[group].compactMap(\.arc)
      for arc in leg.arcs {
        let line = segment(arc).line.vertices
        for vertex in arc.forward ? line : line.reversed() where leg.line.last != vertex { leg.line.append(vertex) }
        leg.length = leg.length + segment(arc).length
      }
      return leg
    }
  }
}
