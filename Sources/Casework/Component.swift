public import GeoTypes
public import RoadNetwork

/// State of a component: 完好, 破损, 丢失, 废弃.
public enum ComponentState: String, Codable, Sendable, CaseIterable {
  /// 完好
  case intact
  /// 破损
  case damaged
  /// 丢失
  case lost
  /// 废弃
  case abandoned
}

/// A city component 部件: a manhole cover, a lamp, a toilet, with its own number.
public struct Component: Hashable, Sendable {
  /// 16 digits: 6 district, 2 class, 2 subclass, 6 sequence.
  public var id: String
  /// Class, 2 digits.
  public var componentClass: String
  /// Subclass, 2 digits.
  public var subclass: String
  /// Its name, `nil` when the file gives none.
  public var name: String?
  /// Where it stands.
  public var position: Vertex
  /// Its state.
  public var state: ComponentState
  /// Code of its unit grid.
  public var unitGrid: String?
  /// The nearest segment.
  public var segment: SegmentUID?
  /// The side of that segment.
  public var side: Side?
  /// Where it comes from.
  public var source: String
  /// The managing body, `nil` when not told.
  public var managedBy: String?

  /// Collects the parts.
  public init(
    id: String, componentClass: String, subclass: String, name: String? = nil, position: Vertex,
    state: ComponentState = .intact, unitGrid: String? = nil, segment: SegmentUID? = nil, side: Side? = nil,
    source: String, managedBy: String? = nil
  ) {
    self.id = id
    self.componentClass = componentClass
    self.subclass = subclass
    self.name = name
    self.position = position
    self.state = state
    self.unitGrid = unitGrid
    self.segment = segment
    self.side = side
    self.source = source
    self.managedBy = managedBy
  }
}
