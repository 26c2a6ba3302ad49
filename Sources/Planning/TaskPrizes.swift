import Plans

/// What leaving a task out costs where rules say that some matter more than others.
struct TaskPrizes: Sendable {
  /// Five and a half hours of driving a step: more than any task is worth in time.
  private static let step: Int64 = 20_000_000
  private let priorities: [Int]

  init(_ tasks: [WorkTask]) {
    let own = tasks.map(\.rule.priority)
    priorities = Set(own).count > 1 ? own : []
  }

  /// `nil` where all matter the same: then every task must be done if it can.
  func prize(of task: Int) -> Int64? {
    priorities.isEmpty ? nil : Self.step * Int64(1 + min(100, max(0, priorities[task])))
  }
}
