public import RoadNetwork

/// Why a route cannot be told as a driver reads it.
public enum ItineraryError: Error, Hashable, Sendable {
  /// A step drives or serves a segment that the city has not.
  case unknownSegment(SegmentUID, vehicle: Int64, step: Int)
}

extension ItineraryError: CustomStringConvertible {
  /// Vehicle, step, segment and what to do, in one sentence.
  public var description: String {
    switch self {
    case .unknownSegment(let uid, let vehicle, let step):
      "vehicle \(vehicle), step \(step): the city has no segment \(uid.rawValue): is the plan of this city and revision?"
    }
  }
}
