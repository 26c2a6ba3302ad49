public import GeoTypes
public import RoadNetwork

/// One stretch of a route as a driver reads it: neighbouring steps and arcs on one road in one manner, merged.
///
/// A leg ends where the road, its class, the manner of work or the driver's heading changes: a turn that is not
/// straight on always begins a leg, so that legs are also the list of decisions.
public struct ItineraryLeg: Hashable, Sendable {
  /// What is done.
  public enum Action: Hashable, Sendable {
    /// The shift begins, at a facility or where the fleet says.
    case start(facility: String?)
    /// Kerbs are served.
    case serve
    /// The road is driven without work.
    case drive
    /// A facility is visited.
    case visit(facility: String)
    /// A break of the shift, by its number.
    case pause(Int64)
    /// The shift ends, at a facility or where the fleet says.
    case end(facility: String?)
  }

  /// What is done.
  public var action: Action
  /// The road's name; `nil` where it has none or no road is driven.
  public var roadName: String?
  /// The road's class; `nil` where no road is driven.
  public var roadClass: RoadClass?
  /// Street, ramp or roundabout; `nil` where no road is driven.
  public var form: RoadForm?
  /// The name of the crossing road where the leg begins, `nil` where none with a name crosses.
  public var fromName: String?
  /// The name of the crossing road where the leg ends, `nil` where none with a name crosses.
  public var toName: String?
  /// The side served as driven, not as digitised; `nil` unless served.
  public var side: ItinerarySide?
  /// Pavement or median; `nil` unless served, and where all kerbs are served at once.
  public var kerb: KerbKind?
  /// Which of the passes asked for, 1 unless served.
  public var pass: Int
  /// The turn into the first arc; `nil` at the start, after a facility, and where nothing is driven.
  public var turn: TurnKind?
  /// The arcs driven, in order.
  public var arcs: [PlanArc]
  /// The line as driven; a single vertex, if known, where the vehicle stands.
  public var line: [Vertex]
  /// When it begins; waiting before work is not part of the leg.
  public var begin: PlanInstant
  /// When it ends.
  public var end: PlanInstant
  /// How long it is.
  public var length: Meters
  /// What is used of each capacity after it.
  public var load: [Double]
  /// The steps of the route that it covers; the drive to a step's work is a leg of the same step.
  public var steps: Range<Int>

  /// Collects the parts.
  public init(
    action: Action, roadName: String? = nil, roadClass: RoadClass? = nil, form: RoadForm? = nil,
    fromName: String? = nil,
    toName: String? = nil, side: ItinerarySide? = nil, kerb: KerbKind? = nil, pass: Int = 1, turn: TurnKind? = nil,
    arcs: [PlanArc] = [], line: [Vertex] = [], begin: PlanInstant, end: PlanInstant, length: Meters = .zero,
    load: [Double] = [], steps: Range<Int>
  ) {
    self.action = action
    self.roadName = roadName
    self.roadClass = roadClass
    self.form = form
    self.fromName = fromName
    self.toName = toName
    self.side = side
    self.kerb = kerb
    self.pass = pass
    self.turn = turn
    self.arcs = arcs
    self.line = line
    self.begin = begin
    self.end = end
    self.length = length
    self.load = load
    self.steps = steps
  }
}
