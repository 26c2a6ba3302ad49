import GeoTypes

/// Makes duties of the rows of a roster.
public struct DutyBuilder: Sendable {
  private let segments: [SegmentUID: Segment]
  private let segmentsOfRoad: [String: [SegmentUID]]

  /// What came of a roster.
  public struct Outcome: Sendable {
    /// The chiefs by first row.
    public var chiefs: [Chief] = []
    /// The duties, by row, then uid.
    public var duties: [Duty] = []
    /// What could not be used, by row.
    public var problems: [DutyProblem] = []
  }

  /// A builder for the roads of a network.
  public init(_ network: StreetNetwork) {
    segments = Dictionary(network.segments.map { ($0.uid, $0) }) { first, _ in first }
    var names: [RoadID: String] = [:]
    for road in network.roads { names[road.id] = road.name }
    var segmentsOfRoad: [String: [SegmentUID]] = [:]
    for segment in network.segments {
      guard let name = segment.road.flatMap({ names[$0] }) else { continue }
      segmentsOfRoad[name, default: []].append(segment.uid)
    }
    self.segmentsOfRoad = segmentsOfRoad
  }

  /// Reads a roster. A row with a problem gives no duty for what it is about; other rows are not touched by it.
  public func build(_ rows: [DutyRosterRow]) -> Outcome {
    var outcome = Outcome()
    var chiefNumber: [String: Int] = [:]
    for row in rows {
      if let number = chiefNumber[row.chief] {
        let known = outcome.chiefs[number]
        if known.name != row.name {
          outcome.problems.append(
            DutyProblem(place: row.place, kind: .chiefHasTwoNames(row.chief, known.name, row.name)))
        }
      } else {
        chiefNumber[row.chief] = outcome.chiefs.count
        outcome.chiefs.append(Chief(id: row.chief, name: row.name, level: row.level))
      }
      let (duties, problems) = duties(of: row)
      outcome.duties += duties
      outcome.problems += problems.map { DutyProblem(place: row.place, kind: $0) }
    }
    return outcome
  }

  private func duties(of row: DutyRosterRow) -> (duties: [Duty], problems: [DutyProblem.Kind]) {
    var problems = problemsOfDates(row)
    var uids: [SegmentUID] = []
    switch row.reach {
    case .road(let name):
      uids = segmentsOfRoad[name] ?? []
      if uids.isEmpty { problems.append(.unknownRoad(name)) }
    case .segments(let asked):
      uids = Set(asked).filter { segments[$0] != nil }.sorted()
      problems += Set(asked).filter { segments[$0] == nil }.sorted().map { .unknownSegment($0) }
      if asked.isEmpty { problems.append(.nothingNamed) }
    }
    if row.fromOffset != nil || row.toOffset != nil {
      guard uids.count == 1, let segment = segments[uids[0]] else {
        return ([], problems + (uids.isEmpty ? [] : [.offsetsNeedOneSegment(count: uids.count)]))
      }
      let from = row.fromOffset ?? .zero
      let to = row.toOffset ?? segment.length
      // A metre more than the segment has is how its end is written in a roster.
      guard from >= .zero, from < to, to <= segment.length + Meters(1) else {
        return ([], problems + [.offsetsOutOfRange(uids[0], from: from, to: to, length: segment.length)])
      }
    }
    guard problemsOfDates(row).isEmpty else { return ([], problems) }
    let duties = uids.map { uid in
      Duty(
        chief: row.chief, segment: uid, side: row.side, fromOffset: row.fromOffset ?? .zero,
        toOffset: row.toOffset.flatMap { to in segments[uid].flatMap { to < $0.length ? to : nil } },
        level: row.level, shift: row.shift, validFrom: row.validFrom, validTo: row.validTo)
    }
    return (duties, problems)
  }

  private func problemsOfDates(_ row: DutyRosterRow) -> [DutyProblem.Kind] {
    let dates = [row.validFrom, row.validTo].compactMap { $0 }
    let unread = dates.filter { !DutyBuilder.isDate($0) }
    if !unread.isEmpty { return unread.map { .notADate($0) } }
    if let from = row.validFrom, let to = row.validTo, from > to { return [.datesReversed(from, to)] }
    return []
  }

  /// Whether a text is a day as `2026-01-31`.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return false }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
