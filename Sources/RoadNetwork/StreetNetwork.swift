public import GeoTypes

/// The roads of a city: nodes, segments between them, kerbs, turn rules and roads.
public struct StreetNetwork: Sendable {
  /// Position of each node; `NodeID` counts into it.
  public var nodes: [Vertex]
  /// The segments, by rising uid.
  public var segments: [Segment]
  /// The kerbs, by segment.
  public var kerbs: [Kerb]
  /// The turn rules.
  public var restrictions: [TurnRestriction]
  /// The roads, by rising id.
  public var roads: [Road]
  /// On which side the city drives.
  public var drivingSide: DrivingSide

  /// Collects the parts.
  public init(
    nodes: [Vertex], segments: [Segment], kerbs: [Kerb], restrictions: [TurnRestriction], roads: [Road],
    drivingSide: DrivingSide
  ) {
    self.nodes = nodes
    self.segments = segments
    self.kerbs = kerbs
    self.restrictions = restrictions
    self.roads = roads
    self.drivingSide = drivingSide
  }
}
