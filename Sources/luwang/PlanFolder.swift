import Foundation
import GeoTypes
import Interchange
import Planning
import Plans
import Report
import RoadNetwork

/// The folder of a plan: what the computer reads, what the driver reads, and what the plan was made from.
struct PlanFolder {
  var day: PlannedDay
  var city: PlanCity
  var language: PlanLanguage
  var title: String
  var attribution: String?
  var area: PlanArea?

  /// Refuses, before anything is planned, a folder that cannot be: a file stands there, or where a folder above it
  /// should be.
  static func requireRoom(at folder: URL) throws {
    var place = folder.standardizedFileURL
    while place.path != "/" {
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: place.path, isDirectory: &isDirectory) {
        if !isDirectory.boolValue {
          throw Outcome.badInput("\(place.relativePath): is a file: name a folder with -o")
        }
        guard FileManager.default.isWritableFile(atPath: place.path) else {
          throw Outcome.badInput("\(place.relativePath): nothing can be written there: name another folder with -o")
        }
        return
      }
      place.deleteLastPathComponent()
    }
  }

  /// Writes every file, or none: all are made before the first one takes its name.
  func write(to folder: URL) throws {
    let streets = PlanStreets(city.network)
    var shown = day.plan
    shown.assumed = day.assumptions.map { $0.text(language) }
    var report = PlanReport(
      plan: shown, streets: streets, itineraries: try day.plan.routes.map { try RouteItinerary($0, in: streets) },
      fleet: day.fleet, rules: day.rules, facilities: city.facilities, language: language, title: title)
    report.notes = day.notes.map { $0.text(language) }
    report.attribution = attribution
    report.verdictLine = language == .zh ? "独立检查：通过" : "independent checker: accepted"
    let fleet = day.fleet
    let facilities = city.facilities
    let loads = day.rules.loads.map(\.name)
    let texts = [
      ("fleet.json", fleet.json), ("rules.json", day.rules.json),
      ("routes.geojson", try PlanGeoJSON(plan: day.plan, fleet: fleet, streets: streets).text),
      (
        "routes.gpx",
        try PlanGPX(plan: day.plan, fleet: fleet, streets: streets, language: language, facilities: facilities).text
      ),
      (
        "roads.csv",
        try PlanRoadsCSV(
          plan: day.plan, fleet: fleet, streets: streets, language: language, loads: loads, facilities: facilities
        ).text
      ),
      ("report.html", report.html()), ("plan.json", day.plan.json),
    ]
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Outcome.badInput("\(folder.relativePath): the folder cannot be made: \(error.localizedDescription)")
    }
    for (name, text) in texts { try PageFile.write(text, to: folder.appendingPathComponent(name)) }
    if let area { try write(area, to: folder.appendingPathComponent("area.geojson")) }
  }

  private func write(_ area: PlanArea, to url: URL) throws {
    var file = try OutputFile(replacing: url)
    var writer = try GeoJSONWriter(to: &file)
    try writer.write(.area(area.shape), properties: [("name", .text(area.name))], to: &file)
    try writer.finish(to: &file)
    try file.commit()
  }
}
