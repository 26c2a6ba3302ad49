public import GeoTypes

/// How positions are located.
public struct LocatorOptions: Hashable, Sendable {
  /// How far a road may lie for a position to belong to it, and to its chief.
  public var reach = Meters(50)

  /// The usual options.
  public init() {}
}
