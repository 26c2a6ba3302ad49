import GeoTypes

/// A stretch of time: of each day, or between two moments.
public enum WorkWindow: Hashable, Sendable {
  /// Seconds of the day, `to` later than `from` and beyond 86,400 where it lies on the next day: 22:00 to 06:00 is
  /// 79,200 to 108,000.
  case daily(from: Int, to: Int)
  /// Between two moments, the second later.
  case dated(from: PlanInstant, to: PlanInstant)

  /// The whole day.
  public static let wholeDay = WorkWindow.daily(from: 0, to: 86_400)

  /// Hours of the day; an end before the start lies on the next day. `nil` where there is no length, or beyond two days.
  public init?(from: Int, to: Int) {
    guard (0...172_800).contains(from), (0...172_800).contains(to), from != to else { return nil }
    let end = to < from ? to + 86_400 : to
    guard end > from, end <= 172_800 else { return nil }
    self = .daily(from: from, to: end)
  }

  /// Reads `22:00-06:00` or `05:00–23:00`; `nil` where it is none or has no length.
  public init?(clock text: String) {
    let parts = text.split(whereSeparator: { "-–~".contains($0) }).map { part -> Int? in
      let numbers = part.filter { !$0.isWhitespace }.split(separator: ":").map { Int($0) }
      guard numbers.count == 2, let hour = numbers[0], let minute = numbers[1], (0...24).contains(hour),
        (0...59).contains(minute), hour * 60 + minute <= 1440
      else { return nil }
      return hour * 3600 + minute * 60
    }
    guard parts.count == 2, let from = parts[0], let to = parts[1] else { return nil }
    self.init(from: from, to: to)
  }

  /// Its start and end in seconds after a day's midnight, as it lies on that day.
  public func seconds(after midnight: PlanInstant) -> (from: Double, to: Double) {
    switch self {
    case .daily(let from, let to): (Double(from), Double(to))
    case .dated(let from, let to):
      (
        Double(from.milliseconds - midnight.milliseconds) / 1000,
        Double(to.milliseconds - midnight.milliseconds) / 1000
      )
    }
  }

  /// Where it lies on the days around a midnight: yesterday's to the day after tomorrow's if it is daily.
  public func occurrences(around midnight: PlanInstant) -> [(from: Double, to: Double)] {
    let own = seconds(after: midnight)
    guard case .daily = self else { return [own] }
    return (-2...3).map { (own.from + Double($0) * 86_400, own.to + Double($0) * 86_400) }
  }
}

extension WorkWindow {
  init(_ place: JSONPlace) throws(PlanFileError) {
    let remedy =
      "give seconds of the day as [79200, 108000], hours as \"22:00-06:00\", or two instants, the second later"
    if case .text(let text) = place.node {
      guard let window = WorkWindow(clock: text) else { throw place.bad(remedy) }
      self = window
      return
    }
    let parts = try place.list()
    guard parts.count == 2 else { throw place.bad(remedy) }
    if case .text = parts[0].node {
      let (from, to) = (try parts[0].instant(), try parts[1].instant())
      guard from.milliseconds < to.milliseconds else {
        throw .badValue(
          file: place.file, pointer: place.pointer, value: "from \(from) to \(to)",
          remedy: "let it end after it starts: a dated shift has no next day")
      }
      self = .dated(from: from, to: to)
      return
    }
    let (from, to) = (try parts[0].whole(in: 0...172_800), try parts[1].whole(in: 0...172_800))
    guard let window = WorkWindow(from: Int(from), to: Int(to)) else {
      throw .badValue(
        file: place.file, pointer: place.pointer, value: "from \(from) to \(to) s",
        remedy: from == to ? "a window needs a length" : remedy)
    }
    self = window
  }

  var node: JSONNode {
    switch self {
    case .daily(let from, let to): .list([.whole(from), .whole(to)])
    case .dated(let from, let to): .list([.text(from.description), .text(to.description)])
    }
  }
}
