public import RoadNetwork

/// Why there is no legal drive between two places.
public enum NoRouteReason: Hashable, Sendable {
  /// A segment is not in the network.
  case unknownSegment(SegmentUID)
  /// The vehicle may not drive where it is to start.
  case startForbidden(SegmentUID, RoadObstacle)
  /// The vehicle may not drive where it is to end.
  case targetForbidden(SegmentUID, RoadObstacle)
  /// No road at all joins the two places.
  case island
  /// Every way leads over closed roads.
  case closed
  /// Every way leads over roads that are closed or forbidden to the profile.
  case forbidden
  /// Every way leads against one-way roads.
  case oneWayTrap
  /// Every way takes a banned turn or turns round where the profile may not.
  case turnBans
}

extension NoRouteReason: CustomStringConvertible {
  /// The reason in one sentence.
  public var description: String {
    switch self {
    case .unknownSegment(let uid): "segment \(uid.rawValue) is not in the network"
    case .startForbidden(let uid, let obstacle):
      "the vehicle may not drive on segment \(uid.rawValue), where it is to start (\(obstacle.rawValue))"
    case .targetForbidden(let uid, let obstacle):
      "the vehicle may not drive on segment \(uid.rawValue), where it is to end (\(obstacle.rawValue))"
    case .island: "no road joins the two places"
    case .closed: "every way leads over closed roads"
    case .forbidden: "every way leads over roads that are forbidden to the profile"
    case .oneWayTrap: "every way leads against one-way roads"
    case .turnBans: "every way takes a banned turn, or turns round where the profile may not"
    }
  }

  /// A short name for machines.
  public var code: String {
    switch self {
    case .unknownSegment: "unknown_segment"
    case .startForbidden: "start_forbidden"
    case .targetForbidden: "target_forbidden"
    case .island: "island"
    case .closed: "closed"
    case .forbidden: "forbidden"
    case .oneWayTrap: "one_way_trap"
    case .turnBans: "turn_bans"
    }
  }
}
