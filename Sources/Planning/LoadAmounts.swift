import ArcRouting
import Plans

/// Loads in whole numbers: rounded up where they are used, down where they are held, so that no sum passes what a
/// vehicle holds. The greatest number of tasks of a vehicle is one more of them, which nothing resets.
struct LoadAmounts: Sendable {
  let dimensions: [LoadDimension]
  private let rules: [LoadRule]
  private let unit: Double
  private let countsTasks: Bool

  init(_ rules: [LoadRule], _ vehicles: [FleetVehicle], _ tasks: [WorkTask]) {
    self.rules = rules
    countsTasks = vehicles.contains { $0.maxTasks != nil }
    dimensions =
      rules.map { LoadDimension(name: "load \($0.name)") } + (countsTasks ? [LoadDimension(name: "tasks")] : [])
    let largest =
      (vehicles.flatMap(\.capacity) + tasks.flatMap { task in rules.map { task.amount(of: $0) } }).max() ?? 0
    // Thousandths, or as fine as 32 bits allow.
    unit = max(0.001, largest / 4e9)
  }

  func loads(of task: WorkTask) -> [Int64] {
    rules.map { Int64((task.amount(of: $0) / unit).rounded(.up)) } + (countsTasks ? [1] : [])
  }

  func capacities(of vehicle: FleetVehicle) -> [Int64?] {
    let held = rules.indices.map { number -> Int64? in
      number < vehicle.capacity.count ? Int64((vehicle.capacity[number] / unit).rounded(.down)) : 0
    }
    return held + (countsTasks ? [vehicle.maxTasks.map { min($0, ArcRoutingProblem.amountLimit) }] : [])
  }

  /// The loads that a kind of facility resets.
  func reset(by kind: FacilityKind) -> [Int] { rules.indices.filter { rules[$0].reset == kind } }
}
