import ArgumentParser
import Foundation
import GeoTypes
import PlanCheck
import Planning
import Plans
import RoadNetwork

/// `luwang check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a plan against the city, the rules and the fleet, leg by leg.",
    discussion: """
      Examples:
        luwang check tonight/plan.json --city city.gpkg
        luwang check plan.json --city city.gpkg --fleet fleet.json --rules rules.json --json

      Fleet, rules and area are by default the files beside the plan, as luwang plan writes them. Every arc, turn, load,
      time and total is recomputed. Exit code 0: accepted; 3: refused.
      """)

  @Argument(help: "The plan (JSON).")
  var plan: URL

  @Option(help: "The city file.")
  var city: URL

  @Option(help: "The vehicles (JSON); by default fleet.json beside the plan.")
  var fleet: URL?

  @Option(help: "The rules (JSON); by default rules.json beside the plan.")
  var rules: URL?

  @Option(help: "The area, where the plan is for one: a code, or a file; by default area.geojson beside the plan.")
  var area: String?

  @Option(name: .customLong("profile-file"), help: "A vehicle profile (JSON) that the fleet names; may be repeated.")
  var profileFiles: [String] = []

  @Option(help: "Closed segments: their numbers with commas between.")
  var closed: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let plan = try PlanInputs.plan(self.plan)
    let beside = self.plan.deletingLastPathComponent()
    let fleet = try PlanInputs.fleet(self.fleet ?? beside.appendingPathComponent("fleet.json"))
    let rules = try PlanInputs.rules(self.rules ?? beside.appendingPathComponent("rules.json"))
    let inputs = try PlanInputs(city)
    let checker = PlanChecker(
      network: inputs.city.network, facilities: inputs.city.facilities, fleet: fleet, rules: rules,
      movement: try PlanInputs.profiles(profileFiles).mapValues { MovementRules($0) },
      cityRevision: inputs.city.revision, area: try segments(of: plan, inputs, beside),
      closures: try PlanInputs.closures(closed))
    let verdict = checker.check(plan)
    if common.json {
      Console.data(try JSONText.pretty(VerdictRecord(verdict)))
    } else {
      verdict.findings.forEach { Console.data($0.description) }
      Console.data(
        verdict.isAccepted
          ? "check: accepted: \(plan.routes.count) routes, \(PlanDigest.decimal(verdict.summary.totalKilometers)) km"
          : "check: refused: \(verdict.findings.count) findings")
    }
    if !verdict.isAccepted {
      throw Outcome(code: .noAnswer, message: "the plan is refused: \(verdict.findings.count) findings")
    }
  }

  /// The segments that the plan is for; `nil` is all.
  private func segments(of plan: Plan, _ inputs: PlanInputs, _ beside: URL) throws -> Set<SegmentUID>? {
    guard let name = plan.area else { return nil }
    let stored = beside.appendingPathComponent("area.geojson")
    let source = area ?? (FileManager.default.fileExists(atPath: stored.path) ? stored.path : name)
    return try DayPlanner.segments(of: inputs.city.network, in: try inputs.area(source))
  }
}

/// What `luwang check --json` prints.
private struct VerdictRecord: Encodable {
  struct Finding: Encodable {
    var code: String
    var severity: String
    var route: Int?
    var step: Int?
    var segment: Int64?
    var stated: Double?
    var expected: Double?
    var detail: String
  }

  var accepted: Bool
  var findings: [Finding]

  init(_ verdict: PlanVerdict) {
    accepted = verdict.isAccepted
    findings = verdict.findings.map { finding in
      Finding(
        code: finding.code.rawValue, severity: finding.severity.rawValue, route: finding.route, step: finding.step,
        segment: finding.segment?.rawValue, stated: finding.stated.flatMap { $0.isFinite ? $0 : nil },
        expected: finding.expected.flatMap { $0.isFinite ? $0 : nil }, detail: finding.detail)
    }
  }
}
