import Foundation
import Logging
import Planning
import Plans
import ServiceLifecycle
import Store

/// Works on the jobs in line, so many at once, oldest first; what comes of a job is kept in the write that ends it.
///
/// Jobs that ran when the server ended are begun anew, with their seed; one that the server ended in again and again is
/// given up.
final class JobRunner: Service {
  /// How often a job is begun.
  static let mostAttempts = 3

  private let parts: ServiceParts
  private let threads: JobThreads

  init(_ parts: ServiceParts) {
    self.parts = parts
    // One for the search of each, and one for its bound beside it.
    threads = JobThreads(2 * parts.options.jobs.atOnce)
  }

  func run() async throws {
    await withGracefulShutdownHandler {
      await recover()
      await withDiscardingTaskGroup { group in
        parts.jobs.wake()
        for await _ in parts.jobs.calls.cancelOnGracefulShutdown() {
          while parts.jobs.count < parts.options.jobs.atOnce, let job = await next() {
            let control = parts.jobs.begin(job.id)
            group.addTask(executorPreference: self.threads) { await self.work(on: job, control) }
          }
        }
        parts.jobs.cancelAll()
      }
    } onGracefulShutdown: {
      self.parts.jobs.cancelAll()
    }
    await threads.shutDown()
  }

  /// Puts jobs that a server left running back in line.
  private func recover() async {
    do {
      let left = try await parts.workers.run { [city = parts.city] in
        try city.read { try $0.unfinishedJobs() }.filter { $0.state == .running }
      }
      guard !left.isEmpty else { return }
      let now = PlanInstant.now(parts.city.snapshot?.clock)
      try await parts.edit { writer in
        for job in left {
          if job.attempts < Self.mostAttempts {
            try writer.requeue(job: job.id, message: "the server ended while it ran; it is begun anew")
          } else {
            let message = "lost: the server ended \(job.attempts) times while it ran; ask for less, or again"
            try writer.fail(job: job.id, message: message, at: now)
          }
        }
      }
    } catch { parts.logger.error("jobs cannot be taken up again: \(error)") }
  }

  /// The job that has waited longest, now running; `nil` where none waits.
  private func next() async -> StoredJob? {
    do {
      let now = PlanInstant.now(parts.city.snapshot?.clock)
      let waiting = try await parts.workers.run { [city = parts.city] in
        try city.read { try $0.jobCount(states: [.accepted]) }
      }
      return waiting > 0 ? try await parts.edit { try $0.startOldestJob(at: now) } : nil
    } catch {
      parts.logger.error("no job can be begun: \(error)")
      // Another program holds the file, such as an import: the line is looked at again.
      Task { [jobs = parts.jobs] in
        try await Task.sleep(for: .seconds(1))
        jobs.wake()
      }
      return nil
    }
  }

  private func work(on job: StoredJob, _ control: PlanningControl) async {
    defer { parts.jobs.end(job.id) }
    do {
      try await plan(job, control)
    } catch PlanningError.cancelled {
      // Called off by somebody, who has noted it; or the server stops, and the job runs again after it.
      return
    } catch {
      let told = (error as? PlanningError).map { "\($0)" } ?? Problem(telling: error).detail
      parts.logger.error("job \(job.id): \(error)")
      do {
        let now = PlanInstant.now(parts.city.snapshot?.clock)
        let share = control.progress.share
        _ = try await keep { try $0.fail(job: job.id, message: told, progress: share, at: now) }
      } catch { parts.logger.error("job \(job.id) cannot be ended: \(error)") }
    }
  }

  private func plan(_ job: StoredJob, _ control: PlanningControl) async throws {
    guard let kind = JobRequest.processes[job.process] else {
      throw Problem(.invalidValue, "there is no process \(job.process)")
    }
    let asked = try JobRequest(ExecuteRequest(stored: job.request).inputs, kind: kind, today: job.createdAt)
    let (city, request) = try parts.city.read { reader in
      (try PlanCity(reader), try asked.planRequest(reader, threads: parts.options.jobs.threads))
    }
    let day = try await DayPlanner(city).plan(request, control: control)
    let (result, figures) = (try JobResult(day).json, try JobFigures(day).json)
    control.note(.keeping)
    let clock = parts.city.snapshot?.clock
    try await keep { writer in
      let now = PlanInstant.now(clock)
      let id = try writer.store(plan: day.plan, in: city.network, storedAt: now.description)
      guard try writer.succeed(job: job.id, plan: id, result: result, figures: figures, at: now) else {
        throw PlanningError.cancelled
      }
    }
  }

  /// Writes what a job came to; while another program holds the file, such as an import, it is tried again.
  private func keep<Value>(_ body: (CityWriter) throws -> Value) async throws -> Value {
    while !Task.isShuttingDownGracefully {
      do { return try parts.city.write(body) } catch CityFileError.locked {
        parts.logger.notice("another program writes to the city; a job waits to be kept")
        try await Task.sleep(for: .seconds(1))
      }
    }
    return try parts.city.write(body)
  }
}

extension PlanCity {
  /// What planning knows of the city as a file has it.
  init(_ reader: CityReader) throws {
    let network = try reader.network()
    let (facilities, duties) = (try reader.all(.facilities), try reader.all(.duties))
    self.init(
      network: network, facilities: facilities, chiefs: try reader.all(.chiefs), duties: duties,
      revision: CityRevision.of(network: network, facilities: facilities, duties: duties))
  }
}
