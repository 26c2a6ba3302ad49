public import GeoTypes

/// In which direction a segment may be driven, against its digitised direction.
public enum TravelDirection: String, Codable, Sendable {
  /// Either way.
  case both
  /// As digitised only.
  case forward
  /// Against the digitised direction only.
  case backward
}

/// How a segment lies to the ground.
public enum Structure: String, Codable, Sendable {
  /// On the ground.
  case ground
  /// On a bridge or an elevated road.
  case bridge
  /// In a tunnel.
  case tunnel
}

/// Who may use a road.
public enum Access: String, Codable, Sendable {
  /// Everybody.
  case open
  /// Owner, residents, customers, permit holders.
  case restricted
  /// Nobody by vehicle.
  case closed
}

/// Everything about a road piece that a rule or a profile reads; a segment is cut where any of it changes.
public struct SegmentAttributes: Hashable, Sendable {
  /// The road's name, `nil` when it has none.
  public var name: String?
  /// Its class.
  public var roadClass: RoadClass
  /// Whether it is a slip road or ramp between roads.
  public var isLink = false
  /// In which direction it may be driven.
  public var direction: TravelDirection = .both
  /// Ground, bridge or tunnel.
  public var structure: Structure = .ground
  /// The vertical order among crossing roads, 0 on the ground.
  public var layer = 0
  /// Lanes of both directions together.
  public var lanes: Int?
  /// Carriageway width.
  public var width: Meters?
  /// Surface as the source names it.
  public var surface: String?
  /// Signed speed limit.
  public var maxSpeed: KilometersPerHour?
  /// Who may use it.
  public var access: Access = .open
  /// Whether one centre line stands for two carriageways with a median.
  public var isDivided = false
  /// Whether it is part of a roundabout.
  public var isRoundabout = false

  /// An open two-way ground road of a class.
  public init(name: String? = nil, roadClass: RoadClass) {
    self.name = name
    self.roadClass = roadClass
  }
}
