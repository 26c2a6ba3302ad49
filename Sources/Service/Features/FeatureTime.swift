import Foundation

/// The times that `datetime` asks for, as days of the Julian calendar (RFC 3339; OGC 17-069r4, 7.15.4).
enum FeatureTime {
  /// An instant, a day, or an interval `start/end` of which one side may be open: empty or `..`.
  /// - Parameter offsetMinutes: of the city's clock, for days.
  /// - Throws: ``Problem``.
  static func range(_ text: Substring, offsetMinutes: Int) throws(Problem) -> ClosedRange<Double> {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count <= 2, text.utf8.count <= 100 else { throw problem(text) }
    if ends.count == 1 {
      guard let moment = day(ends[0], offsetMinutes) else { throw problem(text) }
      return moment.start...moment.end
    }
    func isOpen(_ end: Substring) -> Bool { end.isEmpty || end == ".." }
    if isOpen(ends[0]), isOpen(ends[1]) { throw problem(text) }
    let (start, end) = (day(ends[0], offsetMinutes)?.start, day(ends[1], offsetMinutes)?.end)
    guard start != nil || isOpen(ends[0]), end != nil || isOpen(ends[1]) else { throw problem(text) }
    guard (start ?? 0) <= (end ?? 1e9) else { throw problem(text) }
    return (start ?? 0)...(end ?? 1e9)
  }

  private static func problem(_ text: Substring) -> Problem {
    .query("datetime", text, "give 2026-01-31T08:30:00+08:00, a date, or START/END in which one may be ..")
  }

  /// The first and last moment of a text.
  private static func day(_ text: Substring, _ offset: Int) -> (start: Double, end: Double)? {
    let pattern =
      #/^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)([Zz]|[+-]\d{2}:\d{2}))?$/#
    guard let match = try? pattern.wholeMatch(in: text) else { return nil }
    guard let year = Int(match.1), let month = Int(match.2), let day = Int(match.3), (1...12).contains(month),
      (1...days(of: month, year)).contains(day)
    else { return nil }
    let date = julianDay(year, month, day) - 0.5
    guard let hour = match.4.flatMap({ Int($0) }), let minute = match.5.flatMap({ Int($0) }),
      let second = match.6.flatMap({ Double($0) }), let zone = match.7
    else {
      let start = date - Double(offset) / 1440
      return (start, start + 1)
    }
    guard hour < 24, minute < 60, second < 61 else { return nil }
    var ahead = 0
    if zone.lowercased() != "z" {
      let parts = zone.dropFirst().split(separator: ":").compactMap { Int($0) }
      guard parts.count == 2, parts[0] < 24, parts[1] < 60 else { return nil }
      ahead = (parts[0] * 60 + parts[1]) * (zone.hasPrefix("-") ? -1 : 1)
    }
    let moment = date + (Double(hour * 60 + minute - ahead) + second / 60) / 1440
    // SQLite keeps milliseconds.
    return (moment - 1e-8, moment + 1e-8)
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The Julian day at noon of a date of the Gregorian calendar.
  private static func julianDay(_ year: Int, _ month: Int, _ day: Int) -> Double {
    let a = (14 - month) / 12
    let (y, m) = (year + 4800 - a, month + 12 * a - 3)
    return Double(day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045)
  }
}
