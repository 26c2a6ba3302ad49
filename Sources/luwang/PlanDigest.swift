import Foundation
import PlanCheck
import Planning
import Plans

/// What `luwang plan` prints of a plan.
struct PlanDigest {
  private let day: PlannedDay
  private let folder: String

  init(_ day: PlannedDay, folder: String) {
    self.day = day
    self.folder = folder
  }

  /// For a person.
  var lines: [String] {
    let summary = day.plan.summary
    var lines = [
      "plan: \(day.plan.kind.rawValue) \(day.plan.midnight.description.prefix(10)): "
        + "\(day.plan.routes.count) routes of \(day.fleet.vehicles.count) vehicles",
      "plan: \(Self.decimal(summary.serviceKilometers)) km in service, \(Self.decimal(summary.deadheadKilometers)) km "
        + "deadhead (空驶率 \(Self.percent(summary.deadheadRatio))), \(summary.uTurns) U-turns, "
        + "\(summary.crossingTurns) crossing turns",
      "plan: \(Self.percent(summary.coverage)) of what is required is served"
        + (summary.unserved > 0 ? "; \(summary.unserved) kerb passes are not: \(reasons)" : ""),
    ]
    if let shortest = day.routeKilometers.min(), let longest = day.routeKilometers.max() {
      lines.append("plan: routes of \(Self.decimal(shortest)) to \(Self.decimal(longest)) km")
    }
    lines.append(
      "check: accepted; written to \(folder)/: plan.json, report.html, routes.geojson, routes.gpx, roads.csv")
    return lines
  }

  /// For a program: the summary of the plan with its counts.
  var json: String {
    let summary = day.plan.summary
    let record = Record(
      folder: folder, routes: day.plan.routes.count, vehicles: day.fleet.vehicles.count,
      serviceKm: summary.serviceKilometers, deadheadKm: summary.deadheadKilometers,
      deadheadRatio: summary.deadheadRatio, uTurns: summary.uTurns, crossingTurns: summary.crossingTurns,
      coverage: summary.coverage, unserved: summary.unserved,
      objective: day.bound?.objective, lowerBound: day.bound?.lowerBound, gap: day.bound?.gap, reasons: counts,
      accepted: day.verdict.isAccepted,
      assumed: day.plan.assumed, notes: day.notes.map { $0.text(.en) })
    return (try? JSONText.pretty(record)) ?? "{}"
  }

  private struct Record: Encodable {
    var folder: String
    var routes: Int
    var vehicles: Int
    var serviceKm: Double
    var deadheadKm: Double
    var deadheadRatio: Double
    var uTurns: Int
    var crossingTurns: Int
    var coverage: Double
    var unserved: Int
    var objective: Int64?
    var lowerBound: Int64?
    var gap: Double?
    var reasons: [String: Int]
    var accepted: Bool
    var assumed: [String]
    var notes: [String]

    enum CodingKeys: String, CodingKey {
      case folder, routes, vehicles, coverage, unserved, objective, gap, reasons, accepted, assumed, notes
      case lowerBound = "lower_bound"
      case serviceKm = "service_km"
      case deadheadKm = "deadhead_km"
      case deadheadRatio = "deadhead_ratio"
      case uTurns = "u_turns"
      case crossingTurns = "crossing_turns"
    }
  }

  private var counts: [String: Int] {
    day.plan.unserved.reduce(into: [:]) { $0[$1.reason.rawValue, default: 0] += 1 }
  }

  private var reasons: String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  static func decimal(_ value: Double) -> String { String(format: "%.1f", value) }
  static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
}
