import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Plans
import Store
import Testing

@testable import Service

/// The tiles of plans, of which a city keeps those of years.
@Suite struct PlanTileTests {
  @Test func holdThePlansOfTheLastDay() async throws {
    let city = try TestCity()
    try await SignedServer(city).test { client in
      let body = #"{"inputs":{"date":"2026-05-05","seed":2,"iterations":0}}"#
      let answer = try await client.send(.post, "/processes/plan-sweep/execution", as: "丙 planner", body)
      #expect(answer.status == .ok, "\(String(buffer: answer.body))")
    }
    // The one of the last day is neither the first nor the last that is stored.
    let edited = try CityFile.open(city.url)
    let plan = try #require(try edited.plan(id: "sweep/2026-05-05/2"))
    let network = try edited.network()
    try edited.write { writer in
      for (date, seed) in [("2026-05-04", 1), ("2026-05-05", 2), ("2026-05-03", 3)] as [(String, UInt64)] {
        var other = plan
        other.midnight = try #require(PlanInstant("\(date)T00:00:00+08:00"))
        other.seed = seed
        try writer.removePlan(id: other.storageID)
        try writer.store(plan: other, in: network)
      }
    }
    try edited.close()
    let file = try CityFile.openReadOnly(city.url)
    let room = try LayerRoomReader(layer: .plans, isExact: true) { _ in nil }.room(file)
    let (all, last) = try file.read { file in
      let count = { (conditions: [FeatureCondition]) in
        try file.count(FeatureQuery(.planLeg, columns: [], conditions: conditions))
      }
      return (try count([]), try count([.equals(column: "plan", .text("sweep/2026-05-05/2"))]))
    }
    #expect(room.count > 10 && room.count <= last && last < all)
    var plans: Set<String> = []
    try file.read { file in
      for feature in room.ids {
        for row in try file.features(FeatureQuery(.planLeg, columns: ["plan"], conditions: [.fid(feature)])) {
          plans.insert(row.values[0].asText ?? "")
        }
      }
    }
    #expect(plans == ["sweep/2026-05-05/2"])
  }
}
