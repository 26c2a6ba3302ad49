import GeoTypes
public import RoadNetwork

extension CityWriter {
  /// Makes the duties of a segment or a chief those that are given, with an entry in the audit log.
  ///
  /// A stretch of a side that two chiefs would hold at one level at the same time, or one chief twice, is refused where
  /// it was not so before.
  /// - Parameter duties: all of the group; none of them takes all away.
  /// - Throws: ``EditError``, ``CityFileError``.
  public func replaceDuties(
    of group: DutyGroup, with duties: [Duty], if condition: RowCondition = .none, by author: EditAuthor
  ) throws -> RowEdit {
    try editing {
      var checks = EditChecks(reader)
      switch group {
      case .segment(let uid): try checks.reference("segment", uid.rawValue, to: .segment)
      case .chief(let id): try checks.reference("chief", id, to: .chief)
      }
      var segments: [SegmentUID: Segment] = [:]
      for (index, duty) in duties.enumerated() {
        if try !checks.check(duty, named: "duties/\(index)", of: group) { continue }
        segments[duty.segment] = try segments[duty.segment] ?? reader.segment(duty.segment)
        checks.check(offsetsOf: duty, named: "duties/\(index)", on: segments[duty.segment])
      }
      if checks.faults.isEmpty { try checks.findSharing(duties, of: group, on: Array(segments.values)) }
      try checks.finish(.duty, key: group.key)
      return try RowEditor(writer: self, table: .duties, author: author)
        .replace(where: group.column, is: group.value, with: duties, key: group.key, if: condition)
    }
  }
}

extension EditChecks {
  /// Checks all of a duty but its offsets.
  /// - Returns: whether its segment is there.
  fileprivate mutating func check(_ duty: Duty, named name: String, of group: DutyGroup) throws -> Bool {
    switch group {
    case .segment(let uid) where duty.segment != uid:
      fail("\(name)/segment", "\(duty.segment.rawValue)", "must be \(uid.rawValue), whose duties are edited")
    case .chief(let id) where duty.chief != id:
      fail("\(name)/chief", duty.chief, "must be \(id), whose duties are edited")
    default: break
    }
    try reference("\(name)/chief", duty.chief, to: .chief)
    day("\(name)/valid_from", duty.validFrom)
    day("\(name)/valid_to", duty.validTo)
    if let from = duty.validFrom, let to = duty.validTo, to < from {
      fail("\(name)/valid_to", to, "lies before the first day \(from)")
    }
    text("\(name)/level", duty.level)
    text("\(name)/shift", duty.shift)
    return try reference("\(name)/segment", duty.segment.rawValue, to: .segment)
  }

  fileprivate mutating func check(offsetsOf duty: Duty, named name: String, on segment: Segment?) {
    guard let segment else { return }
    // A millimetre beyond the end is rounding.
    let length = segment.length.rawValue
    let (from, to) = (duty.fromOffset.rawValue, duty.toOffset?.rawValue ?? length)
    if !(0...length).contains(from) {
      fail("\(name)/from_offset_m", "\(from)", "must lie from 0 to \(length) m, the segment's length")
    } else if !(to > from && to <= length + 0.001) {
      fail("\(name)/to_offset_m", "\(to)", "must lie after \(from) and not beyond \(length) m, the segment's length")
    }
  }

  /// Looks for stretches that would newly be held twice.
  fileprivate mutating func findSharing(_ duties: [Duty], of group: DutyGroup, on segments: [Segment]) throws {
    var before: [Duty] = []
    for segment in segments { before += try reader.duties(of: .segment(segment.uid)).value }
    let others = before.filter { duty in
      switch group {
      case .segment: false
      case .chief(let id): duty.chief != id
      }
    }
    let network = StreetNetwork(
      nodes: [], segments: segments.sorted { $0.uid < $1.uid }, kerbs: [], restrictions: [], roads: [],
      drivingSide: .right)
    func sharings(_ duties: [Duty]) -> [DutyCheck.Sharing] {
      let report = DutyCheck().report(duties, on: network)
      return report.overlaps + report.conflicts
    }
    let known = Set(sharings(before))
    for sharing in sharings(others + duties) where !known.contains(sharing) {
      let stretch = sharing.stretch
      fail(
        "duties", sharing.second.chief,
        "would hold the \(stretch.side.rawValue) side of segment \(stretch.segment.rawValue) from "
          + "\(stretch.from.rawValue) to \(stretch.to.rawValue) m at the same time as \(sharing.first.chief); shorten "
          + "one of the two duties, or give them different levels, shifts or days")
    }
  }
}
