public import GeoTypes
public import RoadNetwork

/// What a track was matched to: drives along the roads, and where on them each fix belongs.
public struct TrackMatch: Hashable, Sendable {
  /// The drives in order of time: more than one where the track leaves the roads, pauses, or makes a jump that no way
  /// explains.
  public var matchings: [Matching]
  /// For each fix its place, `nil` for what lies off the roads, contradicts its neighbours or stands alone.
  public var places: [Place?]

  /// A drive along the roads.
  public struct Matching: Hashable, Sendable {
    /// The numbers of the fixes it passes, in order; two or more.
    public var fixes: [Int]
    /// The way from each of them to the next: one less.
    public var legs: [RoutePath]
    /// From 0 to 1: how likely it is that fixes lie on these roads and no others (the geometric mean over fixes), times
    /// the share of the fixes from first to last that could be placed.
    public var confidence: Double

    /// Metres driven.
    public var length: Meters { legs.reduce(.zero) { $0 + $1.length } }
    /// How long a drive along it takes by the profile.
    public var time: TravelTime { legs.reduce(.zero) { $0 + $1.time } }
  }

  /// Where a fix belongs.
  public struct Place: Hashable, Sendable {
    /// The number of its drive.
    public var matching: Int
    /// Its number among the fixes of that drive.
    public var waypoint: Int
    /// The arc it lies on, as driven.
    public var arc: ArcID
    /// Metres along that arc.
    public var offset: Meters
    /// The place on the road.
    public var position: LonLat
    /// How far the fix lies from it.
    public var distance: Meters
    /// How many other directed roads are not much less likely.
    public var alternatives: Int
  }
}
