/// What a vehicle does at one point of its route.
public enum Visit: Hashable, Sendable {
  /// It does a pass of a task, in the mode of that number.
  case service(ServiceID, mode: Int)
  /// It resets load at a facility.
  case facility(Int)
  /// It takes the break of that number where it stands.
  case rest(Int)
}

/// The decisions of a route; all else follows from them.
///
/// Without visits the vehicle stays in: that costs nothing, takes no vehicle, and keeps the number of a route of the previous
/// plan that is not driven any more.
public struct RoutePlan: Hashable, Sendable {
  /// The vehicle type.
  public var vehicleType: Int
  /// When it leaves the depot.
  public var departure: Int64
  /// What it does, in order.
  public var visits: [Visit]

  /// Describes a route.
  public init(vehicleType: Int, departure: Int64, visits: [Visit]) {
    self.vehicleType = vehicleType
    self.departure = departure
    self.visits = visits
  }

  /// Whether the vehicle leaves the depot.
  public var isUsed: Bool { !visits.isEmpty }

  /// Its services, in order.
  public var services: [ServiceID] {
    visits.compactMap { if case .service(let id, _) = $0 { id } else { nil } }
  }
}
