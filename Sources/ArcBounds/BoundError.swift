public import ArcRouting

/// Why no bound is given for a problem.
public enum BoundError: Error, Hashable, Sendable {
  /// The problem does not make sense by itself.
  case unsound(RoadProblemError)
  /// Something takes up room of a vehicle, and vehicles have none.
  case noCapacity
  /// Something is to be served, and there are no vehicles.
  case noVehicles
  /// Prices or demands are so large that their sums cannot be held.
  case tooLarge
  /// What is required cannot all be served: some of it cannot be reached from the depot or left again.
  case infeasible
  /// The objective is not the total cost.
  case objective
  /// Clp gives no room for a linear program.
  case noSolver
}

extension BoundError: CustomStringConvertible {
  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .unsound(let error): error.description
    case .noCapacity: "there is demand, but the capacity is 0; give one, or none for no limit"
    case .noVehicles: "something is to be served, but the number of vehicles is limited to less than 1"
    case .tooLarge: "prices or demands are too large to be added up; choose another unit"
    case .infeasible: "not all that is required can be reached from the depot and left again"
    case .objective: "bounds are known for the total cost alone; make the objective that"
    case .noSolver: "Clp could not make a linear program: is there memory?"
    }
  }
}
