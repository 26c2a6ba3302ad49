import ArcRouting
import Plans

/// Hours of plans as spans of milliseconds after midnight.
enum TimeSpans {
  /// Days around midnight that planning looks at.
  private static let horizon = 0.0...4 * 86_400

  /// The spans in which work of a duration may begin so that it ends within the hours; `nil` where there are no hours.
  /// An empty list means never.
  static func beginnings(within hours: [WorkWindow], lasting duration: Int64, midnight: PlanInstant) -> [TimeWindow]? {
    guard !hours.isEmpty else { return nil }
    let spans = hours.flatMap { $0.occurrences(around: midnight) }.compactMap { span -> TimeWindow? in
      let from = max(span.from, horizon.lowerBound)
      let to = min(span.to, horizon.upperBound)
      guard from <= to else { return nil }
      let (start, end) = (Int64((from * 1000).rounded(.up)), Int64((to * 1000).rounded(.down)) - duration)
      return start <= end ? TimeWindow(start, end) : nil
    }
    return merged(spans)
  }

  /// The spans of banned hours.
  static func forbidden(_ hours: [WorkWindow], midnight: PlanInstant) -> [TimeWindow] {
    merged(
      hours.flatMap { $0.occurrences(around: midnight) }.compactMap { span in
        let from = max(span.from, horizon.lowerBound)
        let to = min(span.to, horizon.upperBound)
        guard from < to else { return nil }
        return TimeWindow(Int64((from * 1000).rounded(.down)), Int64((to * 1000).rounded(.up)))
      })
  }

  /// A shift; `nil` where it does not lie on the day. Without hours it is the whole day.
  static func shift(_ window: WorkWindow?, midnight: PlanInstant) -> ClosedRange<Int64>? {
    let span = (window ?? .wholeDay).seconds(after: midnight)
    // Daily hours may begin on the next day; a dated shift of the next day belongs to that day's plan.
    if case .dated = window, span.from >= 86_400 { return nil }
    guard span.from >= 0, span.to <= horizon.upperBound else { return nil }
    return Int64((span.from * 1000).rounded(.up))...Int64((span.to * 1000).rounded(.down))
  }

  private static func merged(_ spans: [TimeWindow]) -> [TimeWindow] {
    var result: [TimeWindow] = []
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = result.last, span.start <= last.end {
        result[result.count - 1] = TimeWindow(last.start, max(last.end, span.end))
      } else {
        result.append(span)
      }
    }
    return result
  }
}
