/// An arc-routing problem: mixed capacitated general routing with modes, facilities, fleets, times and precedence.
///
/// A value that has been checked: every index is in range and every sum of a solution fits 64 bits.
public struct ArcRoutingProblem: Hashable, Sendable {
  /// Places are numbered from 0 up to this.
  public let placeCount: Int
  /// Profiles are numbered from 0 up to this.
  public let profileCount: Int
  /// What is to be done.
  public let tasks: [ServiceTask]
  /// Who can do it.
  public let vehicleTypes: [VehicleType]
  /// Where vehicles start and end.
  public let depots: [Depot]
  /// What vehicles carry.
  public let loadDimensions: [LoadDimension]
  /// Where that is reset.
  public let facilities: [Facility]
  /// What is to be made small.
  public let objective: Objective
  /// How classes of precedence are ordered.
  public let precedence: Precedence
  /// A plan that was in force.
  public let previousPlan: PreviousPlan?

  /// The largest time, length, cost or load of one element.
  public static let amountLimit = Int64(UInt32.max)
  /// The largest price of a unit of time or length, and the largest weight of an objective.
  public static let rateLimit: Int64 = 1_000
  /// The most passes of all tasks together.
  public static let serviceLimit = 50_000
  /// The most load dimensions.
  public static let dimensionLimit = 4
  /// The most breaks of a vehicle type.
  public static let breakLimit = 8

  /// Collects and checks the parts.
  /// - Throws: `ProblemError`, naming the task, vehicle type, facility or depot at fault.
  /// - Complexity: linear in the size of the parts.
  public init(
    placeCount: Int, profileCount: Int = 1, tasks: [ServiceTask], vehicleTypes: [VehicleType], depots: [Depot],
    loadDimensions: [LoadDimension] = [], facilities: [Facility] = [], objective: Objective = .totalCost,
    precedence: Precedence = .none, previousPlan: PreviousPlan? = nil
  ) throws(ProblemError) {
    self.placeCount = placeCount
    self.profileCount = profileCount
    self.tasks = tasks
    self.vehicleTypes = vehicleTypes
    self.depots = depots
    self.loadDimensions = loadDimensions
    self.facilities = facilities
    self.objective = objective
    self.precedence = precedence
    self.previousPlan = previousPlan
    try check()
  }

  /// Every pass of every task, by task and pass.
  public var services: [ServiceID] {
    tasks.indices.flatMap { task in tasks[task].passes.indices.map { ServiceID(task: task, pass: $0) } }
  }
}
