import ArcInstances
import ArcRouting
import ArgumentParser
import Foundation

/// `luwang arcs check`
struct ArcsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a solution against its instance, drive by drive.",
    discussion: """
      Examples:
        luwang arcs check egl-e1-A.dat routes.json
        luwang arcs check town.json routes.json --json

      Cost, loads, limits and coverage are recomputed from the instance alone, turn by turn, by nothing that the solver uses.
      Exit code 0: right and complete; 3: refused.
      """)

  @OptionGroup var instance: ArcFile

  @Argument(help: "The solution, as luwang arcs solve writes it.")
  var solution: URL

  @OptionGroup var common: CommonOptions

  func run() throws {
    let instance = try instance.read()
    let bytes = [UInt8](try Data(contentsOf: solution))
    let solution: RoadSolution
    do throws(InstanceError) { solution = try RoadSolution(reading: bytes, firstNode: instance.firstNode) } catch {
      throw Outcome.badInput("\(self.solution.relativePath): \(error)")
    }
    let findings = SolutionCheck(instance.problem, firstNode: instance.firstNode).findings(in: solution)
    if common.json {
      Console.data(try JSONText.pretty(FindingsRecord(findings)))
    } else {
      findings.forEach { Console.data($0.description) }
      Console.data(
        findings.isEmpty
          ? "check: accepted: \(solution.routes.count) routes, cost \(solution.cost)"
          : "check: refused: \(findings.count) findings")
    }
    if !findings.isEmpty {
      throw Outcome(code: .noAnswer, message: "the solution is refused: \(findings.count) findings")
    }
  }
}

/// What `luwang arcs check --json` prints.
private struct FindingsRecord: Encodable {
  struct Finding: Encodable {
    var reason: String
    var route: Int?
    var stop: Int?
    var stated: Int64?
    var found: Int64?
    var detail: String
  }

  var accepted: Bool
  var findings: [Finding]

  init(_ findings: [SolutionFinding]) {
    accepted = findings.isEmpty
    self.findings = findings.map { finding in
      Finding(
        reason: finding.reason.rawValue, route: finding.route, stop: finding.stop, stated: finding.stated,
        found: finding.found, detail: finding.detail)
    }
  }
}
