public import GeoTypes

/// A named run of segments.
public struct Road: Hashable, Sendable {
  /// Its number.
  public var id: RoadID
  /// Its name, `nil` for the unnamed pieces that form a road of their own.
  public var name: String?
  /// The class of most of its length.
  public var roadClass: RoadClass
  /// Centre-line length: a dual carriageway counts once.
  public var length: Meters
  /// Length of all carriageways.
  public var carriagewayLength: Meters

  /// Collects the parts.
  public init(id: RoadID, name: String?, roadClass: RoadClass, length: Meters, carriagewayLength: Meters) {
    self.id = id
    self.name = name
    self.roadClass = roadClass
    self.length = length
    self.carriagewayLength = carriagewayLength
  }
}
