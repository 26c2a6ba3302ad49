public import GeoTypes

/// One drive and what is done at its end.
public struct PlanStep: Hashable, Sendable {
  /// What is done.
  public var work: PlanWork
  /// When the drive to it ends.
  public var arrival: PlanInstant
  /// How long the drive to it takes, turns included.
  public var driveTime: Seconds
  /// How long that drive is.
  public var distance: Meters
  /// How long is waited before work begins.
  public var waitingTime: Seconds
  /// How long the work takes.
  public var serviceTime: Seconds
  /// What is used of each capacity when the work is done.
  public var load: [Double]
  /// The arcs driven to it, in order; the segment served is not among them.
  public var path: [PlanArc]

  /// Collects the parts.
  public init(
    work: PlanWork, arrival: PlanInstant, driveTime: Seconds = .zero, distance: Meters = .zero,
    waitingTime: Seconds = .zero, serviceTime: Seconds = .zero, load: [Double] = [], path: [PlanArc] = []
  ) {
    self.work = work
    self.arrival = arrival
    self.driveTime = driveTime
    self.distance = distance
    self.waitingTime = waitingTime
    self.serviceTime = serviceTime
    self.load = load
    self.path = path
  }
}

/// What is done at the end of a drive.
public enum PlanWork: Hashable, Sendable {
  /// The shift begins, at a facility or where the fleet says.
  case start(facility: String?)
  /// A kerb is served.
  case segment(PlanTask)
  /// A facility is visited.
  case facility(String)
  /// A break is taken where the vehicle stands.
  case pause(Int64)
  /// The shift ends, at a facility or where the fleet says.
  case end(facility: String?)
}
