import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite struct DutyTests {
  private let sketch = RoadSketch("A--B--C\n   |\n   D", names: ["AB": "经十路", "BC": "经十路", "BD": "纬一路"])

  private func row(
    _ reach: DutyRosterRow.Reach, chief: String = "c1", side: DutySide = .both, from: Double? = nil, to: Double? = nil,
    level: String? = nil, shift: String? = nil, validFrom: String? = nil, validTo: String? = nil
  ) -> DutyRosterRow {
    DutyRosterRow(
      place: "line 2", chief: chief, name: "路长\(chief)", level: level, reach: reach, side: side,
      fromOffset: from.map { Meters($0) }, toOffset: to.map { Meters($0) }, shift: shift, validFrom: validFrom,
      validTo: validTo)
  }

  private func report(_ rows: [DutyRosterRow], date: String? = nil) throws -> DutyCheck.Report {
    let network = try sketch.network()
    let outcome = DutyBuilder(network).build(rows)
    #expect(outcome.problems.isEmpty)
    var check = DutyCheck()
    check.date = date
    return check.report(outcome.duties, on: network)
  }

  private let first = SegmentUID(rawValue: 1)

  @Test func aRoadBecomesADutyOnEachSegment() throws {
    let outcome = DutyBuilder(try sketch.network()).build([
      row(.road(name: "经十路"), level: "一级"), row(.segments([first]), from: 10, to: 300.5),
    ])
    #expect(outcome.chiefs == [Chief(id: "c1", name: "路长c1", level: "一级")])
    #expect(outcome.duties.count == 3)
    #expect(outcome.duties[2].fromOffset == Meters(10))
    #expect(outcome.duties[2].toOffset == nil, "the end written with a little more than the segment has is the end")
  }

  @Test func namesEveryRowThatCannotBeUsed() throws {
    let rows = [
      row(.road(name: "无名路")), row(.segments([SegmentUID(rawValue: 99), first])), row(.segments([])),
      row(.road(name: "经十路"), from: 5), row(.segments([first]), from: 50, to: 20),
      row(.segments([first]), to: 400), row(.segments([first]), validFrom: "2026-02-30"),
      row(.segments([first]), validFrom: "2026-02-03", validTo: "2026-02-01"),
    ]
    let outcome = DutyBuilder(try sketch.network()).build(rows)
    #expect(outcome.duties.map(\.segment) == [first])
    #expect(outcome.problems.count == rows.count)
    #expect(outcome.problems.allSatisfy { $0.description.hasPrefix("line 2: ") })
    #expect(outcome.problems[0].kind == .unknownRoad("无名路"))
    #expect(outcome.problems[1].kind == .unknownSegment(SegmentUID(rawValue: 99)))
    #expect(outcome.problems[6].kind == .notADate("2026-02-30"))
  }

  @Test func gapsAreSidesWithoutHolder() throws {
    let report = try report([row(.road(name: "经十路"), side: .left), row(.segments([first]), side: .right, to: 100)])
    // Right of the rest of the first segment, right of the second, both sides of the third.
    #expect(report.gaps.map(\.segment.rawValue) == [1, 2, 3, 3])
    #expect(report.gaps.map(\.side) == [.right, .right, .left, .right])
    #expect(abs(report.gaps[0].from.rawValue - 100) < 1e-9)
    #expect(abs(report.held.rawValue - 700) < 0.1)
    #expect(abs(report.scope.rawValue - 1600) < 0.1)
    #expect(report.overlaps.isEmpty && report.conflicts.isEmpty)
  }

  @Test func twoHoldersAtOneLevelAreAConflict() throws {
    let conflict = try report([
      row(.segments([first]), to: 200), row(.segments([first]), chief: "c2", side: .left, from: 150),
    ])
    #expect(conflict.conflicts.count == 1)
    #expect(conflict.conflicts[0].stretch.side == .left)
    #expect(abs(conflict.conflicts[0].stretch.from.rawValue - 150) < 1e-9)
    #expect(abs(conflict.conflicts[0].stretch.to.rawValue - 200) < 1e-9)
    let own = try report([row(.segments([first])), row(.segments([first]), side: .right)])
    #expect(own.overlaps.count == 1 && own.conflicts.isEmpty)
  }

  @Test(
    arguments: [
      ("一级", "二级", nil, nil, nil, nil), (nil, nil, "07:30-14:30", "14:30-21:00", nil, nil),
      (nil, nil, nil, nil, "2026-01-31", "2026-02-01"), (nil, nil, "早班", "晚班", nil, nil),
    ] as [(String?, String?, String?, String?, String?, String?)])
  func holdersWhoNeverMeetAreNoConflict(
    level: String?, otherLevel: String?, shift: String?, otherShift: String?, end: String?, start: String?
  ) throws {
    let report = try report([
      row(.segments([first]), level: level, shift: shift, validTo: end),
      row(.segments([first]), chief: "c2", level: otherLevel, shift: otherShift, validFrom: start),
    ])
    #expect(report.conflicts.isEmpty)
  }

  @Test func onlyDutiesValidOnTheDayCount() throws {
    let rows = [row(.segments([first]), validFrom: "2026-03-01", validTo: "2026-03-31")]
    #expect(try report(rows, date: "2026-03-31").gaps.map(\.segment.rawValue) == [2, 2, 3, 3])
    #expect(try report(rows, date: "2026-04-01").gaps.count == 6)
  }

  @Test func nightShiftsMeetOverMidnight() {
    let night = DutyShift("22:00-06:00")
    #expect(night.meets(DutyShift("05:00-07:00")))
    #expect(night.meets(DutyShift("21:00–23:00")))
    #expect(!night.meets(DutyShift("06:00-22:00")))
    #expect(night.meets(DutyShift(nil)))
    #expect(DutyShift("0:00-24:00") == .wholeDay)
    #expect(DutyShift("25:00-26:00") == .named("25:00-26:00"))
    #expect(DutyShift("8：00至12：00") == .hours(from: 480, to: 720))
  }

  @Test func dutiesOnSegmentsThatAreNotThereAreNamed() throws {
    let duty = Duty(chief: "c", segment: SegmentUID(rawValue: 77))
    #expect(DutyCheck().report([duty], on: try sketch.network()).unknown == [duty])
  }
}
