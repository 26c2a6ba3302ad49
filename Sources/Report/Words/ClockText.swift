import GeoTypes
import Plans

/// Moments and lengths of time as they are printed, on the clock of the plan's day.
struct ClockText {
  private static let dayLength: Int64 = 86_400_000
  private let words: PlanWords
  private let midnight: PlanInstant

  init(_ midnight: PlanInstant, _ words: PlanWords) {
    self.midnight = midnight
    self.words = words
  }

  /// `22:05`; `00:05 (+1)` on the day after the plan's.
  func time(_ instant: PlanInstant) -> String {
    let days = Self.day(instant) - Self.day(midnight)
    let clock = String(instant.description.dropFirst(11).prefix(5))
    return days == 0 ? clock : "\(clock) (\(days > 0 ? "+" : "")\(days))"
  }

  /// The plan's day with its weekday.
  var date: String {
    let parts = midnight.description.prefix(10).split(separator: "-").map { Int($0) ?? 0 }
    guard parts.count == 3 else { return "" }
    // The first day of 1970 was a Thursday, the third day after a Monday.
    let weekday = Int((Self.day(midnight) % 7 + 10) % 7)
    return words.date(year: parts[0], month: parts[1], day: parts[2], weekday: weekday)
  }

  /// Hours and minutes, such as `3:07`.
  func duration(_ seconds: Double) -> String {
    guard seconds.magnitude < 1e9 else { return "–" }
    let minutes = Int((seconds / 60).rounded())
    let rest = abs(minutes % 60)
    return "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A shift, `22:00–06:00 (+1)`.
  func window(_ window: WorkWindow) -> String {
    let (from, to) = window.seconds(after: midnight)
    return "\(clock(from))–\(clock(to))"
  }

  private func clock(_ seconds: Double) -> String {
    guard let milliseconds = Int64(exactly: (seconds * 1000).rounded()),
      let instant = midnight.advanced(byMilliseconds: milliseconds)
    else { return "–" }
    return time(instant)
  }

  /// Days since 1970 on the instant's own clock.
  private static func day(_ instant: PlanInstant) -> Int64 {
    let local = instant.milliseconds + Int64(instant.offsetMinutes) * 60_000
    return local / dayLength - (local % dayLength < 0 ? 1 : 0)
  }
}
