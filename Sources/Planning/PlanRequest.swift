public import GeoTypes
public import Plans
public import RoadNetwork

/// What is to be planned.
public struct PlanRequest: Sendable {
  /// Sweeping or patrol.
  public var kind: WorkKind
  /// Midnight of the day, on the city's clock.
  public var midnight: PlanInstant
  /// The vehicles; without them one is assumed, as often as needed, or, on patrol, each chief is one.
  public var fleet: Fleet?
  /// What has to be done; without them rules are assumed.
  public var rules: WorkRules?
  /// The part of the city that is meant; `nil` is all of it.
  public var area: PlanArea?
  /// The classes that assumed rules ask for.
  public var classes: Set<RoadClass> = [.expressway, .arterial, .secondary, .branch]
  /// The profile of vehicles that are assumed; `nil` is `sweeper` or, on patrol, `patrol-car`.
  public var profile: String?
  /// The profiles by name.
  public var profiles: [String: VehicleProfile]
  /// On patrol, the level of the chiefs that go; `nil` is whoever holds the least of each road.
  public var level: String?
  /// Segments closed on the day.
  public var closures: Set<SegmentUID> = []
  /// The temperature expected, in degrees Celsius.
  public var temperature: Double?
  /// Where the random numbers of the search begin.
  public var seed: UInt64 = 1
  /// Rounds of the search; `nil` draws them from the size.
  public var iterations: Int?
  /// How many threads may work; the plan is the same for every number.
  public var threads = 1

  /// A request with the defaults of the fields above.
  public init(kind: WorkKind, midnight: PlanInstant, profiles: [String: VehicleProfile]) {
    self.kind = kind
    self.midnight = midnight
    self.profiles = profiles
  }
}

/// A part of a city.
public struct PlanArea: Sendable {
  /// How it is called in the plan: a code, or the name of a file.
  public var name: String
  /// Where it is.
  public var shape: MultiPolygon

  /// Collects the parts.
  public init(name: String, shape: MultiPolygon) {
    self.name = name
    self.shape = shape
  }
}
