import Foundation
import GRDB
import Plans
import Testing

@testable import Store

@Suite("Jobs are kept in the city file")
struct JobTests {
  let folder: TestFolder
  let file: URL
  let city: CityFile
  let now: PlanInstant

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    city = try TestCity.make(in: folder)
    now = TestAuthor.dispatcher.time
  }

  private func add(_ ids: String...) throws {
    for id in ids {
      try city.write { writer in
        try writer.add(
          StoredJob(id: id, process: "plan-sweep", request: #"{"seed":7}"#, author: "甲", createdAt: now))
      }
    }
  }

  @Test func theOldestIsTakenFirstAndOnce() throws {
    try add("a", "b", "c")
    #expect(try city.write { try $0.startOldestJob(at: now) }?.id == "a")
    let other = try CityFile.open(file)
    let second = try #require(try other.write { try $0.startOldestJob(at: now) })
    #expect(second.id == "b" && second.state == .running && second.attempts == 1 && second.startedAt == now)
    #expect(try city.write { try $0.dismiss(job: "c", at: now) })
    #expect(try city.write { try $0.startOldestJob(at: now) } == nil)
    #expect(try city.read { try $0.jobs(limit: 9) }.map(\.id) == ["c", "b", "a"])
    #expect(try city.read { try $0.jobs(JobFilter(states: [.running]), offset: 1, limit: 9) }.map(\.id) == ["a"])
    #expect(try city.read { try $0.jobCount(processes: ["plan-patrol"]) } == 0)
    #expect(try city.read { try $0.jobCount(processes: ["plan-sweep"], states: [.dismissed]) } == 1)
  }

  @Test func progressIsKeptWithinBounds() throws {
    try add("a")
    #expect(try city.write { try !$0.note(progress: 0.5, ofJob: "a") })
    _ = try city.write { try $0.startOldestJob(at: now) }
    for (given, kept) in [(0.25, 0.25), (7, 1), (-1, 0), (.nan, 0)] {
      #expect(try city.write { try $0.note(progress: given, figures: "{}", ofJob: "a") })
      #expect(try city.read { try $0.job(id: "a")?.progress } == kept)
    }
  }

  @Test func planAndStateAreOneWrite() throws {
    try add("a", "b")
    for _ in 0..<2 { _ = try city.write { try $0.startOldestJob(at: now) } }
    let network = try city.network()
    let plan = TestWork.plan()
    struct Interruption: Error {}
    #expect(throws: Interruption.self) {
      try city.write { writer in
        try writer.store(plan: plan, in: network)
        _ = try writer.succeed(job: "a", plan: plan.storageID, at: now)
        throw Interruption()
      }
    }
    #expect(try city.plans().isEmpty)
    #expect(try city.read { try $0.job(id: "a")?.state } == .running)
    try city.write { writer in
      try writer.store(plan: plan, in: network)
      #expect(try writer.succeed(job: "a", plan: plan.storageID, figures: #"{"total_km":1}"#, at: now))
    }
    let done = try #require(try city.read { try $0.job(id: "a") })
    #expect(done.state == .successful && done.progress == 1 && done.finishedAt == now)
    #expect(try done.plan.flatMap { try city.plan(id: $0) } == plan)
    #expect(try city.write { try $0.dismiss(job: "b", message: "called off", at: now) })
    #expect(try city.write { try !$0.succeed(job: "b", at: now) })
    #expect(try city.write { try !$0.dismiss(job: "a", at: now) })
    #expect(try city.write { try !$0.fail(job: "a", message: "", at: now) })
  }

  @Test func whatRanAtTheEndIsFoundAtTheStart() throws {
    try add("a", "b", "c")
    _ = try city.write { try $0.startOldestJob(at: now) }
    _ = try city.write { try $0.fail(job: "b", message: "no", at: now) }
    try city.close()
    let again = try CityFile.open(file)
    let unfinished = try again.read { try $0.unfinishedJobs() }
    #expect(unfinished.map(\.id) == ["a", "c"] && unfinished.map(\.state) == [.running, .accepted])
    #expect(try again.write { try $0.requeue(job: "a") } && again.write { try !$0.requeue(job: "c") })
    let first = try again.write { try $0.startOldestJob(at: now) }
    #expect(first?.id == "a" && first?.attempts == 2)
  }

  @Test func oldFinishedJobsGo() throws {
    try add("a", "b", "c", "d")
    for id in ["a", "b", "c"] { try city.write { _ = try $0.fail(job: id, message: "no", at: now) } }
    #expect(try city.write { try $0.removeFinishedJobs(beyond: 1) } == 2)
    #expect(try city.read { try $0.jobs(limit: 9) }.map(\.id) == ["d", "c"])
  }

  @Test func nonsenseIsNamed() throws {
    try add("a")
    try otherProgram(file) { try $0.execute(sql: "UPDATE luwang_job SET state = 'asleep'") }
    let error = #expect(throws: CityFileError.self) { try city.read { try $0.job(id: "a") } }
    guard case .badValue(_, "luwang_job", 1, "state", _, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
