public import GeoTypes
public import RoadNetwork

/// What kind of work is planned.
public enum WorkKind: String, Sendable, CaseIterable {
  /// Kerbs are swept, washed or sprinkled.
  case sweep
  /// Chiefs look over their roads.
  case patrol
  /// Surveyors walk along both sides.
  case survey
}

/// What a day's work has to reach, and under which conditions.
public struct WorkRules: Hashable, Sendable {
  /// What the rules are, in words.
  public var description: String?
  /// The kind of work.
  public var kind: WorkKind
  /// The rule of each road class; a class without one is not worked on.
  public var classes: [RoadClass: KerbRule]
  /// Rules of single segments, in place of their class's; the last one that fits holds.
  public var segments: [SegmentRule] = []
  /// Roads narrower than this are done in one traverse for both kerbs: one-way roads when sweeping, all on patrol.
  public var onePassBelow: Meters?
  /// Whether roads of restricted access are worked on too.
  public var includesRestricted = false
  /// What fills up on the way, in the order of a vehicle's capacity.
  public var loads: [LoadRule] = []
  /// Below this temperature no work is done, as water would freeze.
  public var leastTemperature: Double?

  /// Rules with the defaults of the fields above.
  public init(kind: WorkKind, classes: [RoadClass: KerbRule]) {
    self.kind = kind
    self.classes = classes
  }

  /// SHA-256 of the rules as ``json`` writes them.
  public var digest: String { ContentDigest.sha256(json.utf8) }
}

/// Which kerbs of a segment are worked on.
public enum KerbChoice: String, Sendable, CaseIterable {
  /// Outer and median.
  case all
  /// Those at the pavement.
  case outer
  /// None.
  case none
}

/// What is asked of kerbs.
public struct KerbRule: Hashable, Sendable {
  /// Which kerbs.
  public var kerbs = KerbChoice.all
  /// How often each is served, 0 to 10.
  public var passes = 1
  /// When work may be done; none is any time.
  public var windows: [WorkWindow] = []
  /// When no work may be done.
  public var bannedWindows: [WorkWindow] = []
  /// The greatest speed at work.
  public var speedLimit: KilometersPerHour?
  /// What matters more has the higher number, 0 to 100.
  public var priority = 0
  /// The skill that a vehicle needs.
  public var skill: Int64?
  /// The only vehicle (or chief) that may do it.
  public var vehicle: Int64?

  /// All kerbs once, at any time.
  public init() {}
}

/// What is asked of one segment.
public struct SegmentRule: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// The side that it holds for; `nil` is both.
  public var side: Side?
  /// What is asked.
  public var rule: KerbRule

  /// Collects the parts.
  public init(segment: SegmentUID, side: Side? = nil, rule: KerbRule) {
    self.segment = segment
    self.side = side
    self.rule = rule
  }
}

/// Something of which each served kilometre of kerb uses up the same amount.
public struct LoadRule: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// How much a kilometre of kerb uses.
  public var perKilometer: Double
  /// The kind of facility that sets it back to nothing used.
  public var reset: FacilityKind

  /// Collects the parts.
  public init(name: String, perKilometer: Double, reset: FacilityKind) {
    self.name = name
    self.perKilometer = perKilometer
    self.reset = reset
  }
}
