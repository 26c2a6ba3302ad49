import GeoTypes
import PlanCheck
import Plans
import RoadNetwork
import TestKit
import Testing

@Suite struct PlanCheckerTests {
  @Test func acceptsACorrectPlan() throws {
    let town = try SweptTown()
    let verdict = town.verdict
    #expect(verdict.findings.isEmpty, "\(verdict.findings.map(\.description).joined(separator: "\n"))")
    #expect(verdict.isAccepted)
    #expect(verdict.summary.coverage == 1)
    // Each road has two kerbs, the one-way road too.
    let kerbs = town.network.segments.reduce(0) { $0 + 2 * $1.length.rawValue }
    #expect(abs(verdict.summary.serviceKilometers * 1000 - kerbs) < 0.01)
  }

  @Test func acceptsAPlanThatWasWrittenAndRead() throws {
    var town = try SweptTown()
    town.plan = try Plan(json: town.plan.json.utf8, file: "plan.json")
    #expect(town.verdict.isAccepted)
  }

  @Test(arguments: Damage.all) func refuses(_ damage: Damage) throws {
    var town = try SweptTown()
    #expect(town.verdict.isAccepted)
    damage.apply(&town)
    let verdict = town.verdict
    #expect(!verdict.isAccepted)
    #expect(
      verdict.findings.contains { $0.code == damage.code },
      "\(verdict.findings.prefix(8).map(\.description).joined(separator: "\n"))")
  }

  @Test func namesRouteStepAndNumbers() throws {
    var town = try SweptTown()
    let number = town.firstTask
    town.steps[number].load[0] += 1
    let finding = try #require(town.verdict.findings.first)
    #expect(finding.route == 0)
    #expect(finding.step == number)
    #expect(finding.stated == town.steps[number].load[0])
    #expect(finding.expected == town.steps[number].load[0] - 1)
    #expect(finding.description.hasPrefix("load_misstated: route 0, step \(number): "))
  }

  /// Whatever is changed at random, the plan is refused or still says the same within the tolerances.
  @Test(arguments: UInt64(0)..<150) func refusesRandomDamage(seed: UInt64) throws {
    var town = try SweptTown()
    let original = town.plan
    var random = SeededGenerator(seed: seed)
    RandomDamage.apply(to: &town.plan, using: &random)
    let verdict = town.verdict
    if verdict.isAccepted {
      #expect(RandomDamage.meansTheSame(town.plan, original), "seed \(seed)")
    }
  }

  /// Random bytes of a plan's file changed: it is refused by the reader, by the checker, or means the same.
  @Test(arguments: UInt64(0)..<150) func readsDamagedFiles(seed: UInt64) throws {
    var town = try SweptTown()
    let original = town.plan
    var random = SeededGenerator(seed: seed)
    var bytes = Array(original.json.utf8)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
    }
    guard let read = try? Plan(json: bytes, file: "plan.json") else { return }
    town.plan = read
    if town.verdict.isAccepted { #expect(RandomDamage.meansTheSame(read, original), "seed \(seed)") }
  }
}
