import Foundation
import GeoTypes
import Interchange
import RoadNetwork

/// The rows of a roster of road chiefs (Docs/FileFormats.md, "Chiefs CSV").
enum RosterIntake {
  /// The rows; way numbers become segments through the network that is about to be stored.
  static func rows(
    _ table: InputTable, network: StreetNetwork, _ context: inout ImportContext
  ) throws -> [DutyRosterRow] {
    try table.lookup.require(.chief)
    let segmentsOfWay = self.segmentsOfWay(network)
    var result: [DutyRosterRow] = []
    for row in table.rows() {
      let chief = try row.requiredText(.chief)
      let reach = try self.reach(row, segmentsOfWay)
      if let shift = try row.text(.shift), case .named = DutyShift(shift), shift.contains(where: \.isNumber) {
        context.warn(
          "shift_name", table.name, row.record.place,
          text: "shift '\(shift)' is taken as a name, since it is no span of hours; write hours as 07:30-14:30")
      }
      result.append(
        DutyRosterRow(
          place: row.record.place, chief: chief, name: try row.text(.name) ?? chief, level: try row.text(.level),
          reach: reach, side: try side(row), fromOffset: try row.number(.fromOffset).map { Meters($0) },
          toOffset: try row.number(.toOffset).map { Meters($0) }, shift: try row.text(.shift),
          validFrom: try row.text(.validFrom), validTo: try row.text(.validTo)))
    }
    return result
  }

  private static func segmentsOfWay(_ network: StreetNetwork) -> [String: [SegmentUID]] {
    var table: [String: [SegmentUID]] = [:]
    for segment in network.segments {
      for source in segment.sources { table[source, default: []].append(segment.uid) }
    }
    return table
  }

  private static func reach(
    _ row: BureauFields, _ segmentsOfWay: [String: [SegmentUID]]
  ) throws -> DutyRosterRow.Reach {
    if let text = try row.text(.segments) {
      let words = text.split { $0 == " " || $0 == "," || $0 == ";" }
      let numbers = words.compactMap { Int64($0) }
      guard numbers.count == words.count else {
        throw row.fault(.segments, "is not a list of segment numbers", "give numbers separated by blanks")
      }
      return .segments(numbers.map(SegmentUID.init(rawValue:)))
    }
    guard let text = try row.text(.ways) else { return .road(name: try row.requiredText(.road)) }
    var segments: Set<SegmentUID> = []
    for word in text.split(separator: " ") {
      guard let found = segmentsOfWay[RoadIntake.source(String(word))] ?? segmentsOfWay[String(word)] else {
        throw row.fault(
          .ways, "names a way '\(word)' that the city does not have", "check the number against the roads")
      }
      segments.formUnion(found)
    }
    return .segments(segments.sorted())
  }

  private static func side(_ row: BureauFields) throws -> DutySide {
    switch try row.text(.side)?.lowercased() {
    case nil, "both", "双侧", "两侧", "全部": return .both
    case "left", "左", "左侧": return .left
    case "right", "右", "右侧": return .right
    default: throw row.fault(.side, "is no side", "give left, right or both")
    }
  }
}
