import GeoTypes
import Plans
import RoadNetwork

/// A closure with the line of its segment, which is the shape of its row and is not read back.
struct ClosureRow {
  var closure: RoadClosure
  var line: LineString?
}

extension CityTable where Value == ClosureRow {
  static var closureRows: CityTable<ClosureRow> {
    CityTable(.closure) { row throws(CityFileError) in
      row.skipShape()
      return ClosureRow(
        closure: RoadClosure(
          id: try row.text(), segment: SegmentUID(rawValue: try row.integer()), startsAt: try row.instantIfPresent(),
          endsAt: try row.instantIfPresent(), reason: try row.textIfPresent(), author: try row.textIfPresent(),
          createdAt: try row.instantIfPresent()))
    } write: { row, values in
      if let line = row.line { values.put(line) } else { values.put(nil as String?) }
      values.put(row.closure.id)
      values.put(row.closure.segment.rawValue)
      values.put(row.closure.startsAt?.description)
      values.put(row.closure.endsAt?.description)
      values.put(row.closure.reason)
      values.put(row.closure.author)
      values.put(row.closure.createdAt?.description)
    }
  }
}

extension RowReader {
  fileprivate mutating func instantIfPresent() throws(CityFileError) -> PlanInstant? {
    guard let text = try textIfPresent(), !text.isEmpty else { return nil }
    guard let instant = PlanInstant(text) else {
      throw bad("'\(text.prefix(80))'", "is no moment; write it as 2026-05-04T22:00:00+08:00")
    }
    return instant
  }
}

extension CityReader {
  /// Roads closed for a time, those that are over included.
  /// - Throws: ``CityFileError/badValue(path:layer:fid:column:value:reason:)`` and others.
  public func closures() throws(CityFileError) -> [RoadClosure] { try all(.closureRows).map(\.closure) }
}

extension CityWriter {
  /// Replaces all closures; the shape of each is the line of its segment.
  /// - Throws: ``CityFileError``.
  public func replaceClosures(_ closures: [RoadClosure]) throws(CityFileError) {
    var rows: [ClosureRow] = []
    for closure in closures {
      rows.append(ClosureRow(closure: closure, line: try reader.segment(closure.segment)?.line))
    }
    try replace(.closureRows, with: rows)
  }
}
