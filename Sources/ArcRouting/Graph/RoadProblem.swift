/// A covering problem stated on its graph, as the published instances state it: links that may or must be served, nodes that
/// must be visited, depot, facilities, fleet.
///
/// `ArcRoutingProblem` is what the search solves; it knows places and travel costs only. This is where both come from, and
/// what lower bounds are computed on, since cuts need the graph. Nodes are numbered from 0.
public struct RoadProblem: Hashable, Sendable {
  /// Its name in messages.
  public var name: String
  /// Nodes are numbered from 0 up to this.
  public var nodeCount: Int
  /// Edges and arcs, required or not; parallel ones and loops are allowed.
  public var links: [RoadLink]
  /// The nodes to be visited.
  public var requiredNodes: [RequiredNode]
  /// What passing through nodes costs and forbids; `nil` where every turn is free.
  public var turns: TurnTable?
  /// The node where every vehicle starts and ends.
  public var depot: Int
  /// What a vehicle holds; `nil` for no limit.
  public var capacity: Int64?
  /// The most vehicles; `nil` for as many as needed.
  public var vehicleLimit: Int?
  /// The number of vehicles the source names without its being a limit.
  public var vehicleHint: Int?
  /// The largest cost of a route; `nil` for no limit.
  public var routeCostLimit: Int64?
  /// The nodes where a vehicle may be emptied on its way.
  public var facilities: [Int]
  /// What each emptying costs, the one at the end of a route included; it counts as time too.
  public var emptyingCost: Int64
  /// Whether a vehicle has to be emptied at a facility before it returns to the depot.
  public var emptiesBeforeEnd: Bool
  /// What is to be made small: the sum of the costs of routes, or the largest.
  public var goal: Goal

  /// What is to be made small.
  public enum Goal: Hashable, Sendable {
    /// The sum of the costs of all routes.
    case total
    /// The cost of the largest route.
    case largest
  }

  /// Describes a problem; nothing is checked until it is made an `ArcRoutingProblem`.
  public init(
    name: String, nodeCount: Int, links: [RoadLink], requiredNodes: [RequiredNode] = [], turns: TurnTable? = nil,
    depot: Int, capacity: Int64? = nil, vehicleLimit: Int? = nil, vehicleHint: Int? = nil,
    routeCostLimit: Int64? = nil, facilities: [Int] = [], emptyingCost: Int64 = 0, emptiesBeforeEnd: Bool = false,
    goal: Goal = .total
  ) {
    self.name = name
    self.nodeCount = nodeCount
    self.links = links
    self.requiredNodes = requiredNodes
    self.turns = turns
    self.depot = depot
    self.capacity = capacity
    self.vehicleLimit = vehicleLimit
    self.vehicleHint = vehicleHint
    self.routeCostLimit = routeCostLimit
    self.facilities = facilities
    self.emptyingCost = emptyingCost
    self.emptiesBeforeEnd = emptiesBeforeEnd
    self.goal = goal
  }
}
