import Plans
import RoadNetwork
import Routing
import Store

/// The segments that are closed at a moment, and how long that holds.
struct ActiveClosures: Hashable, Sendable {
  /// The segments that nobody may drive.
  let segments: Set<SegmentUID>
  /// When the next closure begins or ends, milliseconds since 1970-01-01T00:00:00Z.
  let until: Int64

  /// Nothing is closed.
  static let none = ActiveClosures([], at: 0)

  init(_ closures: [RoadClosure], at moment: Int64) {
    segments = Set(closures.filter { $0.isActive(atMilliseconds: moment) }.map(\.segment))
    let changes = closures.flatMap { [$0.startsAt, $0.endsAt] }.compactMap { $0?.milliseconds }
    until = changes.filter { $0 > moment }.min() ?? .max
  }

  /// What drives are made under.
  var conditions: RoadConditions { RoadConditions(closed: segments) }
}
