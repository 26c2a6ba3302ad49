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
    var time = TravelTime.zero
    var millimeters: Int64 = 0
    for (index, arc) in arcs.enumerated() {
      let id = ArcID(rawValue: arc)
      let isLast = index == arcs.count - 1
      let (from, to) = (index == 0 ? start : graph.start(of: id), isLast ? end : graph.end(of: id))
      let turn = index == 0 ? nil : graph.turn(from: ArcID(rawValue: arcs[index - 1]), into: id)
      precondition(index == 0 || turn != nil, "a path must follow turns of the graph")
      precondition(from.time <= to.time, "a path does not drive backwards")
      let length = Int64(to.length) - Int64(from.length)
      let step = Step(
        arc: id, segment: graph.segment(of: id), forward: graph.isForward(id), start: Self.meters(Int64(from.length)),
        length: Self.meters(length), time: TravelTime(milliseconds: Int64(to.time) - Int64(from.time)),
        turn: turn?.kind, turnTime: turn?.time ?? .zero)
      steps.append(step)
      time += step.time + step.turnTime
      millimeters += length
    }
    self.steps = steps
    self.time = time
    self.millimeters = millimeters
  }

  private static func meters(_ millimeters: Int64) -> Meters { Meters(Double(millimeters) / 1000) }
}
