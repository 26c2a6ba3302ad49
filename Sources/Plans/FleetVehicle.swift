public import GeoTypes

/// One vehicle with its shift.
public struct FleetVehicle: Hashable, Sendable {
  /// Its number, unique in the fleet.
  public var id: Int64
  /// What it is called.
  public var description: String?
  /// The name of its profile.
  public var profile: String
  /// Where its shift begins; `nil` is anywhere.
  public var start: Vertex?
  /// Where its shift ends; `nil` is anywhere.
  public var end: Vertex?
  /// The facility where its shift begins.
  public var startFacility: String?
  /// The facility where its shift ends.
  public var endFacility: String?
  /// What it holds of each load of the rules, such as kilograms of sweepings, then of water.
  public var capacity: [Double] = []
  /// What it can do.
  public var skills: [Int64] = []
  /// Its shift; `nil` is the whole day.
  public var shift: WorkWindow?
  /// Its share of the profile's speed when it does not work.
  public var speedFactor = 1.0
  /// Its speed when it works, in place of the profile's.
  public var serviceSpeed: KilometersPerHour?
  /// Width swept in one pass.
  public var swath: Meters?
  /// On which sides it sweeps a kerb; `nil` is both.
  public var brushes: Brushes?
  /// Width of the vehicle: it does not enter narrower carriageways.
  public var width: Meters?
  /// Height of the vehicle.
  public var height: Meters?
  /// Weight of the vehicle in tonnes.
  public var weightTonnes: Double?
  /// The most segments it serves.
  public var maxTasks: Int64?
  /// The most time it drives and works.
  public var maxTravelTime: Seconds?
  /// The farthest it drives.
  public var maxDistance: Meters?
  /// What it costs.
  public var costs: VehicleCosts?
  /// The breaks of its shift.
  public var breaks: [ShiftBreak] = []

  /// A vehicle with the defaults of the fields above.
  public init(id: Int64, profile: String) {
    self.id = id
    self.profile = profile
  }
}

/// On which sides of a vehicle, as it drives, brushes hang.
public enum Brushes: String, Sendable, CaseIterable {
  /// To the right.
  case right
  /// To the left.
  case left
  /// On both sides.
  case both
}

/// What a vehicle costs.
public struct VehicleCosts: Hashable, Sendable {
  /// For being used at all.
  public var fixed: Double
  /// For an hour.
  public var perHour: Double
  /// For a kilometre.
  public var perKilometer: Double

  /// Collects the parts.
  public init(fixed: Double = 0, perHour: Double = 0, perKilometer: Double = 0) {
    self.fixed = fixed
    self.perHour = perHour
    self.perKilometer = perKilometer
  }
}
