import GeoTypes
public import Plans
import RoadNetwork

extension CityWriter {
  /// Adds an incident, or puts it in place of the one with its number, with an entry in the audit log.
  /// - Throws: ``EditError``, ``CityFileError``.
  public func put(
    _ incident: StoredIncident, if condition: RowCondition = .none, by author: EditAuthor
  ) throws -> RowEdit {
    try editing {
      var checks = EditChecks(reader)
      checks.name("id", incident.id)
      checks.position("position", incident.position)
      let reported = checks.instant("reported_at", incident.reportedAt)
      let deadline = checks.instant("deadline", incident.deadline)
      if let reported, let deadline, deadline.milliseconds < reported.milliseconds {
        checks.fail("deadline", incident.deadline, "lies before the report at \(reported); times never go back")
      }
      for (field, text) in [
        ("item", incident.item), ("text", incident.text), ("source", incident.source),
        ("component", incident.component), ("department", incident.department), ("state", incident.state),
      ] { checks.text(field, text) }
      try checks.reference("unit_grid", incident.unitGrid, to: .unitGrid)
      for (field, code) in [
        ("community", incident.community), ("subdistrict", incident.subdistrict), ("district", incident.district),
      ] { try checks.reference(field, code, to: .division) }
      try checks.reference("zone", incident.zone, to: .zone)
      try checks.reference("road", incident.road?.rawValue, to: .road)
      try checks.reference("segment", incident.segment?.rawValue, to: .segment)
      try checks.reference("chief", incident.chief, to: .chief)
      if incident.side != nil, incident.segment == nil {
        checks.fail("side", incident.side?.rawValue, "is a side of no segment; give the segment, or no side")
      }
      checks.number("distance_m", incident.distance?.rawValue, in: 0...1e7, unit: "m")
      try checks.finish(.incident, key: incident.id)
      return try RowEditor(writer: self, table: .incidents, author: author)
        .put(incident, key: incident.id, if: condition)
    }
  }

  /// Deletes an incident, with an entry in the audit log.
  /// - Throws: ``EditError``, ``CityFileError``.
  @discardableResult
  public func removeIncident(id: String, if condition: RowCondition = .none, by author: EditAuthor) throws -> RowEdit {
    try editing {
      try RowEditor(writer: self, table: .incidents, author: author).remove(key: id, if: condition)
    }
  }

  /// Adds a facility, or puts it in place of the one of its name, with an entry in the audit log.
  /// - Throws: ``EditError``, ``CityFileError``.
  public func put(
    _ facility: Facility, if condition: RowCondition = .none, by author: EditAuthor
  ) throws -> RowEdit {
    try editing {
      var checks = EditChecks(reader)
      checks.name("id", facility.id)
      checks.name("name", facility.name)
      checks.position("position", LonLat(facility.position))
      checks.number("service_time_s", facility.serviceTime?.rawValue, in: 0...86_400, unit: "s")
      if let hours = facility.hours, WorkWindow.list(stored: hours) == nil {
        checks.fail("hours", hours, "are no opening hours; write them as 06:00-22:00, or leave them out")
      }
      try checks.finish(.facility, key: facility.id)
      return try RowEditor(writer: self, table: .facilities, author: author)
        .put(facility, key: facility.id, if: condition)
    }
  }

  /// Deletes a facility that no vehicle starts or ends at, with an entry in the audit log.
  /// - Throws: ``EditError``, ``CityFileError``.
  @discardableResult
  public func removeFacility(id: String, if condition: RowCondition = .none, by author: EditAuthor) throws -> RowEdit {
    try editing {
      var checks = EditChecks(reader)
      for vehicle in try reader.fleet()?.vehicles ?? []
      where vehicle.startFacility == id || vehicle.endFacility == id {
        checks.fail("id", id, "is where vehicle \(vehicle.id) starts or ends; send the vehicle elsewhere first")
      }
      try checks.finish(.facility, key: id)
      return try RowEditor(writer: self, table: .facilities, author: author).remove(key: id, if: condition)
    }
  }

  /// Closes a segment for a time, or changes a closure, with an entry in the audit log.
  /// - Throws: ``EditError``, ``CityFileError``.
  public func put(
    _ closure: RoadClosure, if condition: RowCondition = .none, by author: EditAuthor
  ) throws -> RowEdit {
    try editing {
      var checks = EditChecks(reader)
      checks.name("id", closure.id)
      try checks.reference("segment", closure.segment.rawValue, to: .segment)
      if let start = closure.startsAt, let end = closure.endsAt, end.milliseconds <= start.milliseconds {
        checks.fail("ends_at", "\(end)", "must lie after the start at \(start)")
      }
      checks.text("reason", closure.reason)
      checks.text("author", closure.author)
      try checks.finish(.closure, key: closure.id)
      let row = ClosureRow(closure: closure, line: try reader.segment(closure.segment)?.line)
      return try RowEditor(writer: self, table: .closureRows, author: author).put(row, key: closure.id, if: condition)
    }
  }

  /// Takes a closure away, with an entry in the audit log.
  /// - Throws: ``EditError``, ``CityFileError``.
  @discardableResult
  public func removeClosure(id: String, if condition: RowCondition = .none, by author: EditAuthor) throws -> RowEdit {
    try editing {
      try RowEditor(writer: self, table: .closureRows, author: author).remove(key: id, if: condition)
    }
  }

  /// Runs an edit and tells SQLite's errors as ours; others pass through.
  func editing<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as EditError { throw error } catch {
      return try Connection.translating(path: path) { throw error }
    }
  }
}
