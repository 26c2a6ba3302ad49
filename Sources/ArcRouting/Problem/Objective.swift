/// What is to be made small. Required services left out come first in every comparison; lost prizes are added.
public enum Objective: Hashable, Sendable {
  /// The sum of the costs of all routes.
  case totalCost
  /// The largest route.
  case minMax(Measure)
  /// `total` times the sum of costs, plus `longest` times the largest route, plus `balance` times the difference
  /// between the largest and the smallest route in use.
  case weighted(total: Int64, longest: Int64, balance: Int64, Measure)

  /// What makes a route large.
  public enum Measure: Hashable, Sendable {
    /// Its cost.
    case cost
    /// Its time from departure to return.
    case duration
    /// Its length.
    case distance
  }
}

/// How classes of precedence are ordered.
public enum Precedence: Hashable, Sendable {
  /// Classes mean nothing.
  case none
  /// In each route no lower class follows a higher one (the hierarchical postman).
  case withinRoutes
  /// In each area no service begins before every service of lower classes there is done, whatever the route.
  case inStages
}

/// A plan that was in force, what of it must stay, and what change costs.
public struct PreviousPlan: Hashable, Sendable {
  /// One of its routes.
  public struct Route: Hashable, Sendable {
    /// Its vehicle type.
    public var vehicleType: Int
    /// Its services, in order.
    public var services: [ServiceID]
    /// How many of them, from the first, must stay as they are.
    public var lockedCount: Int

    /// Describes a route.
    public init(vehicleType: Int, services: [ServiceID], lockedCount: Int = 0) {
      self.vehicleType = vehicleType
      self.services = services
      self.lockedCount = lockedCount
    }
  }

  /// Its routes; a new plan's route of the same number continues it, or stays in where it has no visits.
  public var routes: [Route]
  /// Price of each service that is done by a route of another number; one that is left out has not moved.
  public var changeCost: Int64

  /// Describes a plan.
  public init(routes: [Route], changeCost: Int64 = 0) {
    self.routes = routes
    self.changeCost = changeCost
  }
}
