/// One vehicle's tour through all that a road problem requires, with a cost that no tour is below.
public struct PostmanTour: Hashable, Sendable {
  /// How it is known that no tour costs less than the bound.
  public enum Method: String, Hashable, Sendable {
    /// Minimum-weight matching of the nodes where an odd number of services end.
    case matching
    /// Minimum-cost flow that leaves each node as often as it is reached.
    case flow = "minimum-cost flow"
  }

  /// A service, and the direction in which it is done.
  public struct Visit: Hashable, Sendable {
    /// The service, by the number of its task among required links, then required nodes.
    public let service: ServiceID
    /// Whether a link is served from tail to head; of no account for nodes.
    public let isForward: Bool
  }

  /// The services, in order.
  public let visits: [Visit]
  /// What the tour costs, drives and emptying at the end included; where it is not proven to be the best, cheaper drives
  /// between the same visits may be found.
  public let cost: Int64
  /// No tour costs less.
  public let bound: Int64
  /// Where the bound comes from.
  public let method: Method

  /// Whether it is proven that no tour costs less than this one.
  public var isOptimal: Bool { cost == bound }

  /// The tour as a route of the converted problem. - Precondition: it is the same problem that was converted.
  public func plan(in conversion: RoadConversion) -> RoutePlan {
    let type = conversion.problem.vehicleTypes[0]
    return RoutePlan(
      vehicleType: 0, departure: type.shift.window.start,
      visits: visits.map { visit in
        let modes = conversion.modes[visit.service.task]
        return .service(visit.service, mode: modes.firstIndex(of: visit.isForward ? .forward : .backward) ?? 0)
      })
  }
}
