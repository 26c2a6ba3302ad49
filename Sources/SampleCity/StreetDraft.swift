import GeoTypes
import RoadNetwork

/// A piece of street in the straight plan, before streets are joined where they meet.
struct StreetDraft {
  /// How it meets others.
  enum Meeting: Hashable {
    /// It joins every street that it crosses or touches.
    case ground
    /// It runs above the others and joins only where it ends.
    case flying
    /// It is no street but a line that borders follow; streets that cross it get a vertex there.
    case ghost
  }

  /// Corners in the plan.
  var points: [PlanarPoint]
  var attributes: SegmentAttributes
  var meeting: Meeting = .ground
  /// The other half of a dual carriageway, by its place in the list of drafts.
  var opposite: Int?
}
