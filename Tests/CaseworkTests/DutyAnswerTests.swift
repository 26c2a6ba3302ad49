import Casework
import GeoTypes
import RoadNetwork
import Testing

@Suite("The chiefs of a kerb at a time")
struct DutyAnswerTests {
  private func ask(
    _ duties: [Duty], _ x: Double = 50, _ y: Double = 25, time: String? = nil
  ) throws -> (chiefs: [String], reason: MissingReason?) {
    let locator = try Locator(SmallTown.index(duties: duties))
    let moment = try time.map { try CityTime($0) }
    let location = locator.location(at: SmallTown.position(x, y), level: 0, time: moment)
    return (location.chiefs.map(\.id), location.reasons[.chief])
  }

  @Test func allLevelsTheHighestFirst() throws {
    let duties = [
      Duty(chief: "c3", segment: SmallTown.uid(1), level: "三级"), Duty(chief: "c9", segment: SmallTown.uid(1)),
      Duty(chief: "c2", segment: SmallTown.uid(1)), Duty(chief: "c1", segment: SmallTown.uid(1)),
      Duty(chief: "c2", segment: SmallTown.uid(3)),
    ]
    #expect(try ask(duties).chiefs == ["c1", "c2", "c3", "c9"])
    #expect(try ask(duties, 149, 50).chiefs == ["c2"])
  }

  @Test func sidesAndOffsets() throws {
    let south = Duty(chief: "c1", segment: SmallTown.uid(1), side: .right)
    #expect(try ask([south], 50, 25).chiefs == ["c1"])
    #expect(try ask([south], 50, 25.6).reason == .noDuty)
    let pieces = [
      Duty(chief: "c1", segment: SmallTown.uid(1), toOffset: Meters(300)),
      Duty(chief: "c2", segment: SmallTown.uid(1), fromOffset: Meters(300), toOffset: Meters(600)),
    ]
    // A step is 8.937 m along the road.
    #expect(try ask(pieces, 33.5).chiefs == ["c1"])
    #expect(try ask(pieces, 33.7).chiefs == ["c2"])
    #expect(try ask(pieces, 67.3).reason == .noDuty)
    #expect(try ask([Duty(chief: "c1", segment: SmallTown.uid(1))], 100).chiefs == ["c1"])
  }

  @Test func shiftsEndWhereTheNextBegins() throws {
    let duties = [
      Duty(chief: "c1", segment: SmallTown.uid(1), shift: "07:30-14:30"),
      Duty(chief: "c2", segment: SmallTown.uid(1), shift: "14:30-22:00"),
    ]
    #expect(try ask(duties, time: "2026-03-01T07:29").reason == .noDutyAtTime)
    #expect(try ask(duties, time: "2026-03-01T07:30").chiefs == ["c1"])
    #expect(try ask(duties, time: "2026-03-01T14:29:59").chiefs == ["c1"])
    #expect(try ask(duties, time: "2026-03-01T14:30").chiefs == ["c2"])
    #expect(try ask(duties, time: "2026-03-01T22:00").reason == .noDutyAtTime)
    #expect(try ask(duties).chiefs == ["c1", "c2"])
  }

  @Test func nightShiftsBelongToTheDayTheyBegin() throws {
    let night = Duty(
      chief: "c1", segment: SmallTown.uid(1), shift: "22:00-06:00", validFrom: "2026-02-28", validTo: "2026-03-01")
    #expect(try ask([night], time: "2026-02-28T05:00").reason == .noDutyAtTime)
    #expect(try ask([night], time: "2026-02-28T22:00").chiefs == ["c1"])
    #expect(try ask([night], time: "2026-03-01T05:59").chiefs == ["c1"])
    #expect(try ask([night], time: "2026-03-01T06:00").reason == .noDutyAtTime)
    #expect(try ask([night], time: "2026-03-02T05:59").chiefs == ["c1"])
    #expect(try ask([night], time: "2026-03-02T22:00").reason == .noDutyAtTime)
  }

  @Test func datesAndNamedShifts() throws {
    let year = Duty(chief: "c1", segment: SmallTown.uid(1), validFrom: "2026-01-01", validTo: "2026-12-31")
    #expect(try ask([year], time: "2025-12-31T23:59").reason == .noDutyAtTime)
    #expect(try ask([year], time: "2026-12-31T23:59").chiefs == ["c1"])
    let named = Duty(chief: "c1", segment: SmallTown.uid(1), shift: "早班")
    #expect(try ask([named], time: "2026-01-01T23:00").chiefs == ["c1"])
  }

  @Test func withoutRoster() throws {
    #expect(try ask([]).reason == .noRoster)
    #expect(try ask([Duty(chief: "c1", segment: SmallTown.uid(3))]).reason == .noDuty)
  }
}
