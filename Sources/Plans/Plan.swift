/// The work of one day: who drives where, when, and what is left undone.
public struct Plan: Hashable, Sendable {
  /// The version of the format that is written and read.
  public static let schemaVersion: Int64 = 1

  /// The kind of work.
  public var kind: WorkKind
  /// Midnight of the day whose windows and shifts are meant.
  public var midnight: PlanInstant
  /// The revision of the city's layers that it was made from.
  public var cityRevision: String
  /// ``WorkRules/digest`` of its rules.
  public var rulesDigest: String
  /// ``Fleet/digest`` of its fleet.
  public var fleetDigest: String
  /// What the search drew its random numbers from.
  public var seed: UInt64
  /// The area that was asked for, as it was asked for; `nil` is the whole city.
  public var area: String?
  /// The temperature that was expected, in degrees Celsius.
  public var temperature: Double?
  /// What was assumed for want of input, one sentence each.
  public var assumed: [String] = []
  /// The figures of the whole.
  public var summary = PlanSummary()
  /// The routes.
  public var routes: [PlanRoute] = []
  /// What is left undone.
  public var unserved: [UnservedTask] = []

  /// A plan without routes.
  public init(
    kind: WorkKind, midnight: PlanInstant, cityRevision: String, rulesDigest: String, fleetDigest: String, seed: UInt64
  ) {
    self.kind = kind
    self.midnight = midnight
    self.cityRevision = cityRevision
    self.rulesDigest = rulesDigest
    self.fleetDigest = fleetDigest
    self.seed = seed
  }
}
