import ArgumentParser
import CityImport
import Foundation
import GeoTypes
import Grid
import Interchange
import RoadNetwork

/// `luwang import`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read files into a city file.",
    discussion: """
      Examples:
        luwang import city.gpkg --divisions communities.geojson --level community --osm city.osm.pbf
        luwang import city.gpkg --components lamps.csv --code-profile 6-2-2-6 --input-crs EPSG:4490
        luwang import city.gpkg --divisions d.geojson --level district --map code=adcode,name=名称 --dry-run

      An import is one transaction: it is done whole or not at all. A layer that is read again is replaced, its
      segments keeping their numbers; --append adds to it. What was made in Luwang (incidents, duties edited) stays.
      """)

  @Argument(help: "The city file, made when it does not exist.")
  var city: URL

  @Option(help: "Divisions; may be given again for another level.")
  var divisions: [URL] = []

  @Option(
    help: "Level of the divisions file before it: district, subdistrict or community; else each area says its own.")
  var level: [String] = []

  @Flag(name: .customLong("local-codes"), help: "Number the divisions by their names: they have no codes, or not such.")
  var localCodes = false

  @Option(
    name: .customLong("close-width"),
    help: "Metres of mean width up to which gaps and overlaps between divisions are closed. Default: 20.")
  var closeWidth: Double?

  @Option(help: "Zones, which may overlap divisions.")
  var zones: URL?

  @Option(help: "An OpenStreetMap extract: .osm, .osm.gz, .osm.bz2 or .osm.pbf.")
  var osm: URL?

  @Option(help: "Roads and turn rules as features.")
  var roads: URL?

  @Option(help: "Water, railways, walls, parks and buildings as features.")
  var surroundings: URL?

  @Option(help: "The bureau's own unit grids, kept as they are.")
  var grids: URL?

  @Option(help: "Components with or without IDs.")
  var components: URL?

  @Option(help: "Depots, dump sites, water points, stations.")
  var facilities: URL?

  @Option(help: "The roster of road chiefs.")
  var chiefs: URL?

  @Option(help: "The fleet (JSON), as plans will use it.")
  var fleet: URL?

  @Option(help: "Rules of work (JSON); may be given again for another kind of work.")
  var rules: [URL] = []

  @Option(name: .customLong("component-classes"), help: "The city's own class table of components.")
  var componentClasses: URL?

  @Option(
    name: .customLong("road-classes"), help: "A table from OSM highway values to road classes (Docs/FileFormats.md).")
  var roadClasses: URL?

  @Option(name: .customLong("input-crs"), help: "Frame of files that name none: EPSG:N, gcj02 or bd09.")
  var inputCRS: String?

  @Option(help: "Which property holds a field: field=property,…")
  var map: String?

  @Option(help: "Encoding of CSV files: utf-8 or gb18030; by default what their bytes say.")
  var encoding: String?

  @Option(help: "An area (GeoJSON) outside which nothing is imported.")
  var within: URL?

  @Option(name: .customLong("code-profile"), help: "Layout of component IDs: 6-2-2-6 or 6-2-3-5.")
  var codeProfile: String?

  @Option(name: .customLong("driving-side"), help: "left or right; default by country.")
  var drivingSide: String?

  @Flag(help: "Add to the layers instead of replacing them.")
  var append = false

  @Flag(name: .customLong("dry-run"), help: "Print the difference and write nothing.")
  var dryRun = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let report = try CityImporter(request()).run()
    if common.json {
      Console.data(try JSONText.pretty(report))
    } else {
      ImportSummary(report).lines.forEach(common.note)
    }
  }

  private func request() throws -> ImportRequest {
    var request = ImportRequest(city: city)
    request.divisions = try divisionFiles()
    request.localCodes = localCodes
    if let closeWidth {
      guard closeWidth.isFinite, (0...10_000).contains(closeWidth) else {
        throw Outcome.badInput("--close-width \(closeWidth): give metres from 0 to 10000")
      }
      request.closedWidth = Meters(closeWidth)
    }
    request.zones = zones
    request.osm = osm
    request.roads = roads
    request.surroundings = surroundings
    request.grids = grids
    request.components = components
    request.facilities = facilities
    request.chiefs = chiefs
    request.fleet = fleet
    request.rules = rules
    request.componentClasses = componentClasses
    request.roadClasses = roadClasses
    request.inputCRS = inputCRS
    request.map = map
    request.within = within
    request.codeProfile = codeProfile
    request.append = append
    request.dryRun = dryRun
    if let encoding {
      guard let known = TextEncoding(parsing: encoding) else {
        throw Outcome.badInput("--encoding \(encoding): give utf-8 or gb18030")
      }
      request.encoding = known
    }
    if let drivingSide {
      guard let side = DrivingSide(rawValue: drivingSide) else {
        throw Outcome.badInput("--driving-side \(drivingSide): give left or right")
      }
      request.drivingSide = side
    }
    guard !request.files.isEmpty else {
      throw Outcome.badInput("nothing to import: give at least one file, such as --osm FILE; see luwang import --help")
    }
    return request
  }

  private func divisionFiles() throws -> [ImportRequest.DivisionFile] {
    guard level.count <= divisions.count else {
      throw Outcome.badInput(
        "--level is given \(level.count) times for \(divisions.count) --divisions: give one a file")
    }
    guard level.isEmpty || level.count == divisions.count else {
      throw Outcome.badInput("--level is missing for some --divisions: give one a file, or none at all")
    }
    var files: [ImportRequest.DivisionFile] = []
    for (index, file) in divisions.enumerated() {
      var known: DivisionLevel?
      if index < level.count {
        known = DivisionLevel(rawValue: level[index])
        guard known != nil else {
          throw Outcome.badInput("--level \(level[index]): give district, subdistrict or community")
        }
      }
      files.append(ImportRequest.DivisionFile(file: file, level: known))
    }
    return files
  }
}
