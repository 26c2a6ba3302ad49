import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import Testing

@testable import Service

/// What people of a district are told of what is planned.
@Suite struct DistrictJobTests {
  private struct Planned {
    var job: String
    var plan: String
    var area: String?

    func isSeen(from scope: String?) -> Bool { scope.map { area?.hasPrefix($0) ?? false } ?? true }
  }

  /// Plans the whole city and some parts of it; every other job is kept with the form of its results.
  private static func planned(_ client: any TestClientProtocol) async throws -> [Planned] {
    var all: [Planned] = []
    for (number, area) in [nil, "990101", "990101001", "990101002", "990101002003"].enumerated() {
      let inputs = #""date":"2026-05-04","iterations":0"# + (area.map { #","area":"\#($0)""# } ?? "")
      let shape = number % 2 == 1 ? "" : #","response":"document""#
      let answer = try await client.send(
        .post, "/processes/plan-sweep/execution", "{\"inputs\":{\(inputs)}\(shape)}")
      #expect(answer.status == .ok, "\(String(buffer: answer.body))")
      let list = try await client.send(.get, "/jobs?limit=1").object()["jobs"] as? [[String: Any]]
      let job = try #require(list?.first)
      all.append(
        Planned(job: try #require(job["jobID"] as? String), plan: try #require(job["plan"] as? String), area: area))
    }
    return all
  }

  /// The jobs of all pages, each of one.
  private static func listed(as caller: String?, _ client: any TestClientProtocol) async throws -> [String] {
    var (jobs, next): ([String], String?) = ([], "/jobs?limit=1")
    while let uri = next {
      let page = try await client.send(.get, uri, as: caller).object()
      jobs += (page["jobs"] as? [[String: Any]] ?? []).compactMap { $0["jobID"] as? String }
      let links = page["links"] as? [[String: Any]] ?? []
      next = links.first { $0["rel"] as? String == "next" }?["href"] as? String
    }
    return jobs
  }

  private static func fids(
    _ layer: CityLayer, as caller: String?, _ client: any TestClientProtocol
  ) async throws -> Set<Int64> {
    let page = try await client.send(.get, "/collections/\(layer.rawValue)/items?limit=10000", as: caller).object()
    return Set((page["features"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? Int64 })
  }

  @Test func peopleOfADistrictAreToldOfTheirJobsAndPlans() async throws {
    let city = try TestCity()
    try await SignedServer(city).test { client in
      let all = try await Self.planned(client)
      let file = try CityFile.openReadOnly(city.url)
      defer { try? file.close() }
      let plans = try file.read { try $0.features(FeatureQuery(.plan, columns: ["id"])) }
      let legs = try file.read { try $0.features(FeatureQuery(.planLeg, columns: ["segment"])) }
      let roads = try file.read {
        try $0.features(FeatureQuery(.segment, columns: ["uid", "left_division", "right_division"]))
      }
      for scope in [nil, "990101", "990101001", "990101002", "990101002003", "990102"] {
        let callers: [String?] = scope.map { ["乙 reader \($0)"] } ?? ["乙 reader", nil]
        for caller in callers {
          let seen = all.filter { $0.isSeen(from: scope) }
          #expect(try await Self.listed(as: caller, client) == seen.reversed().map(\.job), "\(scope ?? "")")
          for one in all {
            for path in ["", "/results", "/events"] {
              let answer = try await client.send(.get, "/jobs/\(one.job)\(path)", as: caller)
              guard !one.isSeen(from: scope) else { #expect(answer.status == .ok); continue }
              #expect(try answer.problem(.notFound) == "not_found")
              #expect(try (answer.object()["type"] as? String)?.hasSuffix("no-such-job") == true)
            }
          }
          let ids = Set(seen.map(\.plan))
          let expected = Set(plans.filter { ids.contains($0.values[0].asText ?? "") }.map(\.fid))
          #expect(try await Self.fids(.plan, as: caller, client) == expected)
          for plan in plans {
            let answer = try await client.send(.get, "/collections/plan/items/\(plan.fid)", as: caller)
            #expect(answer.status == (expected.contains(plan.fid) ? .ok : .notFound))
          }
          // Whoever's work it is, people see it on their roads.
          let own = Set(
            roads.filter { road in
              scope.map { scope in road.values[1...].contains { $0.asText?.hasPrefix(scope) ?? false } } ?? true
            }.map { $0.values[0] })
          let legsSeen = legs.filter { scope == nil || own.contains($0.values[0]) }
          #expect(try await Self.fids(.planLeg, as: caller, client) == Set(legsSeen.map(\.fid)))
        }
      }
    }
  }

  @Test func peopleOfADistrictCallOffTheirJobs() async throws {
    let city = try TestCity()
    try await SignedServer(city).test { client in
      let all = try await Self.planned(client)
      for one in all where !one.isSeen(from: "990101002") {
        let answer = try await client.send(.delete, "/jobs/\(one.job)", as: "丙 planner 990101002")
        #expect(try answer.problem(.notFound) == "not_found")
      }
      for one in all where one.isSeen(from: "990101002") {
        let answer = try await client.send(.delete, "/jobs/\(one.job)", as: "丙 planner 990101002")
        #expect(try answer.object()["status"] as? String == "dismissed")
      }
      let left = all.filter { !$0.isSeen(from: "990101002") }
      #expect(try await Self.listed(as: nil, client) == left.reversed().map(\.job))
    }
  }
}
