public import GeoTypes

/// What a facility is for.
public enum FacilityKind: String, Codable, Sendable, CaseIterable {
  /// 停保场: where vehicles start and end.
  case depot
  /// A dump site for sweepings.
  case dump
  /// A water point.
  case water
  /// A fuel station or charger.
  case fuel
  /// A point that hands out de-icer.
  case deicer
  /// 城管工作站: where chiefs start and end.
  case station
}

/// A place that vehicles or chiefs start from or visit.
public struct Facility: Hashable, Sendable {
  /// The bureau's identifier.
  public var id: String
  /// Its name.
  public var name: String
  /// What it is for.
  public var kind: FacilityKind
  /// Where it is.
  public var position: Vertex
  /// Opening hours such as `06:00-22:00`; `nil` is always.
  public var hours: String?
  /// How long a visit takes.
  public var serviceTime: Seconds?

  /// Collects the parts.
  public init(
    id: String, name: String, kind: FacilityKind, position: Vertex, hours: String? = nil, serviceTime: Seconds? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.position = position
    self.hours = hours
    self.serviceTime = serviceTime
  }
}
