public import RoadNetwork

/// How firmly a border parts two faces: weak borders are given up first when small faces are merged.
public enum BorderStrength: UInt8, Comparable, Sendable, CaseIterable {
  /// A straight cut with nothing on the ground.
  case cut
  /// A lane.
  case lane
  /// The edge of a park.
  case park
  /// A wall, fence or hedge.
  case wall
  /// A branch road.
  case branch
  /// A secondary road.
  case secondary
  /// An arterial road.
  case arterial
  /// A railway.
  case railway
  /// Water.
  case water
  /// An expressway.
  case expressway
  /// The border of a division: never given up.
  case division

  /// The strength of a road.
  public init(_ roadClass: RoadClass) {
    self =
      switch roadClass {
      case .expressway: .expressway
      case .arterial: .arterial
      case .secondary: .secondary
      case .branch: .branch
      case .lane: .lane
      }
  }

  /// The strength of a barrier.
  public init(_ kind: BarrierKind) {
    self =
      switch kind {
      case .wall: .wall
      case .water: .water
      case .railway: .railway
      case .park: .park
      }
  }

  /// What a metre of such a border counts when the neighbour to merge with is chosen.
  var mergeWeight: Double {
    switch self {
    case .cut: 8
    case .lane: 4
    case .park: 2.5
    case .wall: 2.5
    case .branch: 2
    case .secondary: 1
    case .arterial: 0.5
    case .railway: 0.4
    case .water: 0.4
    case .expressway: 0.3
    case .division: 0
    }
  }

  /// The weaker border comes first.
  public static func < (a: BorderStrength, b: BorderStrength) -> Bool { a.rawValue < b.rawValue }
}
