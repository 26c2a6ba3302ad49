/// Something a vehicle carries: sweepings, water, de-icer.
public struct LoadDimension: Hashable, Sendable {
  /// How service changes it.
  public enum Change: Hashable, Sendable {
    /// Service fills it: the vehicle starts empty, a facility empties it.
    case filled
    /// Service empties it: the vehicle starts full, a facility fills it.
    case emptied
  }

  /// Its name in messages.
  public var name: String
  /// How service changes it.
  public var change: Change

  /// Describes a dimension.
  public init(name: String, change: Change = .filled) {
    self.name = name
    self.change = change
  }
}

/// A place where load dimensions are reset, as often as needed: a dump, a hydrant, a salt store.
public struct Facility: Hashable, Sendable {
  /// Its name in messages.
  public var name: String
  /// Where a vehicle must come to.
  public var entry: Place
  /// Where it stands afterwards.
  public var exit: Place
  /// The load dimensions it resets.
  public var resets: [Int]
  /// Price of a visit.
  public var cost: Int64
  /// Time of a visit.
  public var duration: Int64
  /// When a visit may begin.
  public var hours: TimeRule
  /// The vehicle types it admits; `nil` for all.
  public var vehicleTypes: [Int]?

  /// Describes a facility.
  public init(
    name: String, entry: Place, exit: Place, resets: [Int], cost: Int64 = 0, duration: Int64 = 0,
    hours: TimeRule = .anyTime, vehicleTypes: [Int]? = nil
  ) {
    self.name = name
    self.entry = entry
    self.exit = exit
    self.resets = resets
    self.cost = cost
    self.duration = duration
    self.hours = hours
    self.vehicleTypes = vehicleTypes
  }
}

/// Where vehicles start and end.
public struct Depot: Hashable, Sendable {
  /// Its name in messages.
  public var name: String
  /// Where a vehicle stands when it starts.
  public var start: Place
  /// Where it must come to in the end.
  public var end: Place

  /// Describes a depot.
  public init(name: String, start: Place, end: Place) {
    self.name = name
    self.start = start
    self.end = end
  }
}
