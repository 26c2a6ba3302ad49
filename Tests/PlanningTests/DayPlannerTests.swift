import GeoTypes
import PlanCheck
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import Planning

@Suite("Day planner")
struct DayPlannerTests {
  static func network(seed: UInt64, blocks: Int = 4) throws -> StreetNetwork {
    try NetworkBuilder(options: NetworkOptions()).build(
      ways: GeneratedTown(blocks: blocks, seed: seed).ways, restrictions: [], areas: [], previous: nil, nextUID: 1
    ).network
  }

  static func request(_ kind: WorkKind) throws -> PlanRequest {
    var profiles: [String: VehicleProfile] = [:]
    for name in VehicleProfile.standardNames { profiles[name] = try VehicleProfile.standard(name) }
    let midnight = try #require(PlanInstant("2026-05-04T00:00:00+08:00"))
    var request = PlanRequest(kind: kind, midnight: midnight, profiles: profiles)
    request.classes = Set(RoadClass.allCases)
    request.iterations = 20
    return request
  }

  @Test(arguments: [UInt64(1), 2, 3], [WorkKind.sweep, .patrol])
  func townIsPlannedAndAccepted(seed: UInt64, kind: WorkKind) async throws {
    let city = PlanCity(network: try Self.network(seed: seed), revision: "test")
    let day = try await DayPlanner(city).plan(try Self.request(kind))
    #expect(day.verdict.isAccepted)
    #expect(!day.plan.routes.isEmpty)
    #expect(day.plan.summary.coverage > 0.5, "coverage \(day.plan.summary.coverage), seed \(seed)")
    #expect(!day.plan.assumed.isEmpty)
  }
}
