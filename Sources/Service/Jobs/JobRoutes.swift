import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Planning
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
    router.get("/processes") { request, _ in
      let query = QueryValues(request)
      let limit = try query.integer("limit", 1...parts.options.limits.page) ?? min(100, parts.options.limits.page)
      let offset = try query.integer("offset", 0...Int(Int32.max)) ?? 0
      return JSONAnswer.text(ProcessDescriptions.list(limit: limit, offset: offset), type: "application/json")
    }
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
    ProcessProblem.noSuchProcess.problem("there is no process \(id.prefix(80)): /processes lists those there are")
  }

  func status(of job: StoredJob) -> JobStatus { JobStatus(job, live: parts.jobs.progress(of: job.id)) }

  /// The job that the path names, if whoever asks may see it.
  private func job(_ context: ServiceContext) async throws -> StoredJob {
    let job = try await job(context.rowID())
    // Whoever is bound to a district sees what is planned within it.
    if context.caller.scope != nil {
      let area = try ExecuteRequest(stored: job.request).inputs.text("area")
      guard context.caller.covers(area) else { throw Self.noJob(job.id) }
    }
    return job
  }

  private static func noJob(_ id: String) -> Problem {
    ProcessProblem.noSuchJob.problem("there is no job \(id.prefix(80)): /jobs lists those there are")
  }

  func job(_ id: String) async throws -> StoredJob {
    let job = try await parts.workers.run { [city = parts.city] in try city.read { try $0.job(id: id) } }
    guard let job else { throw Self.noJob(id) }
    return job
  }

  private func results(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(.reader)
    let form = try JobOutput.named(request)
    let job = try await job(context)
    let asked = try ExecuteRequest(stored: job.request).output
    return try await results(of: job, form ?? asked ?? JobOutput.accepted(request), form)
  }

  /// - Parameter form: the form that the request names by itself; then the plan comes alone, whatever its job says.
  func results(of job: StoredJob, _ output: JobOutput, _ form: JobOutput?) async throws -> Response {
    switch job.state {
    case .accepted, .running:
      throw ProcessProblem.resultNotReady.problem(
        "job \(job.id) is \(job.state.rawValue): ask /jobs/\(job.id) until it is successful")
    case .failed: throw Problem(.infeasible, job.message ?? "the job failed")
    case .dismissed: throw Problem(.notFound, "job \(job.id) was called off and has no result")
    case .successful: break
    }
    let isDocument = try form == nil && ExecuteRequest(stored: job.request).isDocument
    let text = try await parts.workers.run { [city = parts.city] in
      try city.read { try output.text(of: job, $0) }
    }
    return try isDocument
      ? JSONAnswer.text(output.document(text), type: "application/json") : JSONAnswer.text(text, type: output.type)
  }

  /// Calls a job off; one that has ended is taken off the list, and its plan stays in the city.
  private func dismiss(_ context: ServiceContext) async throws -> Response {
    try context.require(.planner)
    let id = try await job(context).id
    let origin = EditOrigin(try parts.city.current(), context)
    let share = parts.jobs.progress(of: id)?.share
    let job = try await parts.edit { writer -> StoredJob? in
      guard var job = try writer.reader.job(id: id) else { return nil }
      if try writer.dismiss(
        job: id, message: "called off by \(origin.author.name)", progress: share, at: origin.author.time)
      {
        try writer.audit(.change, layer: "job", key: id, by: origin.author)
        return try writer.reader.job(id: id)
      }
      try writer.removeFinished(job: id)
      try writer.audit(.delete, layer: "job", key: id, before: job.request, by: origin.author)
      job.message =
        "it was \(job.state.rawValue) and is taken off the list"
        + (job.plan == nil ? "" : "; its plan stays in the city")
      job.state = .dismissed
      return job
    }
    guard let job else { return try JSONAnswer.response(status(of: await self.job(id))) }
    parts.jobs.cancel(id)
    return JSONAnswer.response(status(of: job))
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
