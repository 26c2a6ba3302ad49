public import GeoTypes

/// A report with a position, to be handed to those it concerns.
public struct Incident: Hashable, Sendable {
  /// The bureau's number of the case.
  public var id: String
  /// Where, never rounded.
  public var position: LonLat
  /// Vertical order of the road it is on, where told.
  public var level: Int?
  /// When, by the city's clock, where told.
  public var time: CityTime?
  /// What else the file says of it, passed on as it is.
  public var properties: [String: PropertyValue]

  /// Collects the parts.
  public init(
    id: String, position: LonLat, level: Int? = nil, time: CityTime? = nil,
    properties: [String: PropertyValue] = [:]
  ) {
    self.id = id
    self.position = position
    self.level = level
    self.time = time
    self.properties = properties
  }
}
