public import GeoTypes
public import RoadNetwork

/// What the checker must know of a vehicle profile: plain values, filled by the caller.
public struct MovementRules: Hashable, Sendable {
  /// Where a vehicle may turn round.
  public enum TurningRound: Sendable {
    /// Nowhere.
    case forbidden
    /// Only where there is no other way on.
    case deadEnds
    /// Everywhere, unless a turn rule bans it.
    case allowed
  }

  /// Travel speed by road class; a class without one is forbidden.
  public var travelSpeeds: [RoadClass: KilometersPerHour]
  /// Speed at work by road class; a class without one is not worked on.
  public var serviceSpeeds: [RoadClass: KilometersPerHour] = [:]
  /// Whether a signed limit below its own speed counts.
  public var obeysSpeedLimits = true
  /// What slip roads make of the speed.
  public var linkFactor = 1.0
  /// What surfaces make of the speed.
  public var surfaceFactors: [String: Double] = [:]
  /// Surfaces on which it cannot drive.
  public var forbiddenSurfaces: Set<String> = []
  /// Under which width the speed is scaled, and by what.
  public var narrowBelow: Meters?
  /// What narrow roads make of the speed.
  public var narrowFactor = 1.0
  /// The least width of carriageway it fits through; roads of unknown width are wide enough.
  public var leastWidth: Meters?
  /// The kinds of access it may use.
  public var access: Set<Access> = [.open]
  /// Whether it may enter tunnels.
  public var usesTunnels = true
  /// Whether one-way rules do not bind it.
  public var ignoresOneWay = false
  /// Whether turn rules do not bind it.
  public var ignoresTurnRestrictions = false
  /// Segments it may not enter for what the layers do not tell, such as a low bridge.
  public var forbiddenSegments: Set<SegmentUID> = []
  /// What a turn towards the driving side costs.
  public var nearTurn = Seconds.zero
  /// What a turn across the traffic costs.
  public var crossingTurn = Seconds.zero
  /// What turning round costs.
  public var uTurn = Seconds.zero
  /// Where it may turn round.
  public var turningRound = TurningRound.deadEnds

  /// Rules with the defaults of the fields above.
  public init(travelSpeeds: [RoadClass: KilometersPerHour], serviceSpeeds: [RoadClass: KilometersPerHour] = [:]) {
    self.travelSpeeds = travelSpeeds
    self.serviceSpeeds = serviceSpeeds
  }
}
