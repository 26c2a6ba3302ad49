/// The hours of a duty.
public enum DutyShift: Hashable, Sendable {
  /// The whole day.
  case wholeDay
  /// From one minute of the day up to another; the end lies on the next day where it is not later than the start.
  case hours(from: Int, to: Int)
  /// A name whose hours are not told, such as `早班`.
  case named(String)

  /// Reads `07:30-14:30`, also with `–`, `~` or `至` between and full-width colons; anything else is a name.
  public init(_ text: String?) {
    guard let text = text?.filter({ !$0.isWhitespace }), !text.isEmpty else {
      self = .wholeDay
      return
    }
    let parts = text.split(whereSeparator: { "-–—~～至".contains($0) }).map(DutyShift.minute)
    if parts.count == 2, let from = parts[0], let to = parts[1] {
      self = from == to % 1440 ? .wholeDay : .hours(from: from, to: to)
    } else {
      self = .named(text)
    }
  }

  /// Whether the two may be on at the same time. Names meet only themselves and the whole day.
  public func meets(_ other: DutyShift) -> Bool {
    switch (self, other) {
    case (.wholeDay, _), (_, .wholeDay): true
    case (.named(let a), .named(let b)): a == b
    case (.named, .hours), (.hours, .named): false
    case (.hours, .hours): stretches.contains { a in other.stretches.contains { a.overlaps($0) } }
    }
  }

  /// Minutes of one day, a night shift in two pieces.
  private var stretches: [Range<Int>] {
    guard case .hours(let from, let to) = self else { return [0..<1440] }
    return to > from ? [from..<to] : [from..<1440, 0..<to]
  }

  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(whereSeparator: { ":：".contains($0) }).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
      (0...59).contains(minute), hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }
}
