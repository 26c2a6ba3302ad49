import Plans

/// Windows as a cell has them: `22:00-06:00` each day, or two instants with a slash between.
extension WorkWindow {
  /// What a window looks like, for messages.
  static let example = "22:00-06:00, or 2026-05-04T22:00:00+08:00/2026-05-05T06:00:00+08:00"

  /// The text of a cell; ``init(stored:)`` reads it as the same window.
  var storedText: String {
    switch self {
    case .daily(let from, let to):
      // An end on the next day goes by the clock where it then lies before the start, and counts on beyond 24:00 else.
      let end = to > 86_400 && to - 86_400 < from ? to - 86_400 : to
      return "\(Self.clock(from))-\(Self.clock(end))"
    case .dated(let from, let to): return "\(from)/\(to)"
    }
  }

  /// Reads the text of a cell; `nil` where it is no window.
  init?(stored text: Substring) {
    let instants = text.split(separator: "/", omittingEmptySubsequences: false).map { PlanInstant(String($0.trimmed)) }
    if instants.count == 2 {
      guard let from = instants[0], let to = instants[1], from.milliseconds < to.milliseconds else { return nil }
      self = .dated(from: from, to: to)
      return
    }
    let hours = text.split(omittingEmptySubsequences: false, whereSeparator: { "-–~".contains($0) }).map {
      Self.seconds($0.trimmed)
    }
    guard hours.count == 2, let from = hours[0], let to = hours[1] else { return nil }
    self.init(from: from, to: to)
  }

  private static func clock(_ seconds: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60))"
    return seconds % 60 == 0 ? time : "\(time):\(padded(seconds % 60))"
  }

  private static func seconds(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
      part.utf8.count <= 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], hour <= 48, minute < 60,
      let second = parts.count == 3 ? parts[2] : 0, second < 60
    else { return nil }
    return (hour * 60 + minute) * 60 + second
  }
}

extension RowReader {
  mutating func windowIfPresent() throws(CityFileError) -> WorkWindow? {
    guard let text = try textIfPresent() else { return nil }
    guard let window = WorkWindow(stored: text[...]) else {
      throw bad("'\(text.prefix(80))'", "is no stretch of time; write \(WorkWindow.example)")
    }
    return window
  }

  /// Windows with commas between.
  mutating func windows() throws(CityFileError) -> [WorkWindow] { try windowsIfPresent() ?? [] }

  mutating func windowsIfPresent() throws(CityFileError) -> [WorkWindow]? {
    guard let text = try textIfPresent() else { return nil }
    guard let windows = WorkWindow.list(stored: text) else {
      throw bad(
        "'\(text.prefix(80))'", "is no list of stretches of time with commas between; write \(WorkWindow.example)")
    }
    return windows
  }
}

extension WorkWindow {
  /// Reads windows with commas between; `nil` where one is none.
  static func list(stored text: String) -> [WorkWindow]? {
    if text.allSatisfy(\.isWhitespace) { return [] }
    var windows: [WorkWindow] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let window = WorkWindow(stored: part.trimmed) else { return nil }
      windows.append(window)
    }
    return windows
  }

  /// The text of a cell with windows; `nil` where there are none.
  static func storedText(of windows: [WorkWindow]) -> String? {
    windows.isEmpty ? nil : windows.map(\.storedText).joined(separator: ", ")
  }
}
