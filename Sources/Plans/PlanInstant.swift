/// A moment with the offset of the clock that shows it, in whole milliseconds, from the year 1 to 9999.
public struct PlanInstant: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64
  /// Minutes that the clock is ahead of UTC.
  public let offsetMinutes: Int

  private static let span: ClosedRange<Int64> = -62_135_510_400_000...253_402_214_400_000

  /// A moment; `nil` beyond the years 1 to 9999 or an offset of 18 hours.
  public init?(milliseconds: Int64, offsetMinutes: Int) {
    guard Self.span.contains(milliseconds), (-1080...1080).contains(offsetMinutes) else { return nil }
    self.milliseconds = milliseconds
    self.offsetMinutes = offsetMinutes
  }

  /// Reads ISO 8601 with offset, `2026-05-04T22:00:00+08:00`, with up to three decimals of a second; `nil` else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 29, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54,
      bytes[13] == 0x3A, bytes[16] == 0x3A
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19), year >= 1, (1...12).contains(month), day >= 1,
      day <= Self.days(of: month, year), hour < 24, minute < 60, second < 60
    else { return nil }
    var place = 19
    var thousandths = 0
    if bytes[place] == 0x2E {
      let start = place + 1
      place = start
      while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
      guard (1...3).contains(place - start), let digits = number(start..<place) else { return nil }
      thousandths = digits * [100, 10, 1][place - start - 1]
    }
    var offset = 0
    if place + 1 == bytes.count, bytes[place] == 0x5A {
      offset = 0
    } else {
      guard place + 6 == bytes.count, bytes[place] == 0x2B || bytes[place] == 0x2D, bytes[place + 3] == 0x3A,
        let hours = number(place + 1..<place + 3), let minutes = number(place + 4..<place + 6), minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (bytes[place] == 0x2D ? -1 : 1)
    }
    let seconds = ((Self.dayNumber(year, month, day) * 24 + hour) * 60 + minute - offset) * 60 + second
    self.init(milliseconds: Int64(seconds) * 1000 + Int64(thousandths), offsetMinutes: offset)
  }

  /// The moment some milliseconds later on the same clock; `nil` beyond the years 1 to 9999.
  public func advanced(byMilliseconds step: Int64) -> PlanInstant? {
    let (sum, overflows) = milliseconds.addingReportingOverflow(step)
    return overflows ? nil : PlanInstant(milliseconds: sum, offsetMinutes: offsetMinutes)
  }

  // Days from the civil calendar, counted from 1 March so that the leap day is the last of its year.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    let leapDays = year / 4 - year / 100 + year / 400
    return year * 365 + leapDays + (monthFromMarch * 153 + 2) / 5 + day - 1 - 719_468
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

extension PlanInstant: CustomStringConvertible {
  /// ISO 8601 with offset; thousandths of a second only where there are any.
  public var description: String {
    let local = Int(milliseconds) + offsetMinutes * 60_000
    let day = Int((Double(local) / 86_400_000).rounded(.down))
    let inDay = local - day * 86_400_000
    let (year, month, date) = Self.civil(day)
    func padded(_ number: Int, _ count: Int = 2) -> String {
      String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
    }
    var text = "\(padded(year, 4))-\(padded(month))-\(padded(date))T"
    text += "\(padded(inDay / 3_600_000)):\(padded(inDay / 60_000 % 60)):\(padded(inDay / 1000 % 60))"
    if inDay % 1000 != 0 { text += ".\(padded(inDay % 1000, 3))" }
    let offset = abs(offsetMinutes)
    return text + "\(offsetMinutes < 0 ? "-" : "+")\(padded(offset / 60)):\(padded(offset % 60))"
  }

  private static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    // Years of 365.2425 days hit the year or the one after it; step back where the first of March lies ahead.
    var year = Int((Double(number + 719_468) / 365.2425).rounded(.down)) + 1
    while dayNumber(year, 3, 1) > number { year -= 1 }
    let inYear = number - dayNumber(year, 3, 1)
    let monthFromMarch = (inYear * 5 + 2) / 153
    let day = inYear - (monthFromMarch * 153 + 2) / 5 + 1
    return monthFromMarch < 10 ? (year, monthFromMarch + 3, day) : (year + 1, monthFromMarch - 9, day)
  }
}

extension PlanInstant: Comparable {
  /// Earlier comes first; the same moment on another clock by its offset.
  public static func < (a: PlanInstant, b: PlanInstant) -> Bool {
    (a.milliseconds, a.offsetMinutes) < (b.milliseconds, b.offsetMinutes)
  }
}
