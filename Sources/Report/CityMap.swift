public import Casework
public import GeoTypes
public import Grid
public import Plans
public import RoadNetwork

/// What a map of a city shows.
public struct CityMap: Sendable {
  /// A marked place with a text to show, such as an incident and its answer.
  public struct Marker: Sendable {
    /// Where it is.
    public var position: Vertex
    /// What is said of it.
    public var text: String

    /// Collects the parts.
    public init(position: Vertex, text: String) {
      self.position = position
      self.text = text
    }
  }

  /// The heading.
  public var title: String
  /// A line under the heading, such as the counts.
  public var subtitle: String
  /// Whom the data comes from, as its licence asks to be shown.
  public var attribution: String?
  /// Divisions of all levels.
  public var divisions: [Division] = []
  /// Unit grids.
  public var cells: [UnitGridCell] = []
  /// Segments of road.
  public var segments: [Segment] = []
  /// Water, railways, walls, parks.
  public var barriers: [Barrier] = []
  /// Buildings.
  public var buildings: [Building] = []
  /// Depots and other places.
  public var facilities: [Facility] = []
  /// Components.
  public var components: [Component] = []
  /// Marked places.
  public var markers: [Marker] = []

  /// A map with a heading and nothing on it yet.
  public init(title: String, subtitle: String, attribution: String? = nil) {
    self.title = title
    self.subtitle = subtitle
    self.attribution = attribution
  }

  /// The box of everything shown.
  public var box: Box {
    var box = Box.empty
    for cell in cells { box.formUnion(cell.polygon.box) }
    for segment in segments { box.formUnion(segment.line.box) }
    if box.isEmpty { for division in divisions { box.formUnion(division.area.box) } }
    return box
  }
}
