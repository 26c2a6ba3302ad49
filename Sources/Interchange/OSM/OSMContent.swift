public import GeoTypes
public import Grid
public import RoadNetwork

/// What an OpenStreetMap file gives to a city, in file order throughout.
public struct OSMContent: Sendable {
  /// The roads; a way that an extract has cut gives several, `osm:way/7`, `osm:way/7#2` and so on.
  public var ways: [RoadWay] = []
  /// Turn rules via one node, between ways of this content.
  public var restrictions: [WayTurnRestriction] = []
  /// Walls, water, railways and park edges.
  public var barriers: [Barrier] = []
  /// Footprints of buildings.
  public var buildings: [Building] = []
  /// Nodes that serve as components.
  public var components: [OSMComponent] = []
  /// Administrative areas, where the file holds them whole.
  public var boundaries: [OSMBoundary] = []
  /// How much was read and kept.
  public var counts = OSMCounts()
  /// What was left out or cut, by reason; reasons that did not occur are missing.
  public var omissions: [OSMOmission] = []
  /// Values of tags that could not be read, sorted by key and value.
  public var unreadValues: [OSMUnreadValue] = []

  /// Nothing yet.
  public init() {}

  /// One sentence an omission and an unread value.
  public var warnings: [String] { omissions.map(\.description) + unreadValues.map(\.description) }
}

/// A node of the file that stands for a component, before it has a number.
public struct OSMComponent: Hashable, Sendable {
  /// Class, 2 digits.
  public var componentClass: String
  /// Subclass, 2 digits.
  public var subclass: String
  /// Its name, `nil` when it has none.
  public var name: String?
  /// Where it stands.
  public var position: Vertex
  /// Where it comes from, `osm:node/ID`.
  public var source: String
  /// The operator the file names, `nil` when none.
  public var managedBy: String?

  /// Collects the parts.
  public init(
    componentClass: String, subclass: String, name: String?, position: Vertex, source: String, managedBy: String?
  ) {
    self.componentClass = componentClass
    self.subclass = subclass
    self.name = name
    self.position = position
    self.source = source
    self.managedBy = managedBy
  }
}

/// An administrative area of the file, assembled from its boundary.
public struct OSMBoundary: Hashable, Sendable {
  /// Its name, `nil` when it has none.
  public var name: String?
  /// OpenStreetMap's `admin_level`; in China 6 is a district, 8 a subdistrict, 10 a community.
  public var adminLevel: Int
  /// The official code where a tag gives one (`ref`, `gb2260`, `ref:…`), digits only.
  public var code: String?
  /// Its area.
  public var area: MultiPolygon
  /// Where it comes from, `osm:relation/ID` or `osm:way/ID`.
  public var source: String

  /// Collects the parts.
  public init(name: String?, adminLevel: Int, code: String?, area: MultiPolygon, source: String) {
    self.name = name
    self.adminLevel = adminLevel
    self.code = code
    self.area = area
    self.source = source
  }
}
