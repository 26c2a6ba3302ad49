import Foundation
import Planning
import Plans

/// What comes of a job besides the plan: the fleet and rules that it was made for, and what the reader should know.
struct JobResult: Codable, Sendable {
  var fleet: String
  var rules: String
  /// What was assumed and noted, by language.
  var assumed: [String: [String]]
  var notes: [String: [String]]

  init(_ day: PlannedDay) {
    fleet = day.fleet.json
    rules = day.rules.json
    func texts(_ text: (PlanLanguage) -> [String]) -> [String: [String]] { ["zh": text(.zh), "en": text(.en)] }
    assumed = texts { language in day.assumptions.map { $0.text(language) } }
    notes = texts { language in day.notes.map { $0.text(language) } }
  }

  /// - Throws: ``Problem`` where the city file holds something else.
  init(json: String) throws {
    do { self = try JSONDecoder().decode(JobResult.self, from: Data(json.utf8)) } catch {
      throw Problem(.internalFault, "what was kept of the job cannot be read: make the plan again")
    }
  }

  var json: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }
}

/// The figures of a job: of what is best so far, or of the plan that came of it.
struct JobFigures: Codable, Sendable {
  /// Kilometres of the work alone, which no plan that does all of it can fall below.
  var service: Double?
  var rounds: Int?
  /// What the routes cost, in the units of ``PlanBound``.
  var objective: Int64?
  /// What no routes for the same work can cost less than.
  var lowerBound: Int64?
  /// How much dearer than that they are, as a share of it.
  var gap: Double?
  var missing: Int?
  var total: Double?
  var deadhead: Double?
  var unserved: Int?

  enum CodingKeys: String, CodingKey {
    case rounds, objective, gap, missing, unserved
    case lowerBound = "lower_bound"
    case service = "lower_bound_km"
    case total = "total_km"
    case deadhead = "deadhead_km"
  }

  init(_ progress: PlanningProgress) {
    (service, rounds) = (progress.serviceKilometers, progress.rounds)
    (objective, missing) = (progress.objective, progress.missing)
    (lowerBound, gap) = (progress.lowerBound, progress.gap)
  }

  init(_ day: PlannedDay) {
    let summary = day.plan.summary
    (service, total) = (summary.serviceKilometers, summary.totalKilometers)
    (deadhead, unserved) = (summary.deadheadKilometers, summary.unserved)
    (objective, lowerBound, gap) = (day.bound?.objective, day.bound?.lowerBound, day.bound?.gap)
  }

  /// - Returns: `nil` where the text is none.
  init?(json: String?) {
    guard let json, let figures = try? JSONDecoder().decode(JobFigures.self, from: Data(json.utf8)) else { return nil }
    self = figures
  }

  var json: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }
}
