public import Plans

/// How far a job is, in the words of OGC API - Processes (OGC 18-062r2).
public enum JobState: String, Codable, Sendable, CaseIterable {
  /// It waits in line.
  case accepted
  /// It is being worked on.
  case running
  /// It is done and has a result.
  case successful
  /// It ended without a result.
  case failed
  /// It was called off.
  case dismissed

  /// Whether nothing will happen to it any more.
  public var isFinished: Bool { self != .accepted && self != .running }
}

/// A piece of work that the service was asked for, as the city file keeps it.
public struct StoredJob: Hashable, Sendable {
  /// What names it, hard to guess.
  public var id: String
  /// The process, such as `plan-sweep`.
  public var process: String
  /// What was asked for, as JSON.
  public var request: String
  /// Who asked, by a pseudonym.
  public var author: String
  /// How far it is.
  public var state: JobState
  /// The share that is done, from 0 to 1.
  public var progress: Double
  /// The figures of what is best so far, and the bound, as JSON.
  public var figures: String?
  /// What there is to say, such as why it failed.
  public var message: String?
  /// How often it was begun; more than once where the service ended while it ran.
  public var attempts: Int
  /// When it was asked for.
  public var createdAt: PlanInstant
  /// When it was begun last.
  public var startedAt: PlanInstant?
  /// When it ended.
  public var finishedAt: PlanInstant?
  /// The plan that came of it, as the city file calls it.
  public var plan: String?
  /// What else came of it, as JSON.
  public var result: String?

  /// A job that waits in line.
  public init(id: String, process: String, request: String, author: String, createdAt: PlanInstant) {
    self.id = id
    self.process = process
    self.request = request
    self.author = author
    state = .accepted
    progress = 0
    attempts = 0
    self.createdAt = createdAt
  }
}
