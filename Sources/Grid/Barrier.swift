public import GeoTypes

/// What separates one unit grid from the next.
public enum BarrierKind: String, Codable, Sendable, CaseIterable {
  /// A wall, fence or hedge.
  case wall
  /// The line or shore of water.
  case water
  /// A railway.
  case railway
  /// The edge of a park.
  case park
}

/// A line that unit grids should follow, besides roads and administrative borders.
public struct Barrier: Hashable, Sendable {
  /// What it is.
  public var kind: BarrierKind
  /// Where it runs.
  public var line: LineString
  /// Where it comes from.
  public var source: String

  /// Collects the parts.
  public init(kind: BarrierKind, line: LineString, source: String) {
    self.kind = kind
    self.line = line
    self.source = source
  }
}

/// The footprint of a building, which no unit grid should cut.
public struct Building: Hashable, Sendable {
  /// Its footprint.
  public var area: Polygon
  /// Where it comes from.
  public var source: String

  /// Collects the parts.
  public init(area: Polygon, source: String) {
    self.area = area
    self.source = source
  }
}
