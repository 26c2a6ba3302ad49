import GeoTypes
public import RoadNetwork

/// What is different on the roads today: closures, snow, an hour of heavy traffic.
public struct RoadConditions: Hashable, Sendable {
  /// Segments that nobody may drive.
  public var closed: Set<SegmentUID>
  /// By what the travel speed on a class of roads is multiplied; 1 where it is not given.
  public var classFactors: [RoadClass: Double]
  /// By what the travel speed on a segment is multiplied besides; 1 where it is not given.
  public var segmentFactors: [SegmentUID: Double]

  /// Collects the parts.
  /// - Precondition: factors are above 0 and at most 10.
  public init(
    closed: Set<SegmentUID> = [], classFactors: [RoadClass: Double] = [:], segmentFactors: [SegmentUID: Double] = [:]
  ) {
    precondition(
      (Array(classFactors.values) + segmentFactors.values).allSatisfy { $0 > 0 && $0 <= 10 },
      "a factor of speed is above 0 and at most 10")
    self.closed = closed
    self.classFactors = classFactors
    self.segmentFactors = segmentFactors
  }

  /// Nothing is different.
  public static let usual = RoadConditions()

  /// What speeds on a segment are multiplied by.
  func factor(on uid: SegmentUID, _ roadClass: RoadClass) -> Double {
    (classFactors[roadClass] ?? 1) * (segmentFactors[uid] ?? 1)
  }
}
