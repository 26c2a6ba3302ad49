/// One way to do a task: a direction, a side, a strip.
public struct ServiceMode: Hashable, Sendable {
  /// Where the vehicle must come to.
  public var entry: Place
  /// Where it stands afterwards.
  public var exit: Place
  /// Price of the service.
  public var cost: Int64
  /// Time it takes.
  public var duration: Int64
  /// Length driven in service.
  public var distance: Int64
  /// What it takes up of each load dimension.
  public var loads: [Int64]
  /// The vehicle types that can do it so; `nil` for all.
  public var vehicleTypes: [Int]?

  /// Describes a mode.
  public init(
    entry: Place, exit: Place, cost: Int64 = 0, duration: Int64 = 0, distance: Int64 = 0, loads: [Int64] = [],
    vehicleTypes: [Int]? = nil
  ) {
    self.entry = entry
    self.exit = exit
    self.cost = cost
    self.duration = duration
    self.distance = distance
    self.loads = loads
    self.vehicleTypes = vehicleTypes
  }
}

/// One of the times a task is to be done.
public struct ServicePass: Hashable, Sendable {
  /// When it may be done.
  public var times: TimeRule
  /// The number of the shift whose vehicles do it; `nil` for any.
  public var shift: Int?

  /// Describes a pass.
  public init(times: TimeRule = .anyTime, shift: Int? = nil) {
    self.times = times
    self.shift = shift
  }
}

/// What is to be done: an edge, an arc or a node with one or more modes of service.
public struct ServiceTask: Hashable, Sendable {
  /// What of the graph the task covers; the modes say what that means for a vehicle.
  public enum Kind: Hashable, Sendable {
    /// A piece of road to be covered once, in either direction.
    case edge
    /// A piece of road to be covered in its direction.
    case arc
    /// A point.
    case node
  }

  /// Its name in messages.
  public var name: String
  /// What it covers.
  public var kind: Kind
  /// The ways to do it.
  public var modes: [ServiceMode]
  /// What is lost where a pass is left out; `nil` for a task that must be done.
  public var prize: Int64?
  /// The times it is to be done.
  public var passes: [ServicePass]
  /// Its class of precedence: lower ones go first, where the problem orders classes.
  public var precedenceClass: Int
  /// The area whose stages it belongs to.
  public var area: Int

  /// Describes a task.
  public init(
    name: String, kind: Kind, modes: [ServiceMode], prize: Int64? = nil, passes: [ServicePass] = [ServicePass()],
    precedenceClass: Int = 0, area: Int = 0
  ) {
    self.name = name
    self.kind = kind
    self.modes = modes
    self.prize = prize
    self.passes = passes
    self.precedenceClass = precedenceClass
    self.area = area
  }

  /// An edge between two places that costs, lasts and takes up the same in both directions.
  public static func edge(
    _ name: String, _ a: Place, _ b: Place, cost: Int64, duration: Int64 = 0, distance: Int64 = 0,
    loads: [Int64] = []
  ) -> ServiceTask {
    let there = ServiceMode(entry: a, exit: b, cost: cost, duration: duration, distance: distance, loads: loads)
    var back = there
    (back.entry, back.exit) = (b, a)
    return ServiceTask(name: name, kind: .edge, modes: [there, back])
  }
}

/// One pass of one task.
public struct ServiceID: Hashable, Sendable, Comparable {
  /// The task.
  public let task: Int
  /// Which of its passes.
  public let pass: Int

  /// Names a pass of a task.
  public init(task: Int, pass: Int = 0) {
    self.task = task
    self.pass = pass
  }

  /// By task, then by pass.
  public static func < (a: ServiceID, b: ServiceID) -> Bool { (a.task, a.pass) < (b.task, b.pass) }
}
