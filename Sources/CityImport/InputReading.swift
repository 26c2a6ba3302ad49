import Foundation
import GeoTypes
import Geometry
import Grid
import Interchange
import Plans
import RoadNetwork
import Store

/// Everything the request's files hold, as values; nothing of the city has been touched yet.
struct InputReading {
  var divisions: [Division]?
  var zones: [Zone]?
  var ways: [RoadWay]?
  var restrictions: [WayTurnRestriction] = []
  var barriers: [Barrier]?
  var buildings: [Building]?
  var grids: [ImportedUnitGrid]?
  var facilities: [Facility]?
  var osmComponents: [OSMComponent] = []
  var roster: InputTable?
  var fleet: Fleet?
  var rules: [WorkRules] = []
  /// The area of `--within`.
  var within: MultiPolygon?

  init(_ context: inout ImportContext) throws {
    let request = context.request
    if let file = request.within { within = try AreaFile.area(file, option: "--within", &context) }
    let area = within
    try readDivisions(&context)
    if let file = request.zones {
      let table = try context.table(file)
      let zones = try DivisionIntake.zones(table, &context)
      self.zones = zones
      try context.record(
        .zone, file, frame: try table.frameName(context.request.inputCRS), read: table.table.records.count,
        written: zones.count)
    }
    if let file = request.osm { try readOSM(file, within: area, &context) }
    if let file = request.roads { try readRoads(file, &context) }
    if let file = request.surroundings { try readSurroundings(file, &context) }
    if let file = request.facilities {
      let table = try context.table(file)
      facilities = try FacilityIntake.facilities(table, &context)
      try context.record(
        .facility, file, frame: try table.frameName(context.request.inputCRS), read: table.table.records.count,
        written: facilities?.count ?? 0)
    }
    if let file = request.grids {
      let table = try context.table(file)
      grids = try GridIntake.grids(table, &context)
      try context.record(
        .unitGrid, file, frame: try table.frameName(context.request.inputCRS), read: table.table.records.count,
        written: grids?.count ?? 0)
    }
    if let file = request.chiefs { roster = try context.table(file) }
    fleet = try request.fleet.map { try WorkIntake.fleet($0, &context) }
    rules = try WorkIntake.rules(request.rules, &context)
    if let area { try clip(to: area, &context) }
  }

  private mutating func readDivisions(_ context: inout ImportContext) throws {
    for input in context.request.divisions {
      let table = try context.table(input.file)
      let read = try DivisionIntake.divisions(table, level: input.level, &context)
      divisions = (divisions ?? []) + read
      try context.record(
        .division, input.file, frame: try table.frameName(context.request.inputCRS), read: table.table.records.count,
        written: read.count)
    }
  }

  private mutating func readOSM(_ file: URL, within area: MultiPolygon?, _ context: inout ImportContext) throws {
    var classes = OSMClassTable.standard
    if let table = context.request.roadClasses {
      let text = try TextFile.read(table)
      classes = try OSMClassTable(csv: text, file: table.lastPathComponent)
    }
    let content = try OSMFile.read(file, classes: classes, options: OSMOptions(box: area?.box))
    let name = file.lastPathComponent
    for omission in content.omissions {
      context.skip("osm_\(omission.reason)", name, text: omission.description)
    }
    for value in content.unreadValues { context.warn("osm_unread_value", name, text: value.description) }
    ways = (ways ?? []) + content.ways
    restrictions += content.restrictions
    barriers = (barriers ?? []) + content.barriers
    buildings = (buildings ?? []) + content.buildings
    osmComponents += content.components
    context.report.counts["osm_ways"] = content.counts.ways
    context.report.counts["osm_roads"] = content.counts.roads
    try context.record(
      .segment, file, frame: CoordinateSystem.wgs84.description, read: content.counts.ways, written: content.ways.count)
  }

  private mutating func readRoads(_ file: URL, _ context: inout ImportContext) throws {
    let table = try context.table(file)
    let read = try RoadIntake(table, &context)
    ways = (ways ?? []) + read.ways
    restrictions += read.restrictions
    try context.record(
      .segment, file, frame: try table.frameName(context.request.inputCRS), read: table.table.records.count,
      written: read.ways.count + read.restrictions.count)
  }

  private mutating func readSurroundings(_ file: URL, _ context: inout ImportContext) throws {
    let table = try context.table(file)
    let read = try SurroundingsIntake(table, &context)
    barriers = (barriers ?? []) + read.barriers
    buildings = (buildings ?? []) + read.buildings
    try context.record(
      .barrier, file, frame: try table.frameName(context.request.inputCRS), read: table.table.records.count,
      written: read.barriers.count + read.buildings.count)
  }

  private mutating func clip(to area: MultiPolygon, _ context: inout ImportContext) throws {
    let filter = try WithinFilter(area)
    let waysBefore = ways?.count ?? 0
    if let ways { self.ways = try ways.flatMap { try filter.runs($0) } }
    if let barriers { self.barriers = try barriers.filter { try filter.keeps($0.line) } }
    if let buildings { self.buildings = try buildings.filter { try filter.keeps($0.area) } }
    if let facilities { self.facilities = try facilities.filter { try filter.keeps($0.position) } }
    osmComponents = try osmComponents.filter { try filter.keeps($0.position) }
    context.report.counts["ways_outside"] = waysBefore - (ways?.count ?? 0)
  }
}
