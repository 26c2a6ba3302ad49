import Casework
import Foundation
import GeoTypes
import Plans
import RoadNetwork
import Store

/// From where an edit comes: the state of the city that it is made to, and who asks, when.
struct EditOrigin: Sendable {
  let snapshot: CitySnapshot
  let caller: Caller
  let author: EditAuthor

  init(_ snapshot: CitySnapshot, _ context: ServiceContext) {
    self.snapshot = snapshot
    caller = context.caller
    author = EditAuthor(
      name: caller.name, role: caller.role.rawValue, request: context.requestID, time: .now(snapshot.clock))
  }
}

/// What an edit is made with: its origin, and the rows as they are in its transaction.
struct EditDesk {
  let origin: EditOrigin
  let reader: CityReader

  var caller: Caller { origin.caller }
  var author: EditAuthor { origin.author }

  /// What a position belongs to.
  func location(at position: LonLat, time: CityTime? = nil) throws -> Location {
    try origin.snapshot.locators.with { $0.locator.location(at: position, time: time) }
  }

  /// The code of the lowest division in which a position lies.
  func division(at position: LonLat) throws -> String? {
    let location = try location(at: position)
    return location.community ?? location.subdistrict ?? location.district
  }

  /// The divisions beside a segment.
  func divisions(beside uid: SegmentUID) throws -> [String?] {
    guard caller.scope != nil, let segment = try reader.segment(uid) else { return [nil] }
    return [segment.leftDivision, segment.rightDivision]
  }

  /// - Throws: ``Problem`` where none of the divisions is within the caller's scope.
  func requireScope(_ divisions: [String?]) throws(Problem) {
    guard !divisions.contains(where: { caller.covers($0) }) else { return }
    let place = divisions.compactMap(\.self).first ?? "no division"
    throw Problem(
      .forbidden, "\(caller.name) is bound to \(caller.scope ?? "") and this lies in \(place): ask its people")
  }
}

extension PlanInstant {
  /// The present moment.
  /// - Parameter clock: minutes by which the clock that shows it is ahead of UTC.
  static func now(_ clock: Int?) -> PlanInstant {
    let milliseconds = Int64(Date().timeIntervalSince1970 * 1000)
    guard let now = PlanInstant(milliseconds: milliseconds, offsetMinutes: clock ?? 0) else {
      preconditionFailure("the present lies within the years 1 to 9999")
    }
    return now
  }
}
