public import GeoTypes

/// Lengths, shares and shape figures of a network.
public struct NetworkStatistics: Hashable, Sendable {
  /// Road and carriageway length of a group of segments.
  public struct Lengths: Hashable, Sendable {
    /// Centre-line length: a dual road counts once.
    public var road = Meters.zero
    /// Length of all carriageways.
    public var carriageway = Meters.zero
    /// Segments.
    public var segments = 0

    /// Nothing yet.
    public init() {}
  }

  /// Lengths by class; every class has an entry.
  public var byClass: [RoadClass: Lengths] = [:]
  /// Lengths by the bureau's classes, lanes left out; every class has an entry.
  public var byBureauClass: [BureauClass: Lengths] = [:]
  /// Lengths of everything.
  public var total = Lengths()
  /// Nodes where one or at least three drivable segments end.
  public var streetNodeCount = 0
  /// Share of street ends among street nodes (nodes of degree 1 or at least 3, drivable segments counted).
  public var deadEndShare = 0.0
  /// Share of junctions of three arms among street nodes.
  public var threeArmShare = 0.0
  /// Share of junctions of four arms among street nodes.
  public var fourArmShare = 0.0
  /// Share of the drivable length that is one-way.
  public var oneWayShare = 0.0
  /// Share of the drivable length without a name.
  public var unnamedShare = 0.0
  /// Half of the segments are no longer than this.
  public var medianLength = Meters.zero
  /// Nine of ten segments are no longer than this.
  public var ninetiethPercentileLength = Meters.zero
  /// Sum of lengths over sum of straight distances between the ends.
  public var circuity = 1.0
  /// Connected components of drivable segments.
  public var islands = 0
  /// Share of the drivable length in the largest of them.
  public var largestIslandShare = 0.0
}
