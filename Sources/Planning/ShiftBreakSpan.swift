import ArcRouting
import GeoTypes
import Plans

/// When a break may begin.
enum ShiftBreakSpan {
  /// The break in the first of its windows that lies in the shift; without one there, the first, which then cannot be
  /// kept.
  static func rest(_ pause: ShiftBreak, in shift: ClosedRange<Int64>, midnight: PlanInstant) -> RestBreak {
    let duration = Int64((pause.duration.rawValue * 1000).rounded(.up))
    let whole = TimeWindow(shift.lowerBound, max(shift.lowerBound, shift.upperBound - duration))
    let spans = TimeSpans.beginnings(within: pause.windows, lasting: duration, midnight: midnight) ?? [whole]
    let inside = spans.first { $0.end >= whole.start && $0.start <= whole.end }
    return RestBreak(window: inside ?? spans.first ?? whole, duration: duration)
  }
}
