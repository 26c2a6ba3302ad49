import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import Planning

/// Loads, dump sites and water points, and roads that cannot be reached.
@Suite("Facilities and reach")
struct FacilityTests {
  private static let square = """
    A--B--C
    |  |  |
    D--E--F
    """

  private func loaded(_ drawing: String = square, capacity: [Double]) throws -> DrawnDay {
    var day = try DrawnDay(drawing)
    day.addFacility("depot", .depot, at: "A")
    day.setRules { $0.loads = [LoadRule(name: "sweepings", perKilometer: 300, reset: .dump)] }
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(at: "A") {
          $0.startFacility = "depot"
          $0.endFacility = "depot"
          $0.capacity = capacity
        }
      ])
    return day
  }

  @Test func fullHoppersAreDumped() async throws {
    var day = try loaded(capacity: [300])
    day.addFacility("dump", .dump, at: "F", takes: 600)
    let plan = try await day.plan()
    #expect(plan.plan.unserved.isEmpty)
    // 14 kerbs of 300 m are 1,260 kg.
    #expect(plan.visits.count >= 4 && plan.visits.allSatisfy { $0 == "dump" })
    for step in plan.plan.routes.flatMap(\.steps) {
      #expect(step.load.allSatisfy { (0...300).contains($0) })
      if case .facility = step.work { #expect(step.load == [0] && step.serviceTime == Seconds(600)) }
    }
  }

  @Test func dumpAndWaterAreVisitedInTheirHours() async throws {
    var day = try loaded(capacity: [300, 600])
    day.setRules { $0.loads.append(LoadRule(name: "water", perKilometer: 400, reset: .water)) }
    day.addFacility("dump", .dump, at: "F", hours: "02:00-05:00", takes: 600)
    day.addFacility("water", .water, at: "D", hours: "01:00-06:00", takes: 300)
    let plan = try await day.plan()
    #expect(plan.plan.unserved.isEmpty)
    #expect(plan.visits.contains("dump") && plan.visits.contains("water"))
    for step in plan.plan.routes.flatMap(\.steps) {
      guard case .facility(let id) = step.work else { continue }
      let begin = plan.hour(step)
      let end = begin + step.serviceTime.rawValue / 3600
      #expect(begin >= (id == "dump" ? 2 : 1) && end <= (id == "dump" ? 5 : 6), "\(id) from \(begin) to \(end)")
    }
  }

  @Test func hoursThatCannotBeReadAreNoted() async throws {
    var day = try loaded(capacity: [300])
    day.addFacility("dump", .dump, at: "F", hours: "mornings")
    let plan = try await day.plan()
    #expect(plan.notes == [.hoursUnread(facility: "dump", hours: "mornings")])
    #expect(plan.plan.unserved.isEmpty)
  }

  @Test func aTaskLargerThanTheVehicleIsLeftWithThatReason() async throws {
    var day = try loaded("A-----------------------B--C--D", capacity: [100])
    day.addFacility("dump", .dump, at: "C")
    let plan = try await day.plan()
    #expect(plan.reasons(day.segment("AB")) == [.capacity, .capacity])
    #expect(plan.plan.unserved.count == 2 && plan.services.count == 4)
  }

  /// A dump site on an island: one hopper full is swept, the rest is told.
  @Test func aDumpThatNobodyReachesIsTold() async throws {
    var day = try loaded(Self.square + "\n\n\nX--Y", capacity: [300])
    day.addFacility("dump", .dump, at: "Y")
    let plan = try await day.plan()
    let rest = plan.plan.unserved.filter { $0.segment != day.segment("XY") }
    #expect(!plan.services.isEmpty && plan.services.count + rest.count == 14)
    #expect(rest.allSatisfy { $0.reason == .capacity }, "\(rest.map(\.reason))")
    #expect(plan.notes == [.facilityUnreachable("dump")])
  }

  @Test func islandsAreLeftWithThatReason() async throws {
    let day = try DrawnDay(Self.square + "\n\n\nX--Y")
    let plan = try await day.plan()
    #expect(plan.reasons(day.segment("XY")) == [.island, .island])
    #expect(plan.plan.unserved.count == 2 && plan.services.count == 14)
  }

  @Test func aDepotOnAnIslandIsTold() async throws {
    var day = try DrawnDay(Self.square + "\n\n\nX--Y")
    day.addFacility("depot", .depot, at: "X")
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(at: "X") {
          $0.startFacility = "depot"
          $0.endFacility = "depot"
        }
      ])
    let plan = try await day.plan()
    #expect(plan.services.count == 2 && plan.plan.unserved.count == 14)
    #expect(plan.plan.unserved.allSatisfy { $0.reason == .island })
    #expect(plan.notes == [.startApart(vehicles: [1])])
  }

  /// Nothing leads out of a one-way trap.
  @Test func aTrapIsUnreachableAndSaysWhy() async throws {
    let day = try DrawnDay(
      """
      A--B--C
      |  |  |
      D--E--F>>G
      """)
    let plan = try await day.plan()
    #expect(plan.reasons(day.segment("FG")) == [.unreachable, .unreachable])
    #expect(plan.plan.unserved.allSatisfy { $0.detail?.isEmpty == false })
    #expect(plan.services.count == 14)
  }

  @Test func capacityThatIsNotGivenIsTold() async throws {
    var day = try loaded(capacity: [])
    day.addFacility("dump", .dump, at: "F")
    let plan = try await day.plan()
    #expect(plan.services.isEmpty && plan.plan.unserved.allSatisfy { $0.reason == .capacity })
    #expect(plan.notes == [.capacityMissing(vehicle: 1, load: "sweepings")])
  }
}
