public import GeoTypes
public import RoadNetwork

/// A legal drive from one place to another, arc by arc.
public struct RoutePath: Hashable, Sendable {
  /// A piece of the drive along one arc.
  public struct Step: Hashable, Sendable {
    /// The arc.
    public var arc: ArcID
    /// Its segment.
    public var segment: SegmentUID
    /// Whether the segment is driven as digitised.
    public var forward: Bool
    /// Metres behind the vehicle where the piece starts, along the arc as driven.
    public var start: Meters
    /// Metres driven: the whole arc but on the first and last step. Zero where a drive starts at an arc's end.
    public var length: Meters
    /// Time on the arc.
    public var time: TravelTime
    /// The turn into the arc, `nil` on the first step.
    public var turn: TurnKind?
    /// What that turn costs.
    public var turnTime: TravelTime
  }

  /// The pieces in order; never empty.
  public let steps: [Step]
  /// Metres driven.
  public var length: Meters { Self.meters(millimeters) }
  /// Millimetres driven.
  private let millimeters: Int64
  /// Time and length together.
  public var cost: DriveCost { DriveCost(milliseconds: time.milliseconds, millimeters: millimeters) }
  /// Time on arcs and in turns.
  public let time: TravelTime

  /// How many turns of a kind it takes.
  public func count(of kind: TurnKind) -> Int { steps.count { $0.turn == kind } }
}

extension RoutePath {
  /// Follows arcs from a place on the first to a place on the last.
  /// - Precondition: each arc can be turned into from the one before; on a single arc the start lies before the end.
  init(_ arcs: [UInt32], from start: ArcPlace, to end: ArcPlace, in graph: ArcGraph) {
    var steps: [Step] = []
    steps.reserveCapacity(arcs.count)
    var time = TravelTime.zero
    var millimeters: Int64 = 0
    for (index, arc) in arcs.enumerated() {
      let id = ArcID(rawValue: arc)
      let isLast = index == arcs.count - 1
      let (from, to) = (index == 0 ? start : graph.start(of: id), isLast ? end : graph.end(of: id))
      let turn = index == 0 ? nil : graph.turn(from: ArcID(rawValue: arcs[index - 1]), into: id)
      precondition(index == 0 || turn != nil, "a path must follow turns of the graph")
      precondition(from.time <= to.time, "a path does not drive backwards")
      let step = Step(id, from: from, to: to, turn: turn?.kind, turnTime: turn?.time ?? .zero, in: graph)
      steps.append(step)
      time += step.time + step.turnTime
      millimeters += Int64(to.length) - Int64(from.length)
    }
    self.steps = steps
    self.time = time
    self.millimeters = millimeters
  }

  /// A drive that was followed elsewhere, which may turn round within an arc.
  /// - Precondition: at least one step.
  init(_ steps: [Step]) {
    precondition(!steps.isEmpty, "a drive has a step")
    self.steps = steps
    time = steps.reduce(.zero) { $0 + $1.time + $1.turnTime }
    millimeters = steps.reduce(0) { $0 + Int64(($1.length.rawValue * 1000).rounded()) }
  }

  fileprivate static func meters(_ millimeters: Int64) -> Meters { Meters(Double(millimeters) / 1000) }
}

extension RoutePath.Step {
  /// The piece of an arc between two places on it. - Precondition: the first does not lie behind the second.
  init(
    _ arc: ArcID, from start: ArcPlace, to end: ArcPlace, turn: TurnKind?, turnTime: TravelTime, in graph: ArcGraph
  ) {
    self.init(
      arc: arc, segment: graph.segment(of: arc), forward: graph.isForward(arc),
      start: RoutePath.meters(Int64(start.length)), length: RoutePath.meters(Int64(end.length) - Int64(start.length)),
      time: TravelTime(milliseconds: Int64(end.time) - Int64(start.time)), turn: turn, turnTime: turnTime)
  }
}
