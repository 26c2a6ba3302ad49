public import GeoTypes

/// What of an OpenStreetMap file to read.
public struct OSMOptions: Hashable, Sendable {
  /// Keeps only elements that meet this box, whole; `nil` keeps all.
  public var box: Box?
  /// Keeps only elements that meet this valid area, whole; `nil` keeps all.
  public var area: MultiPolygon?
  /// Which nodes are components.
  public var components: OSMComponentTable
  /// Refuses files whose ways and areas, among those of use, have more node references than this: about 60 bytes each
  /// are needed while reading.
  public var maximumReferences = 100_000_000

  /// Reads everything, or what meets the box and the area.
  public init(box: Box? = nil, area: MultiPolygon? = nil, components: OSMComponentTable = .standard) {
    self.box = box
    self.area = area
    self.components = components
  }
}
