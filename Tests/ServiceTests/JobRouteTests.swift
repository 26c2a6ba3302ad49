import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Plans
import Store
import Testing

@testable import Service

@Suite struct JobRouteTests {
  private let city: TestCity

  init() throws { city = try TestCity() }

  private static let quick = #"{"inputs":{"date":"2026-05-04","seed":3,"iterations":20}}"#

  private static func preferring() throws -> HTTPFields {
    var fields = HTTPFields()
    fields[try #require(HTTPField.Name("Prefer"))] = "respond-async"
    return fields
  }

  private static func ended(_ client: any TestClientProtocol, _ path: String) async throws -> [String: Any] {
    let start = ContinuousClock.now
    while true {
      let job = try await client.send(.get, path).object()
      if !["accepted", "running"].contains(job["status"] as? String) { return job }
      try #require(ContinuousClock.now - start < .seconds(120))
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  @Test func processesAreDescribed() async throws {
    try await SignedServer(city).test { client in
      let list = try await client.send(.get, "/processes", as: nil).object()
      let ids = (list["processes"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
      #expect(ids == ["plan-patrol", "plan-sweep"])
      for id in ids ?? [] {
        let process = try await client.send(.get, "/processes/\(id)", as: nil).object()
        let inputs = try #require(process["inputs"] as? [String: [String: Any]])
        #expect(inputs["date"]?["schema"] != nil && (inputs["level"] != nil) == (id == "plan-patrol"))
      }
      #expect(try await client.send(.get, "/processes/dance", as: nil).problem(.notFound) == "not_found")
    }
  }

  @Test func aJobIsPlannedAndReadInEveryForm() async throws {
    let url = city.url
    try await SignedServer(city).test { client in
      let asked = try await client.send(
        .post, "/processes/plan-sweep/execution", as: "丙 planner", Self.quick, Self.preferring())
      #expect(asked.status == .created, "\(String(buffer: asked.body))")
      let path = try #require(asked.headers[.location])
      let job = try await Self.ended(client, path)
      #expect(job["status"] as? String == "successful" && job["progress"] as? Int == 100, "\(job)")
      let figures = try #require(job["figures"] as? [String: Any])
      let (bound, total) = (figures["lower_bound_km"] as? Double, figures["total_km"] as? Double)
      #expect(try #require(bound) > 0 && #require(bound) <= #require(total))
      let (least, objective) = (figures["lower_bound"] as? Int, figures["objective"] as? Int)
      #expect(try #require(least) > 0 && #require(least) <= #require(objective))
      #expect(try #require(figures["gap"] as? Double) >= 0)
      let plan = try await client.send(.get, "\(path)/results")
      let stored = try CityFile.openReadOnly(url).plan(id: try #require(job["plan"] as? String))
      #expect(String(buffer: plan.body) == stored?.json)
      for (form, start) in [("html", "<!"), ("geojson", "{"), ("gpx", "<?xml")] {
        let text = String(buffer: try await client.send(.get, "\(path)/results?f=\(form)").body)
        #expect(text.lowercased().hasPrefix(start), "\(form): \(text.prefix(200))")
      }
      #expect(try await client.send(.get, "\(path)/results?f=pdf").problem(.badRequest) == "invalid_value")
      let events = String(buffer: try await client.send(.get, "\(path)/events").body)
      #expect(events.hasPrefix("event: status\ndata: {") && events.contains("\"status\":\"successful\""))
      // Asked for at once, the same inputs give the same plan.
      let again = try await client.send(.post, "/processes/plan-sweep/execution", as: "丙 planner", Self.quick)
      #expect(again.status == .ok && again.body == plan.body)
      let page = try await client.send(.get, "/jobs?limit=1").object()
      #expect((page["jobs"] as? [Any])?.count == 1)
      #expect((page["links"] as? [[String: Any]])?.last?["href"] as? String == "/jobs?limit=1&offset=1")
      // What has ended is taken off the list; its plan stays.
      #expect(try await client.send(.delete, path).object()["status"] as? String == "dismissed")
      #expect(try await client.send(.get, path).problem(.notFound) == "not_found")
      #expect(try await client.send(.get, "\(path)/results").problem(.notFound) == "not_found")
      #expect(try CityFile.openReadOnly(url).plan(id: try #require(job["plan"] as? String)) != nil)
    }
  }

  @Test(arguments: [
    (#"{"inputs":{"date":"2026-02-30"}}"#, "invalid_value"), (#"{"inputs":{"colour":1}}"#, "invalid_value"),
    (#"{"inputs":{"area":"nowhere"}}"#, "invalid_value"), (#"{"inputs":{"classes":["road"]}}"#, "invalid_value"),
    (#"{"inputs":{"seed":-1}}"#, "invalid_value"), (#"{"inputs":{"fleet":{"vehicles":7}}}"#, "invalid_value"),
    (#"{"inputs":[]}"#, "invalid_value"), ("", "malformed_body"), (#"{"inputs":{"level":"x"}}"#, "invalid_value"),
    (#"{"inputs":{"temperature":1e9}}"#, "invalid_value"), (#"{"outputs":{"map":{}}}"#, "invalid_value"),
    (#"{"subscriber":{"successUri":"http://127.0.0.1/"}}"#, "invalid_value"),
    (#"{"response":"whatever"}"#, "invalid_value"),
    (#"{"outputs":{"plan":{"transmissionMode":"reference"}}}"#, "invalid_value"),
    (#"{"outputs":{"plan":{"format":{"mediaType":"image/png"}}}}"#, "invalid_value"),
  ])
  func refuses(_ body: String, _ code: String) async throws {
    try await SignedServer(city).test { client in
      let answer = try await client.send(.post, "/processes/plan-sweep/execution", body)
      #expect(try answer.problem(.badRequest) == code)
      let guest = try await client.send(.post, "/processes/plan-sweep/execution", as: "乙 dispatcher", body)
      #expect(try guest.problem(.forbidden) == "forbidden")
      #expect((try await client.send(.get, "/jobs").object()["jobs"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func aFailedJobSaysWhy() async throws {
    try await SignedServer(city).test { client in
      let body = #"{"inputs":{"closed":[99999999]}}"#
      let answer = try await client.send(.post, "/processes/plan-sweep/execution", body)
      #expect(try answer.problem(.unprocessableContent) == "infeasible")
      let jobs = try await client.send(.get, "/jobs?status=failed").object()["jobs"] as? [[String: Any]]
      #expect((jobs?.first?["message"] as? String)?.contains("99999999") == true)
    }
  }

  @Test func jobsWaitInALineThatEnds() async throws {
    var options = ServiceOptions()
    options.jobs.line = 1
    try await SignedServer(city, options).test { client in
      // So many rounds that it would run for hours.
      let long = #"{"inputs":{"iterations":100000000}}"#
      var paths: [String] = []
      for _ in 0..<2 {
        let asked = try await client.send(.post, "/processes/plan-sweep/execution", long, Self.preferring())
        paths.append(try #require(asked.headers[.location]))
      }
      let third = try await client.send(.post, "/processes/plan-sweep/execution", long, Self.preferring())
      #expect(try third.problem(.tooManyRequests) == "too_many_requests")
      #expect(third.headers[.retryAfter] != nil)
      let start = ContinuousClock.now
      while try await client.send(.get, paths[0]).object()["status"] as? String != "running" {
        try #require(ContinuousClock.now - start < .seconds(30))
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try await client.send(.get, paths[1]).object()["status"] as? String == "accepted")
      let early = try await client.send(.get, "\(paths[0])/results")
      #expect(try early.problem(.notFound) == "not_found")
      #expect(try (early.object()["type"] as? String)?.hasSuffix("ogcapi-processes-1/1.0/result-not-ready") == true)
      try await Self.followsTheBound(client, paths[0])
      for path in paths {
        #expect(try await client.send(.delete, path).object()["status"] as? String == "dismissed")
      }
      // The line moves on: the next job runs to its end.
      let next = try await client.send(.post, "/processes/plan-sweep/execution", Self.quick)
      #expect(next.status == .ok, "\(String(buffer: next.body))")
      #expect(try await client.send(.get, paths[0]).object()["status"] as? String == "dismissed")
    }
  }

  /// An import holds the file while a job ends: the plan is kept once the file is free.
  @Test func aPlanWaitsForTheFile() async throws {
    let url = city.url
    let server = try SignedServer(city)
    try await server.test { client in
      let asked = try await client.send(.post, "/processes/plan-sweep/execution", Self.quick, Self.preferring())
      let path = try #require(asked.headers[.location])
      let other = try CityFile.open(url)
      let start = ContinuousClock.now
      while try await client.send(.get, path).object()["status"] as? String == "accepted" {
        try #require(ContinuousClock.now - start < .seconds(30))
        try await Task.sleep(for: .milliseconds(5))
      }
      // Longer than a write waits for a lock.
      try other.write { _ in usleep(6_500_000) }
      #expect(try await Self.ended(client, path)["status"] as? String == "successful")
    }
  }

  /// A server left a job running, one in line, and one that it ended in again and again.
  @Test func jobsOfAServerThatEndedAreTakenUp() async throws {
    let now = PlanInstant.now(480)
    let file = try CityFile.open(city.url)
    for id in ["ran", "lost", "waits"] {
      let job = StoredJob(
        id: id, process: "plan-sweep", request: #"{"iterations":20,"date":"2026-05-04"}"#, author: "甲", createdAt: now)
      try file.write { try $0.add(job) }
    }
    for turn in 0..<JobRunner.mostAttempts {
      for _ in 0..<2 { _ = try file.write { try $0.startOldestJob(at: now) } }
      guard turn + 1 < JobRunner.mostAttempts else { break }
      _ = try file.write { try $0.requeue(job: "lost") }
      if turn == 0 { _ = try file.write { try $0.requeue(job: "ran") } }
    }
    try file.close()
    try await SignedServer(city).test { client in
      for (id, status) in [("ran", "successful"), ("lost", "failed"), ("waits", "successful")] {
        let job = try await Self.ended(client, "/jobs/\(id)")
        #expect(job["status"] as? String == status, "\(job)")
        if id == "lost" { #expect((job["message"] as? String)?.hasPrefix("lost: ") == true) }
      }
    }
  }

  /// While a job runs it tells its objective, the bound below it, and how far it is, which never falls.
  private static func followsTheBound(_ client: any TestClientProtocol, _ path: String) async throws {
    let start = ContinuousClock.now
    var (last, figures): (Int, [String: Any]) = (0, [:])
    while figures["objective"] == nil || figures["lower_bound"] == nil {
      try #require(ContinuousClock.now - start < .seconds(120))
      let job = try await client.send(.get, path).object()
      let progress = try #require(job["progress"] as? Int)
      #expect(progress >= last && progress < 100)
      #expect((job["message"] as? String)?.isEmpty == false)
      last = progress
      figures = job["figures"] as? [String: Any] ?? [:]
      try await Task.sleep(for: .milliseconds(50))
    }
    let (least, objective) = (figures["lower_bound"] as? Int, figures["objective"] as? Int)
    #expect(try #require(least) > 0 && #require(least) <= #require(objective))
  }
}
