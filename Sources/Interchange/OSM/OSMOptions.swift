public import GeoTypes

/// What of an OpenStreetMap file to read.
public struct OSMOptions: Hashable, Sendable {
  /// Keeps only elements that meet this box, whole; `nil` keeps all.
  public var box: Box?
  /// Which nodes are components.
  public var components: OSMComponentTable
  /// Refuses files whose ways and areas, among those of use, have more node references than this: about 60 bytes each
  /// are needed while reading.
  public var maximumReferences = 100_000_000

  /// Reads everything.
  public init(box: Box? = nil, components: OSMComponentTable = .standard) {
    self.box = box
    self.components = components
  }
}
