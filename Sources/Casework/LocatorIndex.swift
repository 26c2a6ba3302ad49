public import Grid
public import RoadNetwork

/// Everything that locating needs of a city, made once and shared by all who ask through a ``Locator``.
public struct LocatorIndex: Sendable {
  let areas: AreaLookup
  let levels: Set<DivisionLevel>
  let hasZones: Bool
  let hasGrids: Bool
  let roads: SnapIndex
  let hasRoads: Bool
  /// Whether any segment lies above or below the ground.
  let hasStackedRoads: Bool
  let duties: DutyBook
  private let placeOfSegment: [SegmentUID: Int]
  private let roadOfPlace: [RoadID?]
  private let nameOfPlace: [String?]

  /// Prepares a city.
  /// - Parameters:
  ///   - divisions: the divisions of all levels, with their parents.
  ///   - zones: areas that may overlap; the lowest precedence number wins.
  ///   - cells: the unit grids, by rising code.
  ///   - network: the roads.
  ///   - duties: who holds which kerb.
  ///   - chiefs: the names and levels of those who do.
  /// - Throws: ``LocatorError`` where the roads cannot be laid out in a plane.
  public init(
    divisions: [Division], zones: [Zone] = [], cells: [UnitGridCell] = [], network: StreetNetwork,
    duties: [Duty] = [], chiefs: [Chief] = []
  ) throws(LocatorError) {
    areas = AreaLookup(divisions: divisions, zones: zones, cells: cells)
    levels = Set(divisions.map(\.level))
    hasZones = !zones.isEmpty
    hasGrids = !cells.isEmpty
    do { roads = try SnapIndex(network) } catch { throw LocatorError(reason: "\(error)") }
    hasRoads = !network.segments.isEmpty
    hasStackedRoads = network.segments.contains { $0.attributes.layer != 0 }
    self.duties = DutyBook(duties, chiefs)
    let names = Dictionary(network.roads.map { ($0.id, $0.name) }) { first, _ in first }
    placeOfSegment = Dictionary(network.segments.enumerated().map { ($1.uid, $0) }) { first, _ in first }
    roadOfPlace = network.segments.map(\.road)
    nameOfPlace = network.segments.map { segment in
      segment.attributes.name ?? segment.road.flatMap { names[$0] ?? nil }
    }
  }

  /// The number and the name of the road a segment is part of.
  func road(of segment: SegmentUID) -> (id: RoadID?, name: String?) {
    placeOfSegment[segment].map { (roadOfPlace[$0], nameOfPlace[$0]) } ?? (nil, nil)
  }
}

/// Why a city cannot be prepared for locating.
public struct LocatorError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the projection said.
  public let reason: String
  /// What is wrong and what to do.
  public var description: String {
    "the roads cannot be laid out in metres (\(reason)); check the positions of the roads with `luwang doctor`"
  }
}
