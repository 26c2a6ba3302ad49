public import GeoTypes

/// How a kind of vehicle moves and works: speeds, what it may not enter, what it is exempt from, what turns cost.
///
/// Read from JSON by ``init(json:file:)``; those that come with Luwang are ``standard(_:)``.
public struct VehicleProfile: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// What it stands for, in words.
  public var description: String
  /// Travel speed by road class; a class without one is forbidden.
  public var travelSpeeds: [RoadClass: KilometersPerHour]
  /// Speed at work by road class; a class without one is not worked on.
  public var serviceSpeeds: [RoadClass: KilometersPerHour] = [:]
  /// The share of its travel speed, limits included, that one vehicle reaches; above 0. Not part of a profile's file.
  public var travelShare = 1.0
  /// Whether a signed limit below its own speed counts.
  public var obeysSpeedLimits = true
  /// What slip roads make of the speed, above 0 and at most 1.
  public var linkFactor = 1.0
  /// What surfaces make of the speed, by the source's name of the surface.
  public var surfaces: [String: SurfaceRule] = [:]
  /// What narrow roads make of the speed.
  public var narrow: NarrowRule?
  /// The least width of carriageway it fits through; roads of unknown width count as wide enough.
  public var leastWidth: Meters?
  /// The kinds of access it may use.
  public var access: Set<Access> = [.open]
  /// Whether it may enter tunnels.
  public var usesTunnels = true
  /// Whether one-way rules do not bind it, as on foot.
  public var ignoresOneWay = false
  /// Whether turn rules do not bind it.
  public var ignoresTurnRestrictions = false
  /// What turns cost.
  public var turnTimes = TurnTimes()
  /// Where it may turn round.
  public var uTurns = UTurnPolicy.deadEnds

  /// A profile with the defaults of the fields above.
  public init(name: String, description: String = "", travelSpeeds: [RoadClass: KilometersPerHour]) {
    self.name = name
    self.description = description
    self.travelSpeeds = travelSpeeds
  }

  /// What a surface does to a vehicle.
  public enum SurfaceRule: Hashable, Sendable {
    /// It cannot drive there.
    case forbidden
    /// Its speed is scaled, by a number above 0 and at most 1.
    case factor(Double)
  }

  /// What a narrow carriageway does to the speed.
  public struct NarrowRule: Hashable, Sendable {
    /// The width under which it holds.
    public var below: Meters
    /// What it makes of the speed, above 0 and at most 1.
    public var factor: Double

    /// Collects the parts.
    public init(below: Meters, factor: Double) {
      self.below = below
      self.factor = factor
    }
  }

  /// What turns cost, none of them negative.
  public struct TurnTimes: Hashable, Sendable {
    /// Towards the driving side.
    public var near: Seconds
    /// Across the traffic.
    public var crossing: Seconds
    /// Back the way it came.
    public var uTurn: Seconds

    /// Collects the parts.
    public init(near: Seconds = .zero, crossing: Seconds = .zero, uTurn: Seconds = .zero) {
      self.near = near
      self.crossing = crossing
      self.uTurn = uTurn
    }
  }
}

/// Where a vehicle may turn round.
public enum UTurnPolicy: String, Codable, Sendable, CaseIterable {
  /// Nowhere.
  case forbid
  /// Only where there is no other way on.
  case deadEnds = "dead_ends"
  /// Everywhere, unless a turn rule bans it.
  case allow
}
