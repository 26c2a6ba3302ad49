public import Foundation
public import GeoTypes
public import Grid
public import Interchange
public import RoadNetwork

/// What an import reads and how.
public struct ImportRequest: Sendable {
  /// A file of divisions with the level it holds.
  public struct DivisionFile: Sendable {
    /// The file.
    public var file: URL
    /// The level of its areas; `nil` when each says its own.
    public var level: DivisionLevel?

    /// Names a file and its level.
    public init(file: URL, level: DivisionLevel?) {
      self.file = file
      self.level = level
    }
  }

  /// The city file to write, made when it does not exist.
  public var city: URL
  /// Files of divisions, in any order of levels.
  public var divisions: [DivisionFile] = []
  /// Whether divisions are numbered by their names instead of carrying codes of their own.
  public var localCodes = false
  /// Gaps and overlaps between divisions of at most this mean width are closed; `nil` is the default of the grid room.
  public var closedWidth: Meters?
  /// A file of zones.
  public var zones: URL?
  /// An OSM extract.
  public var osm: URL?
  /// Roads as features.
  public var roads: URL?
  /// Water, railways, walls, parks and buildings as features.
  public var surroundings: URL?
  /// The bureau's own unit grids.
  public var grids: URL?
  /// Components.
  public var components: URL?
  /// Depots, dump sites, water points, stations.
  public var facilities: URL?
  /// The roster of road chiefs.
  public var chiefs: URL?
  /// The fleet.
  public var fleet: URL?
  /// Rules of work, a file for each kind.
  public var rules: [URL] = []
  /// A class table that replaces the built-in one for components.
  public var componentClasses: URL?
  /// A table that replaces the built-in one from OSM `highway` values to road classes.
  public var roadClasses: URL?
  /// The frame of files that do not name theirs, such as `EPSG:4490` or `gcj02`.
  public var inputCRS: String?
  /// Which property of the files holds a field, as `field=property,…`.
  public var map: String?
  /// The encoding of CSV files; `nil` takes UTF-8 where the bytes allow it, else GB18030 with a warning.
  public var encoding: TextEncoding?
  /// An area outside which nothing is imported.
  public var within: URL?
  /// The layout of component IDs, such as `6-2-2-6`.
  public var codeProfile: String?
  /// On which side the city drives; `nil` is the default of its country.
  public var drivingSide: DrivingSide?
  /// Whether rows are added to the layers instead of replacing them.
  public var append = false
  /// Whether only the difference is reported and nothing written.
  public var dryRun = false

  /// A request that reads nothing yet.
  public init(city: URL) { self.city = city }

  /// Every file that the request names, with the option it was given by.
  public var files: [(option: String, file: URL)] {
    var all = divisions.map { (option: "--divisions", file: $0.file) }
    let single: [(String, URL?)] = [
      ("--zones", zones), ("--osm", osm), ("--roads", roads), ("--surroundings", surroundings), ("--grids", grids),
      ("--components", components), ("--facilities", facilities), ("--chiefs", chiefs), ("--fleet", fleet),
      ("--within", within),
      ("--component-classes", componentClasses), ("--road-classes", roadClasses),
    ]
    for case (let option, let file?) in single { all.append((option: option, file: file)) }
    all += rules.map { (option: "--rules", file: $0) }
    return all
  }
}
