/// What one vehicle does in its shift.
public struct PlanRoute: Hashable, Sendable {
  /// The vehicle.
  public var vehicle: Int64
  /// What it does, in order; the first step is a start, the last one an end.
  public var steps: [PlanStep]

  /// Collects the parts.
  public init(vehicle: Int64, steps: [PlanStep]) {
    self.vehicle = vehicle
    self.steps = steps
  }
}
