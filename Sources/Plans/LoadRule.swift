/// Something of which each served kilometre of kerb uses up the same amount.
public struct LoadRule: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// How much a kilometre of kerb uses.
  public var perKilometer: Double
  /// The kind of facility that sets it back to nothing used.
  public var reset: FacilityKind

  /// Collects the parts.
  public init(name: String, perKilometer: Double, reset: FacilityKind) {
    self.name = name
    self.perKilometer = perKilometer
    self.reset = reset
  }
}
