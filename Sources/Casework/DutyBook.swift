import GeoTypes
import RoadNetwork

/// Who holds which kerb when: the duties of a roster by segment, with the chiefs that hold them.
struct DutyBook: Sendable {
  /// The levels of chiefs from the highest; others follow by text.
  static let levels = ["总路长", "一级", "二级", "三级"]

  /// How a question for a kerb ended.
  enum Answer {
    /// Those who hold it then, the highest level first.
    case chiefs([ChiefOnDuty])
    /// No duty covers the place.
    case nobody
    /// Duties cover the place, at other times.
    case notNow
  }

  fileprivate struct Entry: Sendable {
    let duty: Duty
    let shift: DutyShift
    let chief: ChiefOnDuty
    let rank: Int
  }

  private let entries: [SegmentUID: [Entry]]

  init(_ duties: [Duty], _ chiefs: [Chief]) {
    let chiefOfID = Dictionary(chiefs.map { ($0.id, $0) }) { first, _ in first }
    var entries: [SegmentUID: [Entry]] = [:]
    for duty in duties {
      let chief = chiefOfID[duty.chief]
      let level = duty.level ?? chief?.level
      entries[duty.segment, default: []].append(
        Entry(
          duty: duty, shift: DutyShift(duty.shift),
          chief: ChiefOnDuty(id: duty.chief, name: chief?.name, level: level, shift: duty.shift),
          rank: level.flatMap(DutyBook.levels.firstIndex) ?? DutyBook.levels.count))
    }
    self.entries = entries.mapValues { list in
      list.sorted { a, b in
        (a.rank, a.chief.level ?? "", a.chief.id, a.chief.shift ?? "")
          < (b.rank, b.chief.level ?? "", b.chief.id, b.chief.shift ?? "")
      }
    }
  }

  /// Whether there is no duty at all.
  var isEmpty: Bool { entries.isEmpty }

  /// Who holds a place of a kerb at a time, or, without one, at any time.
  func holders(of snap: Snap, at time: CityTime?) -> Answer {
    let here = (entries[snap.segment] ?? []).filter { entry in
      entry.duty.side.covers(snap.side) && entry.duty.fromOffset <= snap.offset
        && entry.duty.toOffset.map { snap.offset < $0 } ?? true
    }
    guard !here.isEmpty else { return .nobody }
    let now = here.filter { entry in time.map { entry.isOn(at: $0) } ?? true }
    var chiefs: [ChiefOnDuty] = []
    for entry in now where !chiefs.contains(entry.chief) { chiefs.append(entry.chief) }
    return chiefs.isEmpty ? .notNow : .chiefs(chiefs)
  }
}

extension DutyBook.Entry {
  /// Whether the duty is on. A night shift belongs to the day it begins on; a shift known by name only may always be.
  fileprivate func isOn(at time: CityTime) -> Bool {
    var day = time.day
    if case .hours(let from, let to) = shift {
      if from < to {
        guard (from..<to).contains(time.minute) else { return false }
      } else if time.minute < to {
        day -= 1
      } else if time.minute < from {
        return false
      }
    }
    let date = CityTime.date(ofDay: day)
    return duty.validFrom.map { $0 <= date } ?? true && duty.validTo.map { date <= $0 } ?? true
  }
}
