import Foundation
import HTTPTypes
import Hummingbird
import Plans
import Store

extension JobRoutes {
  /// Puts a job in line; answers at once where `Prefer: respond-async` asks for it, else with the plan.
  func execute(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(.planner)
    let process = try context.rowID()
    guard let kind = JobRequest.processes[process] else { throw Self.noProcess(process) }
    guard ["application/json", ""].contains(request.bodyType) else {
      throw Problem(.unsupportedType, "the body is \(request.bodyType.prefix(80)): send application/json")
    }
    let body = try JSONFields(try await request.bytes(limit: parts.options.limits.bodyBytes))
    let execution = try ExecuteRequest(body)
    let form = try JobOutput.named(request)
    let origin = EditOrigin(try parts.city.current(), context)
    let asked = try JobRequest(execution.inputs, kind: kind, today: origin.author.time)
    try requireScope(asked, origin.caller)
    let inputs = try body.document("inputs").map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    let job = StoredJob(
      id: UUID().uuidString.lowercased(), process: process, request: execution.text(inputs: inputs),
      author: origin.author.name, createdAt: origin.author.time)
    try await enqueue(job, asked, origin.author)
    parts.jobs.wake()
    let preference = ExecutePreference(request.headers)
    let seconds = preference.seconds(limit: parts.options.limits.requestSeconds)
    if seconds > 0, let finished = try await finished(job.id, within: seconds),
      finished.state == .successful || finished.state == .failed
    {
      var response = try await results(of: finished, form ?? execution.output ?? JobOutput.accepted(request), form)
      response.headers[.link] = "</jobs/\(job.id)>; rel=\"monitor\"; type=\"application/json\""
      return response
    }
    var response = JSONAnswer.response(status(of: try await self.job(job.id)), status: .created)
    response.headers[.location] = "/jobs/\(job.id)"
    response.headers[.preferenceApplied] = preference.applied
    return response
  }

  /// Asks that whoever is bound to a district plans within it.
  private func requireScope(_ asked: JobRequest, _ caller: Caller) throws(Problem) {
    guard let scope = caller.scope, !caller.covers(asked.area) else { return }
    throw Problem(
      .forbidden,
      "\(caller.name) is bound to \(scope) and this plans \(asked.area ?? "the whole city"): give area \(scope)"
    )
  }

  /// - Throws: ``Problem`` where the line is full, or the city has no such area.
  private func enqueue(_ job: StoredJob, _ asked: JobRequest, _ author: EditAuthor) async throws {
    let limits = parts.options.jobs
    try await parts.edit { writer in
      let waiting = try writer.reader.jobCount(states: [.accepted, .running])
      guard waiting < limits.line + limits.atOnce else {
        throw Problem(
          .tooManyRequests, "\(waiting) jobs run or wait in line: ask again in ten seconds",
          headers: [.retryAfter: "10"])
      }
      if let area = asked.area { _ = try JobRequest.area(area, writer.reader) }
      try writer.add(job)
      try writer.audit(.add, layer: "job", key: job.id, after: job.request, by: author)
      try writer.removeFinishedJobs(beyond: Self.mostFinished)
    }
  }

  /// The job once it has ended; `nil` where that takes longer than a request may.
  private func finished(_ id: String, within seconds: Int) async throws -> StoredJob? {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      let job = try await job(id)
      if job.state.isFinished { return job }
      try await Task.sleep(for: .milliseconds(50))
    }
    return nil
  }
}
