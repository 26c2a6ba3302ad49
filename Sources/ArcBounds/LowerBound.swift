/// A number that no solution's value can be below, with how it was found.
public struct LowerBound: Hashable, Sendable {
  /// What the bound is the value of.
  public enum Relaxation: Hashable, Sendable {
    /// The one-index formulation, a variable for each edge's drives without service.
    case oneIndex
    /// The one-index formulation with a variable for each direction, and balance at each node.
    case directedOneIndex
    /// The total of the one-index formulation, shared evenly by this many vehicles and rounded up.
    case evenShare(vehicles: Int)
    /// The dearest way from the depot over one required link or node and back.
    case farthestService
  }

  /// A rule of the problem that the bound takes no account of.
  public enum IgnoredRule: Hashable, Sendable, CaseIterable {
    /// Routes have a largest cost.
    case routeCostLimit
    /// There are only so many vehicles.
    case vehicleLimit
    /// Turns cost something or are forbidden.
    case turns
    /// Vehicles drive to a facility to be emptied.
    case waysToFacilities
    /// The passes over a link are apart from one another.
    case spacingOfPasses
  }

  /// Numbers of cuts of each kind that were found.
  public struct CutCounts: Hashable, Sendable {
    /// A set of nodes with an odd number of required links out of it is left once more.
    public var parity = 0
    /// What is required is connected with the depot.
    public var connectivity = 0
    /// A set of nodes is entered as often as its demand fills vehicles.
    public var capacity = 0
  }

  /// No solution's value is below this.
  public internal(set) var value: Int64
  /// What the bound is the value of.
  public internal(set) var relaxation: Relaxation
  /// The rules of the problem that it takes no account of.
  public internal(set) var ignored: [IgnoredRule]
  /// Numbers of cuts found.
  public internal(set) var cuts = CutCounts()
  /// Numbers of linear programs solved.
  public internal(set) var rounds = 0
  /// Seconds of processor time of the thread.
  public internal(set) var seconds: Double = 0
  /// Whether work ended because no more cuts were found, not because the budget was used up.
  public internal(set) var isComplete = false
}

extension LowerBound.Relaxation: CustomStringConvertible {
  /// Its name in tables and messages.
  public var description: String {
    switch self {
    case .oneIndex: "one-index"
    case .directedOneIndex: "one-index, by direction"
    case .evenShare(let vehicles): "one-index total shared by \(vehicles)"
    case .farthestService: "farthest service and back"
    }
  }
}

extension LowerBound.IgnoredRule: CustomStringConvertible {
  /// Its name in tables and messages.
  public var description: String {
    switch self {
    case .routeCostLimit: "largest cost of a route"
    case .vehicleLimit: "number of vehicles"
    case .turns: "costs and bans of turns"
    case .waysToFacilities: "ways to facilities"
    case .spacingOfPasses: "spacing of passes"
    }
  }
}
