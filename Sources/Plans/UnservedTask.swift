public import RoadNetwork

/// A kerb pass that is left undone.
public struct UnservedTask: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// The kerb.
  public var kerb: ServedKerb
  /// Which of the passes asked for.
  public var pass: Int
  /// Why.
  public var reason: UnservedReason
  /// More in words and numbers.
  public var detail: String?

  /// Collects the parts.
  public init(segment: SegmentUID, kerb: ServedKerb, pass: Int, reason: UnservedReason, detail: String? = nil) {
    self.segment = segment
    self.kerb = kerb
    self.pass = pass
    self.reason = reason
    self.detail = detail
  }
}

/// Why something is left undone.
public enum UnservedReason: String, Sendable, CaseIterable {
  /// No way leads there, or none back.
  case unreachable
  /// It lies on roads that are not joined with those of any depot.
  case island
  /// The road is closed that day.
  case closed
  /// No vehicle of the fleet may enter.
  case profileForbidden = "profile_forbidden"
  /// No vehicle has a brush on the right side.
  case noBrush = "no_brush"
  /// No vehicle has the skill.
  case skills
  /// It alone is more than any vehicle holds.
  case capacity
  /// It does not fit its windows.
  case timeWindow = "time_window"
  /// No shift has time left.
  case shift
  /// A vehicle's greatest distance is reached.
  case maxDistance = "max_distance"
  /// The weather forbids it.
  case weather
}
