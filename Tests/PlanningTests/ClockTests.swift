import ArcRouting
import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import Planning

/// Shifts, windows and breaks.
@Suite("Planned hours")
struct ClockTests {
  private static let street = "A--B--C--D"

  @Test func nightShiftsRunOverMidnight() async throws {
    var day = try DrawnDay(Self.street)
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.shift = WorkWindow(clock: "22:00-06:00") }])
    let plan = try await day.plan()
    #expect(plan.plan.unserved.isEmpty)
    let clock = plan.plan.routes.flatMap(\.steps).map { $0.arrival.description }
    #expect(clock.first?.hasPrefix("2026-05-04T22") ?? false, "\(clock)")
    #expect(clock == clock.sorted())
  }

  @Test func windowsAndBannedWindowsHold() async throws {
    var day = try DrawnDay(Self.street)
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.shift = WorkWindow(clock: "22:00-06:00") }])
    var early = KerbRule()
    early.windows = [try #require(WorkWindow(clock: "23:30-01:00"))]
    var banned = KerbRule()
    banned.bannedWindows = [try #require(WorkWindow(clock: "21:00-05:00"))]
    let rules = [
      SegmentRule(segment: day.segment("AB"), rule: early), SegmentRule(segment: day.segment("CD"), rule: banned),
    ]
    day.setRules { $0.segments = rules }
    let plan = try await day.plan()
    #expect(plan.plan.unserved.isEmpty)
    for service in plan.services {
      let begin = plan.hour(service.step)
      let end = begin + service.step.serviceTime.rawValue / 3600
      if service.task.segment == day.segment("AB") { #expect(begin >= 23.5 && end <= 25) }
      if service.task.segment == day.segment("CD") { #expect(begin >= 29 && end <= 30) }
    }
  }

  @Test func workThatFitsNoWindowHasThatReason() async throws {
    var day = try DrawnDay(Self.street)
    var short = KerbRule()
    short.windows = [try #require(WorkWindow(clock: "23:30-23:31"))]
    let rule = SegmentRule(segment: day.segment("AB"), rule: short)
    day.setRules { $0.segments = [rule] }
    let plan = try await day.plan()
    #expect(plan.reasons(day.segment("AB")) == [.timeWindow, .timeWindow])
    #expect(plan.plan.unserved.count == 2)
  }

  @Test func aShortShiftLeavesTheRest() async throws {
    var day = try DrawnDay(Self.street)
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.shift = WorkWindow(clock: "22:00-22:08") }])
    let plan = try await day.plan()
    #expect(!plan.services.isEmpty && !plan.plan.unserved.isEmpty)
    #expect(plan.plan.unserved.allSatisfy { $0.reason == .shift && $0.detail != nil })
  }

  @Test func datedShiftsOfTheDayAloneCount() async throws {
    var day = try DrawnDay(Self.street)
    func shift(_ from: String, _ to: String) throws -> WorkWindow {
      .dated(from: try #require(PlanInstant(from)), to: try #require(PlanInstant(to)))
    }
    let tonight = try shift("2026-05-04T22:00:00+08:00", "2026-05-05T06:00:00+08:00")
    let tomorrow = try shift("2026-05-05T08:00:00+08:00", "2026-05-05T16:00:00+08:00")
    let yesterday = try shift("2026-05-03T22:00:00+08:00", "2026-05-04T06:00:00+08:00")
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(1, at: "A") { $0.shift = tomorrow }, day.vehicle(2, at: "A") { $0.shift = tonight },
        day.vehicle(3, at: "A") { $0.shift = yesterday },
      ])
    let plan = try await day.plan()
    #expect(plan.plan.routes.map(\.vehicle) == [2])
    #expect(plan.notes == [.otherDay(vehicle: 1), .otherDay(vehicle: 3)])
    day.request.fleet?.vehicles.remove(at: 1)
    await #expect(throws: PlanningError.noShift) { try await day.plan() }
  }

  @Test func breaksAreTaken() async throws {
    var day = try DrawnDay(Self.street)
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(at: "A") {
          $0.shift = WorkWindow(clock: "08:00-12:00")
          $0.breaks = [ShiftBreak(id: 4, duration: Seconds(600), windows: [])]
        }
      ])
    let plan = try await day.plan()
    let pauses = plan.plan.routes.flatMap(\.steps).filter { $0.work == .pause(4) }
    #expect(pauses.count == 1 && pauses[0].serviceTime >= Seconds(600))
  }

  // MARK: Spans

  /// Spans in which work may begin and spans that forbid it agree with a look at every quarter of an hour.
  @Test(arguments: UInt64(0)..<40)
  func spansAgreeWithEveryQuarter(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let quarter = 900
    let windows = (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in
      WorkWindow(
        from: Int.random(in: 0...96, using: &random) * quarter, to: Int.random(in: 0...96, using: &random) * quarter)
    }
    guard !windows.isEmpty else { return }
    let duration = Int64(Int.random(in: 0...20, using: &random) * quarter * 1000)
    let begin = TimeSpans.beginnings(within: windows, lasting: duration, midnight: DrawnDay.midnight)
    let never = TimeSpans.forbidden(windows, midnight: DrawnDay.midnight)
    func covers(_ window: WorkWindow, _ from: Double, _ to: Double) -> Bool {
      guard case .daily(let start, let end) = window else { return false }
      return (-3...6).contains { day in
        Double(start + day * 86_400) <= from && to <= Double(end + day * 86_400)
      }
    }
    for step in 0..<3 * 96 {
      let from = Double(step * quarter)
      let moment = Int64(from * 1000)
      let to = from + Double(duration) / 1000
      let mayBegin = windows.contains { covers($0, from, to) }
      #expect(begin?.contains { $0.start <= moment && moment <= $0.end } == mayBegin, "seed \(seed), \(from)")
      let isForbidden = windows.contains { covers($0, from, from + 1) }
      #expect(never.contains { $0.start <= moment && moment < $0.end } == isForbidden, "seed \(seed), \(from)")
    }
    for spans in [begin ?? [], never] {
      for (a, b) in zip(spans, spans.dropFirst()) { #expect(a.end < b.start, "seed \(seed)") }
    }
  }

  @Test func withoutHoursThereIsNoSpan() {
    #expect(TimeSpans.beginnings(within: [], lasting: 5, midnight: DrawnDay.midnight) == nil)
    #expect(TimeSpans.forbidden([], midnight: DrawnDay.midnight).isEmpty)
    #expect(TimeSpans.shift(nil, midnight: DrawnDay.midnight) == 0...86_400_000)
  }
}
