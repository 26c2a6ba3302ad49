import Foundation
import GeoTypes
import Geometry
import Grid
import Interchange
import Plans
import RoadNetwork
import Store

/// Reads files into a city file: one import is one transaction.
///
/// Files are read and checked first, then held against what the city has (so that segments keep their numbers and what
/// the bureau made in Luwang stays), and written at the end. Whatever fails before the last moment leaves the city as it
/// was; a city that did not exist appears whole or not at all.
public struct CityImporter {
  let request: ImportRequest

  /// An importer for a request.
  public init(_ request: ImportRequest) { self.request = request }

  /// Does the import, or with `dryRun` only tells what it would do.
  /// - Throws: ``ImportError``, and the errors of the readers, of the grid and network rooms and of the city file.
  public func run() throws -> ImportReport {
    var context = try ImportContext(request)
    let reading = try InputReading(&context)
    let old = try ExistingCity(request.city)
    var draft = CityDraft(metadata: try metadata(reading, old))
    try draft.takeAreas(reading, old, &context)
    try draft.takeRoads(reading, old, &context)
    try draft.takePlaces(reading, old, &context)
    try draft.takeComponents(reading, old, &context)
    try draft.takeDuties(reading, old, &context)
    draft.takeWork(reading, old, &context)
    try context.mapping.checkAllUsed()
    context.report.layers = draft.changes(against: old)
    guard !request.dryRun else { return context.report }
    let now = ISO8601DateFormatter().string(from: Date())
    let log = context.log.map { entry in
      var dated = entry
      dated.importedAt = now
      return dated
    }
    try CityWriting.write(draft, log: log, to: request.city, expecting: old)
    return context.report
  }

  /// The metadata as it stands, or that of a new city: its frame and driving side go by where it lies.
  private func metadata(_ reading: InputReading, _ old: ExistingCity) throws -> CityMetadata {
    if var metadata = old.metadata {
      if let side = request.drivingSide { metadata.drivingSide = side }
      return metadata
    }
    let extent = reading.extent
    guard !extent.isEmpty else {
      throw ImportError.request(
        "\(request.city.relativePath): the files hold nothing with a position to make a city of")
    }
    let (west, east) = (extent.low.longitude, extent.high.longitude)
    guard east - west <= 180 else { throw ImportError.aroundTheWorld(west: west, east: east) }
    let center = extent.center
    let frame: StorageCRS = MainlandChina.contains(center) ? .cgcs2000 : .wgs84
    return CityMetadata(
      name: request.city.deletingPathExtension().lastPathComponent, crs: frame,
      drivingSide: request.drivingSide ?? DrivingSide.default(at: center))
  }
}

extension InputReading {
  /// The box about what makes a city; empty for files without positions.
  var extent: Box {
    var box = Box.empty
    for way in ways ?? [] { box.formUnion(Box(way.line)) }
    for division in divisions ?? [] { box.formUnion(division.area.box) }
    if box.isEmpty {
      for zone in zones ?? [] { box.formUnion(zone.area.box) }
      for grid in grids ?? [] { box.formUnion(grid.area.box) }
      for facility in facilities ?? [] { box.formUnion(facility.position) }
      for barrier in barriers ?? [] { box.formUnion(barrier.line.box) }
      for component in osmComponents { box.formUnion(component.position) }
    }
    return box
  }
}
