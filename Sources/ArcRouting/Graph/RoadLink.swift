/// A piece of road between two nodes of a `RoadProblem`: an edge where both directions are open, else an arc.
public struct RoadLink: Hashable, Sendable {
  /// What serving it takes.
  public struct Service: Hashable, Sendable {
    /// Price of serving it from tail to head, the drive included; `nil` where that is not allowed.
    public var forward: Int64?
    /// Price of serving it from head to tail, the drive included; `nil` where that is not allowed.
    public var backward: Int64?
    /// What it takes up of a vehicle.
    public var demand: Int64
    /// How often it is to be served.
    public var passes: Int

    /// Describes a service.
    public init(forward: Int64?, backward: Int64?, demand: Int64, passes: Int = 1) {
      self.forward = forward
      self.backward = backward
      self.demand = demand
      self.passes = passes
    }
  }

  /// Where it begins.
  public var tail: Int
  /// Where it ends.
  public var head: Int
  /// Price of driving it from tail to head without service; `nil` for a closed direction.
  public var forward: Int64?
  /// Price of driving it from head to tail without service; `nil` for a closed direction.
  public var backward: Int64?
  /// What serving it takes; `nil` where it is not required.
  public var service: Service?

  /// Describes a link.
  public init(tail: Int, head: Int, forward: Int64?, backward: Int64?, service: Service? = nil) {
    self.tail = tail
    self.head = head
    self.forward = forward
    self.backward = backward
    self.service = service
  }
}

/// A node of a `RoadProblem` that must be visited.
public struct RequiredNode: Hashable, Sendable {
  /// The node.
  public var node: Int
  /// Price of serving it.
  public var cost: Int64
  /// What it takes up of a vehicle.
  public var demand: Int64

  /// Describes a required node.
  public init(node: Int, cost: Int64, demand: Int64) {
    self.node = node
    self.cost = cost
    self.demand = demand
  }
}

/// What it costs to pass from one neighbour of a node to another; a turn that is not listed is forbidden.
public struct TurnTable: Hashable, Sendable {
  /// A way through a node.
  public struct Turn: Hashable, Sendable {
    /// The node the vehicle comes from.
    public var from: Int
    /// The node it passes.
    public var through: Int
    /// The node it goes on to.
    public var to: Int

    /// Names a turn by its three nodes.
    public init(from: Int, through: Int, to: Int) {
      self.from = from
      self.through = through
      self.to = to
    }
  }

  /// The price of each allowed turn.
  public var costs: [Turn: Int64]

  /// A table of allowed turns.
  public init(costs: [Turn: Int64]) { self.costs = costs }
}
