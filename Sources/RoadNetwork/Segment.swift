public import GeoTypes

/// A piece of road between cuts, with a permanent number.
public struct Segment: Hashable, Sendable {
  /// The permanent number.
  public var uid: SegmentUID
  /// The source way it was cut from.
  public var source: String
  /// Its line, as digitised.
  public var line: LineString
  /// What a rule or profile reads of it.
  public var attributes: SegmentAttributes
  /// The node at its start.
  public var from: NodeID
  /// The node at its end.
  public var to: NodeID
  /// The road it is part of.
  public var road: RoadID?
  /// Ellipsoidal length.
  public var length: Meters
  /// The segment of the opposite carriageway, where it is half of a dual road.
  public var pair: SegmentUID?
  /// Whether its length counts as road length: false on the second half of a dual road.
  public var countsAsRoad: Bool
  /// Code of the lowest division to the left, `nil` outside all.
  public var leftDivision: String?
  /// Code of the lowest division to the right, `nil` outside all.
  public var rightDivision: String?

  /// Collects the parts.
  public init(
    uid: SegmentUID, source: String, line: LineString, attributes: SegmentAttributes, from: NodeID, to: NodeID,
    road: RoadID? = nil, length: Meters, pair: SegmentUID? = nil, countsAsRoad: Bool = true,
    leftDivision: String? = nil, rightDivision: String? = nil
  ) {
    self.uid = uid
    self.source = source
    self.line = line
    self.attributes = attributes
    self.from = from
    self.to = to
    self.road = road
    self.length = length
    self.pair = pair
    self.countsAsRoad = countsAsRoad
    self.leftDivision = leftDivision
    self.rightDivision = rightDivision
  }
}

/// A side of a line, looking along its digitised direction.
public enum Side: String, Codable, Sendable, CaseIterable {
  /// To the left.
  case left
  /// To the right.
  case right

  /// The other side.
  public var opposite: Side { self == .left ? .right : .left }
}

/// On which side of the road a country drives.
public enum DrivingSide: String, Codable, Sendable {
  /// Keep left.
  case left
  /// Keep right.
  case right

  /// The side of the line on which traffic in a direction runs.
  public func side(forward: Bool) -> Side {
    (self == .right) == forward ? .right : .left
  }
}
