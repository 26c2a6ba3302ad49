/// Routes for a road problem, as a file tells them; nodes and links are numbered from 0.
public struct RoadSolution: Hashable, Sendable {
  /// What a vehicle does at a stop.
  public enum Visit: Hashable, Sendable {
    /// It serves a link from tail to head or against that, for the pass of that number.
    case link(Int, isForward: Bool, pass: Int)
    /// It serves a required node, by its number in the list.
    case requiredNode(Int)
    /// It is emptied at a facility, by its number in the list.
    case facility(Int)
  }

  /// A visit, and what has come together by its end.
  public struct Stop: Hashable, Sendable {
    /// What is done.
    public var visit: Visit
    /// Where the visit begins; `nil` where that is not stated.
    public var from: Int?
    /// Where it ends; `nil` where that is not stated.
    public var to: Int?
    /// The nodes driven through to come here, from where the vehicle stood to where the visit begins; `nil` for a cheapest way.
    public var way: [Int]?
    /// Cost since the depot.
    public var cost: Int64
    /// What the vehicle holds.
    public var load: Int64

    /// Describes a stop.
    public init(visit: Visit, from: Int? = nil, to: Int? = nil, way: [Int]? = nil, cost: Int64, load: Int64) {
      self.visit = visit
      self.from = from
      self.to = to
      self.way = way
      self.cost = cost
      self.load = load
    }
  }

  /// What one vehicle does.
  public struct Route: Hashable, Sendable {
    /// Its stops, in order.
    public var stops: [Stop]
    /// The nodes driven through to the depot; `nil` for a cheapest way.
    public var wayBack: [Int]?
    /// Cost in all.
    public var cost: Int64
    /// What it takes in, emptied on the way or not.
    public var load: Int64

    /// Describes a route.
    public init(stops: [Stop], wayBack: [Int]? = nil, cost: Int64, load: Int64) {
      self.stops = stops
      self.wayBack = wayBack
      self.cost = cost
      self.load = load
    }
  }

  /// What is left out, and why.
  public struct Unserved: Hashable, Sendable {
    /// What is not served; the direction says nothing.
    public var visit: Visit
    /// Why, in a word.
    public var reason: String

    /// Names a service and a reason.
    public init(visit: Visit, reason: String) {
      self.visit = visit
      self.reason = reason
    }
  }

  /// The name of the problem.
  public var instance: String
  /// The sum of the costs of its routes.
  public var cost: Int64
  /// What the problem makes small: the same sum, or the cost of the largest route.
  public var objective: Int64
  /// A cost that no solution is below; `nil` where none was computed.
  public var bound: Int64?
  /// The routes.
  public var routes: [Route]
  /// What is left out.
  public var unserved: [Unserved]

  /// Describes a solution; `SolutionCheck` tells whether it is one.
  public init(
    instance: String, cost: Int64, objective: Int64, bound: Int64? = nil, routes: [Route], unserved: [Unserved] = []
  ) {
    self.instance = instance
    self.cost = cost
    self.objective = objective
    self.bound = bound
    self.routes = routes
    self.unserved = unserved
  }

  /// How much the objective is above the bound, in percent of the bound; `nil` without a bound above 0.
  public var gapPercent: Double? {
    bound.flatMap { $0 > 0 ? 100 * Double(objective - $0) / Double($0) : nil }
  }
}
