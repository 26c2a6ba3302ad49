public import RoadNetwork

/// What a piece of road is to a driver, where its name does not say it.
public enum RoadForm: String, Hashable, Sendable, CaseIterable {
  /// A road like any other.
  case street
  /// A slip road or ramp between roads.
  case ramp
  /// Part of a roundabout.
  case roundabout

  /// What a segment with these attributes is.
  public init(_ attributes: SegmentAttributes) {
    self = attributes.isRoundabout ? .roundabout : attributes.isLink ? .ramp : .street
  }
}
