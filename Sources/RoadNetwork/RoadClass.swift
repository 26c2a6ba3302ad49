/// The class of a road, from the widest to the narrowest.
public enum RoadClass: String, CaseIterable, Codable, Sendable, Comparable {
  /// 快速路
  case expressway
  /// 主干路
  case arterial
  /// 次干路
  case secondary
  /// 支路
  case branch
  /// 街巷: lanes, yards, service roads; outside the bureau's three classes.
  case lane

  /// The bureau's class, `nil` for lanes.
  public var bureauClass: BureauClass? {
    switch self {
    case .expressway, .arterial: .trunk
    case .secondary: .secondary
    case .branch: .branch
    case .lane: nil
    }
  }

  /// 0 for the widest class.
  public var rank: Int { RoadClass.allCases.firstIndex(of: self) ?? 0 }

  /// A wider road comes first.
  public static func < (a: RoadClass, b: RoadClass) -> Bool { a.rank < b.rank }
}

/// The three classes in which a city-management bureau counts its roads.
public enum BureauClass: String, CaseIterable, Codable, Sendable {
  /// 主干道: expressways and arterials.
  case trunk
  /// 次干道
  case secondary
  /// 支路
  case branch

  /// The name the bureau uses.
  public var chineseName: String {
    switch self {
    case .trunk: "主干道"
    case .secondary: "次干道"
    case .branch: "支路"
    }
  }
}
