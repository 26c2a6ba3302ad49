import Foundation
import Store
import TestKit
import Testing

/// Servers that are killed while they write: what was acknowledged is there, and nothing is there by half.
@Suite struct KilledServerTests {
  private let scratch: ScratchCity
  private let secret: String

  private var city: URL { scratch.url }

  init() throws {
    scratch = try ScratchCity()
    let token = try CommandRunner.luwang("token", "add", scratch.url.path, "--name", "t", "--role", "planner", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(token.output.utf8)) as? [String: Any]
    secret = try #require(object?["secret"] as? String, "\(token.output)\(token.errors)")
  }

  @Test func acknowledgedWritesAreNotLost() async throws {
    var random = SeededGenerator(seed: 7)
    var (there, tags): (Set<String>, [String: String]) = ([], [:])
    var unsure: Set<String> = []
    var acknowledged = 0
    for round in 0..<8 {
      let server = try LiveServer(city, secret: secret)
      let (delay, process) = (random.int(in: 50...1000), server.process)
      let killer = Task.detached {
        try await Task.sleep(for: .milliseconds(delay))
        Foundation.kill(process, SIGKILL)
      }
      for number in 0..<1000 {
        let id = "\(round)-\(number)"
        let body = "{\"id\":\"\(id)\",\"lon\":117.1,\"lat\":36.6,\"text\":\"\(id)\"}"
        unsure.insert(id)
        guard let added = await server.send("POST", "/v1/incidents", body) else { break }
        try #require(added.status == 201, "\(added.body)")
        unsure.remove(id)
        there.insert(id)
        acknowledged += 1
        tags[id] = added.headers["Etag"] as? String ?? added.headers["ETag"] as? String
        guard number % 3 == 2, let victim = there.subtracting(unsure).sorted().first else { continue }
        unsure.insert(victim)
        guard let gone = await server.send("DELETE", "/v1/incidents/\(victim)", nil, ["If-Match": tags[victim] ?? "*"])
        else { break }
        try #require(gone.status == 204, "\(gone.body)")
        unsure.remove(victim)
        there.remove(victim)
        acknowledged += 1
      }
      try await killer.value
      try check(there, unsure)
    }
    #expect(acknowledged > 8)
  }

  /// The file holds what was acknowledged, with one entry of the audit log for each write that was done.
  private func check(_ there: Set<String>, _ unsure: Set<String>) throws {
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let (rows, entries) = try file.read { reader in
      (try reader.incidents(limit: 100_000).map(\.value.id), try reader.auditEntries(limit: 100_000))
    }
    #expect(there.subtracting(unsure).subtracting(rows).isEmpty, "an acknowledged write was lost")
    #expect(Set(rows).subtracting(there).subtracting(unsure).isEmpty, "a deleted row came back")
    var logged: Set<String> = []
    for entry in entries.reversed() where entry.layer == "incident" {
      if entry.action == .delete { logged.remove(entry.key) } else { logged.insert(entry.key) }
    }
    #expect(logged == Set(rows), "rows and audit log differ")
    #expect(entries.map(\.number) == Array((1...Int64(max(1, entries.count))).reversed()))
    #expect(try file.read { try $0.integrityFaults() } == [])
  }

  @Test func aJobOutlivesItsServer() async throws {
    let inputs = #"{"inputs":{"date":"2026-05-04","iterations":30}}"#
    var paths: [String] = []
    for delay in [0, 120] {
      let server = try LiveServer(city, secret: secret, ["--set", "jobs.line=10"])
      let asked = try #require(
        await server.send("POST", "/processes/plan-sweep/execution", inputs, ["Prefer": "respond-async"]))
      try #require(asked.status == 201, "\(asked.body)")
      paths.append("/jobs/" + (asked.body["jobID"] as? String ?? ""))
      try await Task.sleep(for: .milliseconds(delay))
      server.kill()
    }
    let server = try LiveServer(city, secret: secret)
    for path in paths {
      let end = Date().addingTimeInterval(120)
      var job = try #require(await server.send("GET", path)).body
      while ["accepted", "running"].contains(job["status"] as? String), Date() < end {
        try await Task.sleep(for: .milliseconds(100))
        job = try #require(await server.send("GET", path)).body
      }
      #expect(job["status"] as? String == "successful", "\(job)")
      let plan = try #require(await server.send("GET", "\(path)/results"))
      #expect(plan.status == 200 && plan.body["routes"] is [Any])
    }
  }

  /// Servers are killed while plans wait, are searched and are kept: every job that was acknowledged ends, well or told
  /// to be lost, and a job that ended well has its plan, whatever moment its server was killed at.
  @Test func noFinishedPlanIsLost() async throws {
    var random = SeededGenerator(seed: 11)
    var asked: [String] = []
    for round in 0..<5 {
      let server = try LiveServer(city, secret: secret, ["--set", "jobs.line=30"])
      for number in 0..<2 {
        let inputs = "{\"inputs\":{\"date\":\"2026-05-04\",\"iterations\":5,\"seed\":\(10 * round + number)}}"
        let answer = try #require(
          await server.send("POST", "/processes/plan-sweep/execution", inputs, ["Prefer": "respond-async"]))
        try #require(answer.status == 201, "\(answer.body)")
        asked.append(try #require(answer.body["jobID"] as? String))
      }
      try await Task.sleep(for: .milliseconds(random.int(in: 0...2500)))
      server.kill()
      try checkPlans(asked)
    }
    let server = try LiveServer(city, secret: secret)
    let end = Date().addingTimeInterval(240)
    for id in asked {
      var job = try #require(await server.send("GET", "/jobs/\(id)")).body
      while ["accepted", "running"].contains(job["status"] as? String), Date() < end {
        try await Task.sleep(for: .milliseconds(100))
        job = try #require(await server.send("GET", "/jobs/\(id)")).body
      }
      let isLost = (job["message"] as? String)?.hasPrefix("lost: ") == true
      #expect(job["status"] as? String == "successful" || isLost, "\(job)")
    }
    server.kill()
    #expect(try checkPlans(asked) > 0)
  }

  /// Whether every job is in the file, and every one that ended well with its plan. - Returns: how many those are.
  @discardableResult
  private func checkPlans(_ ids: [String]) throws -> Int {
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    var done = 0
    for id in ids {
      let job = try #require(try file.read { try $0.job(id: id) }, "an acknowledged job was lost")
      #expect((job.state == .successful) == (job.plan != nil && job.result != nil), "\(job)")
      guard let plan = job.plan else { continue }
      #expect(try file.plan(id: plan) != nil, "the plan of job \(id) was lost")
      done += 1
    }
    return done
  }
}
