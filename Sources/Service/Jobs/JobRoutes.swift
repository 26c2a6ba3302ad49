import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Plans
import ServiceLifecycle
import Store

/// `/processes` and `/jobs`: plans for those who ask, as OGC API - Processes - Part 1 (OGC 18-062r2) has them.
struct JobRoutes: RouteGroup {
  /// Finished jobs that are kept.
  static let mostFinished = 1000

  let parts: ServiceParts

  init(_ parts: ServiceParts) { self.parts = parts }

  func add(to router: Router<ServiceContext>) {
    router.get("/processes") { _, _ in JSONAnswer.text(ProcessDescriptions.list, type: "application/json") }
    router.get("/processes/{id}") { _, context in
      let id = try context.rowID()
      guard let text = ProcessDescriptions.description(id) else { throw Self.noProcess(id) }
      return JSONAnswer.text(text, type: "application/json")
    }
    router.post("/processes/{id}/execution") { request, context in try await execute(request, context) }
    router.get("/jobs") { request, context in try await list(request, context) }
    router.get("/jobs/{id}") { _, context in
      try context.require(.reader)
      return JSONAnswer.response(try status(of: await job(context)))
    }
    router.delete("/jobs/{id}") { _, context in try await dismiss(context) }
    router.get("/jobs/{id}/results") { request, context in try await results(request, context) }
    router.get("/jobs/{id}/events") { _, context in try await events(context) }
  }

  static func noProcess(_ id: String) -> Problem {
    Problem(.notFound, "there is no process \(id.prefix(80)): /processes lists those there are")
  }

  func status(of job: StoredJob) -> JobStatus { JobStatus(job, live: parts.jobs.progress(of: job.id)) }

  /// The job that the path names.
  func job(_ context: ServiceContext) async throws -> StoredJob {
    let id = try context.rowID()
    return try await job(id)
  }

  func job(_ id: String) async throws -> StoredJob {
    let job = try await parts.workers.run { [city = parts.city] in try city.read { try $0.job(id: id) } }
    guard let job else { throw Problem(.notFound, "there is no job \(id.prefix(80)): /jobs lists those there are") }
    return job
  }

  // MARK: Reading

  private struct Page: Encodable {
    var jobs: [JobStatus]
    var links: [APILink]
  }

  private func list(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(.reader)
    let query = QueryValues(request)
    let limit = try query.integer("limit", 1...parts.options.limits.page) ?? min(100, parts.options.limits.page)
    let offset = try query.integer("offset", 0...Int(Int32.max)) ?? 0
    let processes = try query.text("processID").map { $0.split(separator: ",").map(String.init) }
    var states: [JobState]?
    if let text = try query.text("status") {
      states = []
      for word in text.split(separator: ",") {
        guard let state = JobState(rawValue: String(word)) else {
          throw Problem.query(
            "status", text, "give some of \(JobState.allCases.map(\.rawValue).joined(separator: ","))")
        }
        states?.append(state)
      }
    }
    let jobs = try await parts.workers.run { [city = parts.city, states] in
      try city.read { try $0.jobs(processes: processes, states: states, offset: offset, limit: limit + 1) }
    }
    var links = [APILink(href: "/jobs?limit=\(limit)&offset=\(offset)", rel: "self", type: "application/json")]
    if jobs.count > limit {
      links.append(
        APILink(href: "/jobs?limit=\(limit)&offset=\(offset + limit)", rel: "next", type: "application/json"))
    }
    return JSONAnswer.response(Page(jobs: jobs.prefix(limit).map { status(of: $0) }, links: links))
  }

  private func results(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(.reader)
    let output = try JobOutput.asked(request)
    return try await results(of: job(context), as: output)
  }

  func results(of job: StoredJob, as output: JobOutput) async throws -> Response {
    switch job.state {
    case .accepted, .running:
      throw Problem(.notFound, "job \(job.id) is \(job.state.rawValue): ask /jobs/\(job.id) until it is successful")
    case .failed: throw Problem(.infeasible, job.message ?? "the job failed")
    case .dismissed: throw Problem(.notFound, "job \(job.id) was called off and has no result")
    case .successful: break
    }
    let text = try await parts.workers.run { [city = parts.city] in
      try city.read { try output.text(of: job, $0) }
    }
    return JSONAnswer.text(text, type: output.type)
  }

  private func dismiss(_ context: ServiceContext) async throws -> Response {
    try context.require(.planner)
    let old = try await job(context)
    let origin = EditOrigin(try parts.city.current(), context)
    let job = try await parts.workers.run { [city = parts.city] in
      try city.write { writer in
        let words = "called off by \(origin.author.name)"
        guard try writer.dismiss(job: old.id, message: words, at: origin.author.time) else {
          throw Problem(.conflict, "job \(old.id) is \(old.state.rawValue) already and cannot be called off")
        }
        try writer.audit(.change, layer: "job", key: old.id, by: origin.author)
        return try writer.reader.job(id: old.id)
      }
    }
    parts.jobs.cancel(old.id)
    return JSONAnswer.response(status(of: job ?? old))
  }

  // MARK: Following

  /// Server-sent events (HTML standard, section 9.2): the status of a job whenever it changes, until it ends.
  private func events(_ context: ServiceContext) async throws -> Response {
    try context.require(.reader)
    let first = try await job(context)
    let body = ResponseBody { writer in
      var (job, last, idle) = (first, "", 0)
      while true {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(status(of: job)), as: UTF8.self)
        if text != last {
          try await writer.write(ByteBuffer(string: "event: status\ndata: \(text)\n\n"))
          (last, idle) = (text, 0)
        } else {
          idle += 1
          // A comment now and then keeps proxies from taking the line for dead.
          if idle % 30 == 0 { try await writer.write(ByteBuffer(string: ": still there\n\n")) }
        }
        if job.state.isFinished || Task.isShuttingDownGracefully { break }
        try await Task.sleep(for: .milliseconds(500))
        guard let next = try? await self.job(first.id) else { break }
        job = next
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
  }
}
