public import GeoTypes

/// What is wrong with a row of a roster.
public struct DutyProblem: Hashable, Sendable {
  /// The kinds of problem.
  public enum Kind: Hashable, Sendable {
    /// No road has the name.
    case unknownRoad(String)
    /// No segment has the number.
    case unknownSegment(SegmentUID)
    /// The row names neither a road nor a segment.
    case nothingNamed
    /// Offsets were given for more than one segment.
    case offsetsNeedOneSegment(count: Int)
    /// The offsets do not lie on the segment in rising order.
    case offsetsOutOfRange(SegmentUID, from: Meters, to: Meters, length: Meters)
    /// A date that is none.
    case notADate(String)
    /// The last day lies before the first.
    case datesReversed(String, String)
    /// One chief goes by two names; the first one stays.
    case chiefHasTwoNames(String, String, String)
  }

  /// Where the row stands, such as `line 7`.
  public var place: String
  /// What is wrong.
  public var kind: Kind

  /// Collects the parts.
  public init(place: String, kind: Kind) {
    self.place = place
    self.kind = kind
  }
}

extension DutyProblem: CustomStringConvertible {
  /// Place, value, what is wrong and what to do, in one sentence.
  public var description: String {
    switch kind {
    case .unknownRoad(let name): "\(place): no road is named \"\(name)\": check the spelling with `luwang stats`"
    case .unknownSegment(let uid):
      "\(place): there is no segment \(uid.rawValue): it may be retired, see the import log"
    case .nothingNamed: "\(place): neither a road nor a segment is named: fill in one of the two"
    case .offsetsNeedOneSegment(let count):
      "\(place): offsets need exactly one segment, the row reaches \(count): name the segment by its uid"
    case .offsetsOutOfRange(let uid, let from, let to, let length):
      "\(place): \(from.rawValue) to \(to.rawValue) m is no stretch of segment \(uid.rawValue), which is "
        + "\(length.rawValue) m long"
    case .notADate(let text): "\(place): \"\(text)\" is not a date: write it as 2026-01-31"
    case .datesReversed(let from, let to): "\(place): the duty ends on \(to), before it starts on \(from)"
    case .chiefHasTwoNames(let id, let first, let second):
      "\(place): chief \(id) is named \(second) here and \(first) before: the first name stays"
    }
  }
}
