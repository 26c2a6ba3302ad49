/// The vehicles (or, on patrol, the chiefs) that a day's work is planned for.
public struct Fleet: Hashable, Sendable {
  /// What the fleet is, in words.
  public var description: String?
  /// The vehicles, by number of their own.
  public var vehicles: [FleetVehicle]

  /// Collects the parts.
  public init(description: String? = nil, vehicles: [FleetVehicle]) {
    self.description = description
    self.vehicles = vehicles
  }

  /// SHA-256 of the fleet as ``json`` writes it.
  public var digest: String { ContentDigest.sha256(json.utf8) }
}
