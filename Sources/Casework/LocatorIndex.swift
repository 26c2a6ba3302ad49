public import Grid
import IndexFile
public import RoadNetwork

/// Everything that locating needs of a city, made once and shared by all who ask through a ``Locator``.
public struct LocatorIndex: Sendable {
  /// The unit grids, divisions and zones.
  public let areas: AreaLookup
  let roads: SnapIndex
  let table: RoadTable
  let duties: DutyBook
  /// The levels that the city has divisions of.
  let levels: Set<DivisionLevel>

  /// Prepares a city.
  /// - Parameters:
  ///   - divisions: the divisions of all levels, with their parents.
  ///   - zones: areas that may overlap; the lowest precedence number wins.
  ///   - cells: the unit grids, by rising code.
  ///   - network: the roads.
  ///   - duties: who holds which kerb.
  ///   - chiefs: the names and levels of those who do.
  ///   - isAskedOften: whether to prepare for millions of questions about roads; the answers are the same.
  /// - Throws: ``LocatorError`` where the roads cannot be laid out in a plane.
  public init(
    divisions: [Division], zones: [Zone] = [], cells: [UnitGridCell] = [], network: StreetNetwork,
    duties: [Duty] = [], chiefs: [Chief] = [], isAskedOften: Bool = true
  ) throws(LocatorError) {
    let areas = AreaLookup(divisions: divisions, zones: zones, cells: cells)
    let roads: SnapIndex
    do { roads = try SnapIndex(network, isAskedOften: isAskedOften) } catch { throw LocatorError(reason: "\(error)") }
    self.init(areas: areas, roads: roads, answers: RoadAnswers(network, duties: duties, chiefs: chiefs))
  }

  /// Puts the parts together, made now or read from files.
  public init(areas: AreaLookup, roads: SnapIndex, answers: RoadAnswers) {
    self.areas = areas
    self.roads = roads
    table = answers.table
    duties = DutyBook(answers.table)
    levels = areas.levels
  }

  var hasGrids: Bool { areas.cellCount > 0 }
  var hasZones: Bool { areas.zoneCount > 0 }
  var hasRoads: Bool { table.rows.count > 0 }
}

/// Why a city cannot be prepared for locating.
public struct LocatorError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the projection said.
  public let reason: String
  /// Tells why.
  public init(reason: String) { self.reason = reason }
  /// What is wrong and what to do.
  public var description: String {
    "the roads cannot be laid out in metres (\(reason)); check the positions of the roads with `luwang doctor`"
  }
}
