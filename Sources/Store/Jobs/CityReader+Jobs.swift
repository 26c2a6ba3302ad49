internal import GRDB

extension CityReader {
  /// A job; `nil` where there is none of that name.
  /// - Throws: ``CityFileError``.
  public func job(id: String) throws(CityFileError) -> StoredJob? {
    try jobs("WHERE id = ?", [id]).first
  }

  /// Jobs, newest first.
  /// - Parameters:
  ///   - filter: which ones.
  ///   - offset: how many to pass over.
  ///   - limit: the most that are given.
  /// - Throws: ``CityFileError``.
  public func jobs(
    _ filter: JobFilter = JobFilter(), offset: Int = 0, limit: Int
  ) throws(CityFileError) -> [StoredJob] {
    let filter = Self.clause(filter)
    return try jobs(
      "\(filter.sql) ORDER BY number DESC LIMIT ? OFFSET ?",
      StatementArguments(filter.values + [max(0, limit).databaseValue, max(0, offset).databaseValue]))
  }

  /// How many jobs there are.
  /// - Throws: ``CityFileError``.
  public func jobCount(processes: [String]? = nil, states: [JobState]? = nil) throws(CityFileError) -> Int {
    let filter = Self.clause(JobFilter(processes: processes, states: states))
    return try Connection.translating(path: path) {
      guard try db.hasTable("luwang_job") else { return 0 }
      return try Int.fetchOne(
        db, sql: "SELECT COUNT(*) FROM luwang_job \(filter.sql)", arguments: StatementArguments(filter.values)) ?? 0
    }
  }

  /// Jobs that wait or run, oldest first: at the start of a service those that ran are such as it left behind.
  /// - Throws: ``CityFileError``.
  public func unfinishedJobs() throws(CityFileError) -> [StoredJob] {
    try jobs("WHERE state IN ('accepted', 'running') ORDER BY number", [])
  }

  private static func clause(_ filter: JobFilter) -> (sql: String, values: [DatabaseValue]) {
    let lists = [("process", filter.processes), ("state", filter.states?.map(\.rawValue))]
    var (conditions, values): ([String], [DatabaseValue]) = ([], [])
    for case (let column, let list?) in lists {
      conditions.append("\(column) IN (\(list.map { _ in "?" }.joined(separator: ", ")))")
      values += list.map(\.databaseValue)
    }
    let ran = "(julianday(COALESCE(finished_at, 'now')) - julianday(started_at)) * 86400"
    for case (let number, let range?) in [("julianday(created_at)", filter.created), (ran, filter.seconds)] {
      conditions.append("\(number) BETWEEN ? AND ?")
      values += [range.lowerBound.databaseValue, range.upperBound.databaseValue]
    }
    if let area = filter.area {
      // The inputs are all that is kept, or a member beside the form of the results.
      let named = "coalesce(json_extract(request, '$.inputs.area'), json_extract(request, '$.area'))"
      conditions.append("CASE WHEN json_valid(request) THEN substr(\(named), 1, length(?)) = ? END")
      values += [area.databaseValue, area.databaseValue]
    }
    return (conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "), values)
  }

  func jobs(_ clause: String, _ arguments: StatementArguments) throws(CityFileError) -> [StoredJob] {
    try Connection.translating(path: path) {
      guard try db.hasTable("luwang_job") else { return [] }
      return try Row.fetchAll(db, sql: "SELECT * FROM luwang_job \(clause)", arguments: arguments).map { row in
        let cells = TableCells(row, table: "luwang_job", path: path)
        var job = StoredJob(
          id: try cells.text("id"), process: try cells.text("process"), request: try cells.text("request"),
          author: try cells.text("author"), createdAt: try cells.instant("created_at"))
        job.state = try cells.choice("state")
        job.progress = try cells.number("progress", in: 0...1)
        job.figures = cells.textIfPresent("figures")
        job.message = cells.textIfPresent("message")
        job.attempts = Int(clamping: try cells.integer("attempts"))
        job.startedAt = try cells.instantIfPresent("started_at")
        job.finishedAt = try cells.instantIfPresent("finished_at")
        job.plan = cells.textIfPresent("plan")
        job.result = cells.textIfPresent("result")
        return job
      }
    }
  }
}
