public import GeoTypes

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

/// Which kerbs of a segment are worked on.
public enum KerbChoice: String, Sendable, CaseIterable {
  /// Outer and median.
  case all
  /// Those at the pavement.
  case outer
  /// None.
  case none
}
