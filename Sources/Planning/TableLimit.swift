/// How much memory the tables of ways of one problem may take.
enum TableLimit {
  static let megabytes = 1_600

  /// - Throws: ``PlanningError/tooLarge(tasks:megabytes:limit:)``.
  static func check(tasks: Int, rows: Int, columns: Int, tables: Int) throws(PlanningError) {
    let megabytes = rows * columns * tables / 131_072
    if megabytes > Self.megabytes {
      throw .tooLarge(tasks: tasks, megabytes: megabytes, limit: Self.megabytes)
    }
  }
}
