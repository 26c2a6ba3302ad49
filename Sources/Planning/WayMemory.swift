/// How much memory the ways of one problem may take.
struct WayMemory: Sendable {
  /// Of tables; problems that need more ask for each way by itself.
  var tableMegabytes = 1_600
  /// Of what ways are found by, one by one.
  var labelMegabytes = 1_600

  /// Whether tables between all places have the memory: eight bytes a pair.
  func holdsTables(places: Int, count: Int) -> Bool { places * places * count / 131_072 <= tableMegabytes }

  /// - Throws: ``PlanningError/tooLarge(tasks:megabytes:limit:)``.
  func check(_ labelBytes: Int, tasks: Int) throws(PlanningError) {
    let megabytes = labelBytes >> 20
    if megabytes > labelMegabytes { throw .tooLarge(tasks: tasks, megabytes: megabytes, limit: labelMegabytes) }
  }
}
