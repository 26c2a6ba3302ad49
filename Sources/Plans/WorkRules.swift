public import GeoTypes
public import RoadNetwork

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
  /// Roads narrower than this are done in one traverse for both kerbs: one-way roads when sweeping, all on patrol. The
  /// width of a road is the one given, else ``laneWidth`` for each lane.
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

/// What kind of work is planned.
public enum WorkKind: String, Sendable, CaseIterable {
  /// Kerbs are swept, washed or sprinkled.
  case sweep
  /// Chiefs look over their roads.
  case patrol
  /// Surveyors walk along both sides.
  case survey
}
