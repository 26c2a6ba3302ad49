/// A moment by the clock and calendar of the city: what shifts and dates of duty are told in.
public struct CityTime: Hashable, Sendable {
  /// Days since 1970-01-01.
  let day: Int
  /// Minute of the day, 0 to 1439.
  public let minute: Int

  /// Reads ISO 8601: `2026-01-31`, `2026-01-31T08:30`, with seconds, and with `Z` or an offset such as `+08:00`.
  ///
  /// A date alone is its first minute. A text with an offset is brought to the city's clock if that is told; otherwise
  /// the hours are taken as they are written.
  /// - Parameter cityOffset: minutes by which the city's clock is ahead of UTC, 480 in China.
  /// - Throws: ``CityTimeError``.
  public init(_ text: String, cityOffset: Int? = nil) throws(CityTimeError) {
    var reader = CityTimeReader(text)
    guard let date = reader.date(), let minute = reader.time(), let offset = reader.offset(), reader.isAtEnd else {
      throw CityTimeError(text: text)
    }
    var moment = date * 1440 + minute
    if case .minutes(let own) = offset, let cityOffset { moment += cityOffset - own }
    self.init(minutesSince1970: moment)
  }

  private init(minutesSince1970 moment: Int) {
    minute = ((moment % 1440) + 1440) % 1440
    day = (moment - minute) / 1440
  }

  /// The date, as `2026-01-31`.
  public var date: String { CityTime.date(ofDay: day) }

  /// The date of a day since 1970-01-01; years before 0 or after 9999 do not occur.
  static func date(ofDay day: Int) -> String {
    // The calendar repeats every 400 years of 146,097 days; years begin in March, so that leap days come last.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return [(year, 4), (month, 2), (dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2)]
      .map { String(repeating: "0", count: max(0, $0.1 - String($0.0).utf8.count)) + String($0.0) }
      .joined(separator: "-")
  }
}

/// A text that is no date or time.
public struct CityTimeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text.
  public let text: String
  /// What is wrong and what to do.
  public var description: String { "'\(text)' is not a time: write it as 2026-01-31T08:30+08:00" }
}

/// Reads the parts of an ISO 8601 text from left to right.
private struct CityTimeReader {
  enum Offset {
    case none
    case minutes(Int)
  }

  private var rest: Substring.UTF8View
  private var hasTime = false

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  /// Days since 1970-01-01.
  mutating func date() -> Int? {
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    // 31 April is read as 1 May: the date written back then differs.
    let written = CityTime.date(ofDay: days).split(separator: "-").compactMap { Int($0) }
    return written == [year, month, day] ? days : nil
  }

  /// Minute of the day; 0 where no time follows the date.
  mutating func time() -> Int? {
    guard skip("T") || skip("t") || skip(" ") else { return 0 }
    hasTime = true
    guard let hour = number(2), skip(":"), let minute = number(2), (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    if skip(":") {
      guard let second = number(2), (0...60).contains(second) else { return nil }
      if skip(".") || skip(",") {
        guard number(1) != nil else { return nil }
        while number(1) != nil {}
      }
    }
    return hour * 60 + minute
  }

  /// Minutes ahead of UTC.
  mutating func offset() -> Offset? {
    guard hasTime, !rest.isEmpty else { return Offset.none }
    if skip("Z") || skip("z") { return .minutes(0) }
    let isBehind = skip("-")
    guard isBehind || skip("+"), let hours = number(2), (0...14).contains(hours) else { return nil }
    _ = skip(":")
    guard rest.isEmpty || rest.count == 2, let minutes = rest.isEmpty ? 0 : number(2), (0...59).contains(minutes) else {
      return nil
    }
    return .minutes((isBehind ? -1 : 1) * (hours * 60 + minutes))
  }

  private mutating func number(_ digits: Int) -> Int? {
    let head = rest.prefix(digits)
    guard head.count == digits, head.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    rest = rest.dropFirst(digits)
    return head.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }
}
