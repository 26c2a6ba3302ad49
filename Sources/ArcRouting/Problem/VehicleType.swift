/// Which tasks a vehicle type may serve.
public enum TaskSelection: Hashable, Sendable {
  /// Every task.
  case all
  /// Only these.
  case only([Int])
  /// All but these.
  case allBut([Int])
}

/// When a vehicle is out.
public struct Shift: Hashable, Sendable {
  /// The number that passes refer to.
  public var number: Int
  /// From departure, at the earliest, to return, at the latest.
  public var window: TimeWindow

  /// Describes a shift.
  public init(number: Int = 0, window: TimeWindow = .always) {
    self.number = number
    self.window = window
  }
}

/// A rest that has to be begun within a window.
public struct RestBreak: Hashable, Sendable {
  /// When it must begin.
  public var window: TimeWindow
  /// How long it is.
  public var duration: Int64

  /// Describes a break.
  public init(window: TimeWindow, duration: Int64) {
    self.window = window
    self.duration = duration
  }
}

/// Vehicles that are alike.
public struct VehicleType: Hashable, Sendable {
  /// Its name in messages.
  public var name: String
  /// How many there are; `nil` for as many as needed.
  public var count: Int?
  /// How much of each load dimension it holds; `nil` for no limit.
  public var capacities: [Int64?]
  /// Its profile in the travel costs.
  public var profile: Int
  /// Where it starts.
  public var startDepot: Int
  /// Where it ends; `nil` for wherever the last service leaves it (an open route).
  public var endDepot: Int?
  /// The tasks it may serve.
  public var tasks: TaskSelection
  /// Price of one that leaves the depot.
  public var fixedCost: Int64
  /// Price of each unit of time out, waiting included.
  public var costPerDuration: Int64
  /// Price of each unit of length.
  public var costPerDistance: Int64
  /// When it is out.
  public var shift: Shift
  /// The longest time from departure to return.
  public var maximumDuration: Int64?
  /// The longest way.
  public var maximumDistance: Int64?
  /// The breaks every one takes.
  public var breaks: [RestBreak]
  /// The load dimensions that must be reset between the last service and the end.
  public var resetBeforeEnd: [Int]

  /// Describes a vehicle type.
  public init(
    name: String, count: Int? = nil, capacities: [Int64?] = [], profile: Int = 0, startDepot: Int = 0,
    endDepot: Int? = 0, tasks: TaskSelection = .all, fixedCost: Int64 = 0, costPerDuration: Int64 = 0,
    costPerDistance: Int64 = 0, shift: Shift = Shift(), maximumDuration: Int64? = nil,
    maximumDistance: Int64? = nil, breaks: [RestBreak] = [], resetBeforeEnd: [Int] = []
  ) {
    self.name = name
    self.count = count
    self.capacities = capacities
    self.profile = profile
    self.startDepot = startDepot
    self.endDepot = endDepot
    self.tasks = tasks
    self.fixedCost = fixedCost
    self.costPerDuration = costPerDuration
    self.costPerDistance = costPerDistance
    self.shift = shift
    self.maximumDuration = maximumDuration
    self.maximumDistance = maximumDistance
    self.breaks = breaks
    self.resetBeforeEnd = resetBeforeEnd
  }

  /// Whether it may do a pass of a task in a mode.
  public func mayServe(_ task: Int, _ pass: ServicePass, _ mode: ServiceMode, as type: Int) -> Bool {
    let admitted =
      switch tasks {
      case .all: true
      case .only(let list): list.contains(task)
      case .allBut(let list): !list.contains(task)
      }
    return admitted && (mode.vehicleTypes?.contains(type) ?? true) && (pass.shift ?? shift.number) == shift.number
  }
}
