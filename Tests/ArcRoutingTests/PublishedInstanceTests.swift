import ArcRouting
import Foundation
import TestKit
import Testing

@Suite(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))
struct PublishedInstanceTests {
  @Test(arguments: ["gdb", "kshs"]) func isNearTheBestKnown(set: String) throws {
    let table = try String(contentsOf: SharedData.url("arc-routing/best-known.csv"), encoding: .utf8)
    var (gaps, worst) = ([Double](), "")
    let clock = ContinuousClock()
    let start = clock.now
    for row in table.split(whereSeparator: \.isNewline).map({ $0.split(separator: ",") })
    where row.count == 4 && row[0] == set {
      let text = try String(contentsOf: SharedData.url("arc-routing/\(set)/\(row[1]).dat"), encoding: .isoLatin1)
      let instance = try CARPLIBInstance(text)
      let best = try #require(Int64(row[2])), bound = try #require(Int64(row[3]))
      let options = ArcRoutingOptions(stop: StoppingRule(iterations: 600, target: best))
      let solution = try ArcRoutingSolver(instance.problem, costs: instance.costs, options: options).solve()
      let evaluator = SolutionEvaluator(problem: instance.problem, costs: instance.costs)
      #expect(evaluator.violations(of: solution).isEmpty)
      #expect(solution.unserved.isEmpty && solution.value.objective >= bound, "\(row[1])")
      let gap = 100 * Double(solution.value.objective - best) / Double(best)
      #expect(gap <= 10, "\(row[1]): \(solution.value.objective) for \(best)")
      if gap >= gaps.max() ?? 0 { worst = String(row[1]) }
      gaps.append(gap)
    }
    let mean = gaps.reduce(0, +) / Double(max(gaps.count, 1))
    print("\(set): mean gap \(mean) %, worst \(gaps.max() ?? 0) % (\(worst)), \(clock.now - start) in all")
    #expect(!gaps.isEmpty && mean <= 2)
  }
}
