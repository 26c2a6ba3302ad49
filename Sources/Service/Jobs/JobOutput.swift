import Foundation
import GeoTypes
import Hummingbird
import Interchange
import Plans
import Report
import RoadNetwork
import Store

/// What a finished job is read as.
enum JobOutput: String, CaseIterable, Sendable {
  case json, html, geojson, gpx

  /// The form that a request asks for by `?f=`; `nil` where it does not.
  /// - Throws: ``Problem`` for a form that there is not.
  static func named(_ request: Request) throws(Problem) -> JobOutput? {
    if let text = try QueryValues(request).text("f") {
      guard let output = JobOutput(rawValue: String(text)) else {
        throw .query("f", text, "give one of \(allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return output
    }
    return nil
  }

  /// The form that `Accept` asks for.
  static func accepted(_ request: Request) -> JobOutput {
    let accepted = request.headers[.accept]?.lowercased() ?? ""
    if accepted.contains("application/json") || accepted.isEmpty { return .json }
    return allCases.first { accepted.contains($0.type) } ?? .json
  }

  var type: String {
    switch self {
    case .json: "application/json"
    case .html: "text/html; charset=utf-8"
    case .geojson: "application/geo+json"
    case .gpx: "application/gpx+xml"
    }
  }

  /// The media type without its parameters.
  var mediaType: String { String(type.prefix { $0 != ";" }) }

  /// The results document (OGC 18-062r2, `results.yaml`) of a plan's text.
  func document(_ text: String) throws -> String {
    let isJSON = self == .json || self == .geojson
    let value = try isJSON ? text : String(decoding: JSONEncoder().encode(text), as: UTF8.self)
    return "{\"\(ProcessDescriptions.output)\":{\"value\":\(value),\"mediaType\":\"\(mediaType)\"}}"
  }

  /// The text of a finished job's plan.
  /// - Throws: ``Problem`` where the plan is gone, or drives roads that are gone; `CityFileError`.
  func text(of job: StoredJob, _ reader: CityReader) throws -> String {
    guard let id = job.plan, let plan = try reader.plan(id: id) else {
      throw Problem(.notFound, "the plan of the job is not in the city any more: make it again")
    }
    if self == .json { return plan.json }
    let result = try JobResult(json: job.result ?? "")
    let metadata = try reader.metadata()
    let language: PlanLanguage = metadata.crs == .cgcs2000 ? .zh : .en
    let fleet = try Fleet(json: result.fleet.utf8, file: "fleet")
    let (streets, facilities) = (PlanStreets(try reader.network()), try reader.all(.facilities))
    do {
      switch self {
      case .json: return plan.json
      case .geojson: return try PlanGeoJSON(plan: plan, fleet: fleet, streets: streets).text
      case .gpx:
        return try PlanGPX(plan: plan, fleet: fleet, streets: streets, language: language, facilities: facilities).text
      case .html:
        var shown = plan
        shown.assumed = result.assumed[language.rawValue] ?? plan.assumed
        var report = PlanReport(
          plan: shown, streets: streets, itineraries: try plan.routes.map { try RouteItinerary($0, in: streets) },
          fleet: fleet, rules: try WorkRules(json: result.rules.utf8, file: "rules"), facilities: facilities,
          language: language, title: metadata.name)
        report.notes = result.notes[language.rawValue] ?? []
        report.verdictLine = language == .zh ? "独立检查：通过" : "independent checker: accepted"
        return report.html()
      }
    } catch let error as ItineraryError {
      throw Problem(.conflict, "the roads have changed since the plan was made (\(error)): make it again")
    }
  }
}
