internal import GRDB
public import Plans

extension CityWriter {
  /// Puts a job at the end of the line.
  /// - Precondition: it waits, and there is none of its name.
  /// - Throws: ``CityFileError``.
  public func add(_ job: StoredJob) throws(CityFileError) {
    precondition(job.state == .accepted, "a new job waits in line")
    try change(
      """
      INSERT INTO luwang_job (id, process, request, author, state, progress, attempts, created_at) \
      VALUES (?, ?, ?, ?, 'accepted', 0, 0, ?)
      """, [job.id, job.process, job.request, job.author, job.createdAt.description])
  }

  /// Takes the job that has waited longest and sets it running; no two takers get the same.
  /// - Returns: the job as it is now; `nil` where none waits.
  /// - Throws: ``CityFileError``.
  public func startOldestJob(at time: PlanInstant) throws(CityFileError) -> StoredJob? {
    guard let oldest = try reader.jobs("WHERE state = 'accepted' ORDER BY number LIMIT 1", []).first else { return nil }
    try change(
      """
      UPDATE luwang_job SET state = 'running', started_at = ?, attempts = attempts + 1, progress = 0, figures = NULL, \
      message = NULL WHERE id = ?
      """, [time.description, oldest.id])
    return try reader.job(id: oldest.id)
  }

  /// Notes how far a running job is.
  /// - Parameters:
  ///   - progress: the share that is done; what lies outside 0...1 is taken as its nearest end.
  ///   - figures: what is best so far, as JSON.
  /// - Returns: whether the job still runs; one that was called off does not.
  /// - Throws: ``CityFileError``.
  @discardableResult
  public func note(
    progress: Double, figures: String? = nil, message: String? = nil, ofJob id: String
  ) throws(CityFileError) -> Bool {
    try change(
      "UPDATE luwang_job SET progress = ?, figures = ?, message = ? WHERE id = ? AND state = 'running'",
      [progress >= 0 ? min(1, progress) : 0, figures, message, id]) > 0
  }

  /// Ends a running job well. Whoever keeps a plan does so in the same write, so that both are there or neither.
  /// - Parameters:
  ///   - plan: the plan that came of it, as the city file calls it.
  ///   - result: what else came of it, as JSON.
  /// - Returns: whether the job still ran; where it was called off, its plan must not be kept.
  /// - Throws: ``CityFileError``.
  public func succeed(
    job id: String, plan: String? = nil, result: String? = nil, figures: String? = nil, message: String? = nil,
    at time: PlanInstant
  ) throws(CityFileError) -> Bool {
    try change(
      """
      UPDATE luwang_job SET state = 'successful', progress = 1, plan = ?, result = ?, figures = COALESCE(?, figures), \
      message = ?, finished_at = ? WHERE id = ? AND state = 'running'
      """, [plan, result, figures, message, time.description, id]) > 0
  }

  /// Ends a job that waits or runs without a result.
  /// - Parameter progress: the share that was done; `nil` is what was noted last.
  /// - Returns: whether it was unfinished.
  /// - Throws: ``CityFileError``.
  @discardableResult
  public func fail(
    job id: String, message: String, progress: Double? = nil, at time: PlanInstant
  ) throws(CityFileError) -> Bool {
    try end(id, as: .failed, message, progress, time)
  }

  /// Calls off a job that waits or runs.
  /// - Parameter progress: the share that was done; `nil` is what was noted last.
  /// - Returns: whether it was unfinished.
  /// - Throws: ``CityFileError``.
  @discardableResult
  public func dismiss(
    job id: String, message: String? = nil, progress: Double? = nil, at time: PlanInstant
  ) throws(CityFileError) -> Bool {
    try end(id, as: .dismissed, message, progress, time)
  }

  /// Takes away a job that has ended. The plan that came of it stays.
  /// - Returns: whether there was one that had ended.
  /// - Throws: ``CityFileError``.
  @discardableResult
  public func removeFinished(job id: String) throws(CityFileError) -> Bool {
    try change("DELETE FROM luwang_job WHERE id = ? AND state NOT IN ('accepted', 'running')", [id]) > 0
  }

  /// Puts a job that ran when the service ended back in its place in line, from where it begins anew.
  /// - Returns: whether it ran.
  /// - Throws: ``CityFileError``.
  @discardableResult
  public func requeue(job id: String, message: String? = nil) throws(CityFileError) -> Bool {
    try change(
      """
      UPDATE luwang_job SET state = 'accepted', progress = 0, figures = NULL, message = ? WHERE id = ? \
      AND state = 'running'
      """, [message, id]) > 0
  }

  /// Takes away the oldest finished jobs, so that at most a number of them remains. Plans stay.
  /// - Returns: how many were taken away.
  /// - Throws: ``CityFileError``.
  @discardableResult
  public func removeFinishedJobs(beyond count: Int) throws(CityFileError) -> Int {
    try change(
      """
      DELETE FROM luwang_job WHERE number IN (SELECT number FROM luwang_job \
      WHERE state IN ('successful', 'failed', 'dismissed') ORDER BY number DESC LIMIT -1 OFFSET ?)
      """, [max(0, count)])
  }

  private func end(
    _ id: String, as state: JobState, _ message: String?, _ progress: Double?, _ time: PlanInstant
  ) throws(CityFileError) -> Bool {
    try change(
      """
      UPDATE luwang_job SET state = ?, message = ?, progress = COALESCE(?, progress), finished_at = ? WHERE id = ? \
      AND state IN ('accepted', 'running')
      """, [state.rawValue, message, progress.map { $0 >= 0 ? min(1, $0) : 0 }, time.description, id]) > 0
  }

  /// Runs a statement. - Returns: how many rows it changed.
  @discardableResult
  func change(_ sql: String, _ arguments: StatementArguments) throws(CityFileError) -> Int {
    try Connection.translating(path: path) {
      try db.execute(sql: sql, arguments: arguments)
      return db.changesCount
    }
  }
}
