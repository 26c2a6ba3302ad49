import Foundation
import GeoTypes
import Plans
import RoadNetwork
import Testing

@testable import Store

@Suite("What edits may not write")
struct EditCheckTests {
  let folder: TestFolder
  let city: CityFile
  let author = TestAuthor.dispatcher

  init() throws {
    folder = try TestFolder()
    city = try TestCity.make(in: folder)
  }

  /// The fields that an edit is refused for; nothing is written then.
  private func fields(_ edit: (CityWriter) throws -> RowEdit) throws -> [String] {
    let before = try city.read { try $0.revisions() }
    let error = #expect(throws: EditError.self) { try city.write { _ = try edit($0) } }
    #expect(try city.read { try $0.revisions() } == before)
    #expect(try city.read { try $0.auditEntries(limit: 1) }.isEmpty)
    guard case .invalid(_, _, let faults)? = error else { return [] }
    for fault in faults { #expect(!fault.reason.isEmpty && fault.value.count <= 90) }
    return faults.map(\.field)
  }

  @Test func incidents() throws {
    var bad = StoredIncident(id: " ", position: LonLat(36.6, 117.1))
    bad.reportedAt = "2026-05-04T08:00:00+08:00"
    bad.deadline = "2026-05-04T07:59:59+08:00"
    bad.unitGrid = "370102001001009"
    bad.zone = "x"
    bad.road = RoadID(rawValue: 9)
    bad.chief = "L9"
    bad.side = .left
    bad.distance = Meters(-1)
    #expect(
      try fields { try $0.put(bad, by: author) }
        == ["id", "position", "deadline", "unit_grid", "zone", "road", "chief", "side", "distance_m"])
    var other = StoredIncident(id: "a\nb", position: LonLat(.nan, 0))
    other.reportedAt = "yesterday"
    other.deadline = "2026-05-04"
    other.text = String(repeating: "字", count: 10_001)
    other.segment = SegmentUID(rawValue: 5)
    #expect(
      try fields { try $0.put(other, by: author) }
        == ["id", "position", "reported_at", "deadline", "text", "segment"])
  }

  @Test func facilities() throws {
    var bad = TestCity.facilities[0]
    bad.id = String(repeating: "x", count: 201)
    bad.name = ""
    bad.hours = "mornings"
    bad.serviceTime = Seconds(.infinity)
    #expect(try fields { try $0.put(bad, by: author) } == ["id", "name", "service_time_s", "hours"])
    try city.write { try $0.replaceFleet(TestWork.fleet) }
    let used = try #require(TestWork.fleet.vehicles.compactMap(\.startFacility).first)
    #expect(try fields { try $0.removeFacility(id: used, by: author) }.allSatisfy { $0 == "id" })
  }

  @Test func closures() throws {
    var bad = TestCity.closure
    bad.segment = SegmentUID(rawValue: 2)
    (bad.startsAt, bad.endsAt) = (bad.endsAt, bad.startsAt)
    #expect(try fields { try $0.put(bad, by: author) } == ["segment", "ends_at"])
  }

  private func duty(
    _ chief: String, _ segment: Int64, _ side: DutySide = .both, _ from: Double = 0, _ to: Double? = nil
  ) -> Duty {
    Duty(
      chief: chief, segment: SegmentUID(rawValue: segment), side: side, fromOffset: Meters(from),
      toOffset: to.map { Meters($0) })
  }

  @Test func duties() throws {
    let segment = DutyGroup.segment(SegmentUID(rawValue: 4))
    let cases: [([Duty], [String])] = [
      ([duty("L1", 1)], ["duties/0/segment"]), ([duty("L3", 4)], ["duties/0/chief"]),
      ([duty("L1", 4, .left, -1)], ["duties/0/from_offset_m"]),
      ([duty("L1", 4, .left, 124.5)], ["duties/0/from_offset_m"]),
      ([duty("L1", 4, .left, 5, 5)], ["duties/0/to_offset_m"]),
      ([duty("L1", 4, .left, 5, 124.5)], ["duties/0/to_offset_m"]),
      ([duty("L1", 4, .left, .nan, 5)], ["duties/0/from_offset_m"]),
      ([duty("L1", 4), duty("L2", 4, .left, 100)], ["duties"]),
      ([duty("L1", 4, .left, 0, 60), duty("L1", 4, .left, 50)], ["duties"]),
    ]
    for (duties, expected) in cases {
      #expect(try fields { try $0.replaceDuties(of: segment, with: duties, by: author) } == expected, "\(duties)")
    }
    var wrong = duty("L1", 4)
    wrong.validFrom = "2026-02-30"
    wrong.validTo = "2026-1-1"
    #expect(
      try fields { try $0.replaceDuties(of: segment, with: [wrong], by: author) }
        == ["duties/0/valid_from", "duties/0/valid_to"])
    #expect(
      try fields { try $0.replaceDuties(of: .chief("L1"), with: [duty("L1", 5), duty("L2", 1)], by: author) }
        == ["duties/0/segment", "duties/1/chief"])
    #expect(
      try fields { try $0.replaceDuties(of: .chief("L2"), with: [duty("L2", 1)], by: author) } == ["duties", "duties"])
    let unknown = DutyGroup.segment(SegmentUID(rawValue: 2))
    #expect(try fields { try $0.replaceDuties(of: unknown, with: [], by: author) } == ["segment"])
  }

  @Test func dutiesOfAGroupAreEditedTogether() throws {
    let segment = DutyGroup.segment(SegmentUID(rawValue: 4))
    let before = try city.read { try $0.duties(of: segment) }
    #expect(before.value == [TestCity.duties[1]])
    let revision = try city.revision(of: .duty)
    let new = [TestCity.duties[1], duty("L1", 4, .right)]
    let edit = try city.write { try $0.replaceDuties(of: segment, with: new, if: .tags([before.tag]), by: author) }
    #expect(edit.auditNumber == 1)
    #expect(try city.revision(of: .duty) == revision + 1)
    let after = try city.read { try $0.duties(of: segment) }
    #expect(after == Tagged(value: new, tag: try #require(edit.tag)))
    #expect(throws: EditError.changed(layer: .duty, key: "segment/4", current: after.tag)) {
      try city.write { try $0.replaceDuties(of: segment, with: [], if: .tags([before.tag]), by: author) }
    }
    #expect(try city.read { try $0.duties(of: .chief("L1")) }.value == [TestCity.duties[0], new[1]])
    let emptied = try city.write { try $0.replaceDuties(of: .chief("L1"), with: [], by: author) }
    #expect(try city.all(.duties) == [TestCity.duties[1]])
    #expect(try city.read { try $0.duties(of: .chief("L1")) }.tag == emptied.tag)
    let entry = try #require(try city.read { try $0.auditEntries(limit: 1) }.first)
    #expect(entry.action == .delete && entry.key == "chief/L1" && entry.before?.contains(#""side":"both""#) == true)
    let again = try city.write {
      try $0.replaceDuties(of: .chief("L1"), with: [], if: .tags([try #require(emptied.tag)]), by: author)
    }
    #expect(again.auditNumber == nil)
  }
}
