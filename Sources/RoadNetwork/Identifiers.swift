/// The permanent number of a segment: given once, kept over re-imports, never given again.
public struct SegmentUID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  /// The number, from 1.
  public let rawValue: Int64
  /// Wraps a number.
  public init(rawValue: Int64) { self.rawValue = rawValue }
  /// Orders by number.
  public static func < (a: SegmentUID, b: SegmentUID) -> Bool { a.rawValue < b.rawValue }
}

/// The number of a road in its city file.
public struct RoadID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  /// The number, from 1.
  public let rawValue: Int64
  /// Wraps a number.
  public init(rawValue: Int64) { self.rawValue = rawValue }
  /// Orders by number.
  public static func < (a: RoadID, b: RoadID) -> Bool { a.rawValue < b.rawValue }
}

/// A node of the road graph, from 0, dense within one network.
public struct NodeID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The number, from 0.
  public let rawValue: UInt32
  /// Wraps a number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Orders by number.
  public static func < (a: NodeID, b: NodeID) -> Bool { a.rawValue < b.rawValue }
}
