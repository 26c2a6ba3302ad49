public import RoadNetwork

/// What a city file knows about itself.
public struct CityMetadata: Hashable, Sendable {
  /// The city's name, for titles.
  public var name: String
  /// The frame of all positions; it is chosen once.
  public var crs: StorageCRS
  /// On which side the city drives.
  public var drivingSide: DrivingSide
  /// The number that the next new segment gets; it never goes down.
  public var nextSegmentUID: Int64
  /// The number that the next new road gets; it never goes down.
  public var nextRoadID: Int64
  /// Anything else worth keeping, by name, such as `provenance` or `code_profile`.
  public var notes: [String: String]

  /// The metadata of a new city.
  public init(
    name: String, crs: StorageCRS, drivingSide: DrivingSide, nextSegmentUID: Int64 = 1, nextRoadID: Int64 = 1,
    notes: [String: String] = [:]
  ) {
    self.name = name
    self.crs = crs
    self.drivingSide = drivingSide
    self.nextSegmentUID = nextSegmentUID
    self.nextRoadID = nextRoadID
    self.notes = notes
  }
}
