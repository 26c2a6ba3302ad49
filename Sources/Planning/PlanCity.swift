public import Plans
public import RoadNetwork

/// What planning knows of a city.
public struct PlanCity: Sendable {
  /// The roads.
  public var network: StreetNetwork
  /// Depots, dump sites, water points, stations.
  public var facilities: [Facility]
  /// The road chiefs.
  public var chiefs: [Chief]
  /// What each of them holds.
  public var duties: [Duty]
  /// The revision of all of these, as plans name it.
  public var revision: String

  /// Collects the parts.
  public init(
    network: StreetNetwork, facilities: [Facility] = [], chiefs: [Chief] = [], duties: [Duty] = [], revision: String
  ) {
    self.network = network
    self.facilities = facilities
    self.chiefs = chiefs
    self.duties = duties
    self.revision = revision
  }
}
