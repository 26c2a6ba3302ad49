import GeoTypes
import IndexFile
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

  /// A duty as it lies in memory, its texts as numbers.
  struct Entry: BitwiseCopyable, Sendable {
    /// Metres along the segment.
    var from: Double
    /// Infinite for the end of the segment.
    var to: Double
    var chief: UInt32
    var name: UInt32
    var level: UInt32
    var shift: UInt32
    var validFrom: UInt32
    var validTo: UInt32
    /// The sides: 1 left, 2 right, 3 both.
    var sides: UInt32
    /// Fills the element to whole eight bytes, so that the bytes of a file are the same each time.
    var zero: UInt32 = 0

    /// Whether the texts exist.
    func isSound(textCount: Int) -> Bool {
      Int(chief) < textCount
        && [name, level, shift, validFrom, validTo].allSatisfy {
          $0 == RoadTable.none || Int($0) < textCount
        }
    }
  }

  private let table: RoadTable

  init(_ table: RoadTable) { self.table = table }

  /// Lays out duties by segment, those of the highest level first.
  static func entries(
    _ duties: [Duty], _ chiefs: [Chief], _ writer: inout TextNumbers
  ) -> [SegmentUID: [Entry]] {
    let chiefOfID = Dictionary(chiefs.map { ($0.id, $0) }) { first, _ in first }
    var ranked: [SegmentUID: [(rank: Int, chief: ChiefOnDuty, duty: Duty)]] = [:]
    for duty in duties {
      let chief = chiefOfID[duty.chief]
      let level = duty.level ?? chief?.level
      ranked[duty.segment, default: []].append(
        (
          level.flatMap(levels.firstIndex) ?? levels.count,
          ChiefOnDuty(id: duty.chief, name: chief?.name, level: level, shift: duty.shift), duty
        ))
    }
    var entries: [SegmentUID: [Entry]] = [:]
    for segment in ranked.keys.sorted() {
      let sorted = (ranked[segment] ?? []).sorted { a, b in
        (a.rank, a.chief.level ?? "", a.chief.id, a.chief.shift ?? "")
          < (b.rank, b.chief.level ?? "", b.chief.id, b.chief.shift ?? "")
      }
      entries[segment] = sorted.map { Entry($0.duty, $0.chief, &writer) }
    }
    return entries
  }

  /// Whether there is no duty at all.
  var isEmpty: Bool { !table.hasRoster }

  /// The duties of a segment.
  func entries(at place: Int) -> UnsafeBufferPointer<Entry> {
    let first = table.firstDuty.elements
    return UnsafeBufferPointer(rebasing: table.duties.elements[Int(first[place])..<Int(first[place + 1])])
  }

  /// Who holds a place of a kerb at a time, or, without one, at any time.
  func holders(at place: Int, side: Side, offset: Double, time: CityTime?) -> Answer {
    var isHeld = false
    var chiefs: [ChiefOnDuty] = []
    for entry in entries(at: place) where entry.covers(side) && entry.from <= offset && offset < entry.to {
      isHeld = true
      guard time.map({ isOn(entry, at: $0) }) ?? true else { continue }
      let chief = chief(of: entry)
      if !chiefs.contains(chief) { chiefs.append(chief) }
    }
    guard isHeld else { return .nobody }
    return chiefs.isEmpty ? .notNow : .chiefs(chiefs)
  }

  private func chief(of entry: Entry) -> ChiefOnDuty {
    ChiefOnDuty(
      id: table.texts[Int(entry.chief)], name: table.text(entry.name), level: table.text(entry.level),
      shift: table.text(entry.shift))
  }

  /// Whether the duty is on. A night shift belongs to the day it begins on; a shift known by name only may always be.
  private func isOn(_ entry: Entry, at time: CityTime) -> Bool {
    var day = time.day
    if case .hours(let from, let to) = DutyShift(table.text(entry.shift)) {
      if from < to {
        guard (from..<to).contains(time.minute) else { return false }
      } else if time.minute < to {
        day -= 1
      } else if time.minute < from {
        return false
      }
    }
    let date = CityTime.date(ofDay: day)
    return table.text(entry.validFrom).map { $0 <= date } ?? true
      && table.text(entry.validTo).map { date <= $0 } ?? true
  }
}

extension DutyBook.Entry {
  fileprivate init(_ duty: Duty, _ chief: ChiefOnDuty, _ writer: inout TextNumbers) {
    from = duty.fromOffset.rawValue
    to = duty.toOffset?.rawValue ?? .infinity
    self.chief = writer.number(of: chief.id)
    name = writer.number(of: chief.name)
    level = writer.number(of: chief.level)
    shift = writer.number(of: chief.shift)
    validFrom = writer.number(of: duty.validFrom)
    validTo = writer.number(of: duty.validTo)
    sides = duty.side == .both ? 3 : duty.side == .left ? 1 : 2
  }

  /// Whether a side is covered.
  func covers(_ side: Side) -> Bool { sides & (side == .left ? 1 : 2) != 0 }
}
