import ArcInstances
import ArcRouting
import Testing

@Suite struct RoadGeneratorTests {
  @Test(arguments: GeneratedKind.allCases) func townsHangTogether(kind: GeneratedKind) throws {
    for (tasks, seed) in [(1, 1), (50, 2), (50, 3), (300, 4)] as [(Int, UInt64)] {
      let problem = RoadGenerator(kind: kind, tasks: tasks, seed: seed).problem()
      #expect(problem.links.count { $0.service != nil } == tasks)
      #expect(problem == RoadGenerator(kind: kind, tasks: tasks, seed: seed).problem())
      #expect(problem != RoadGenerator(kind: kind, tasks: tasks, seed: seed + 9).problem())
      let conversion = try problem.converted()
      let costs = try conversion.table()
      for row in conversion.rows {
        #expect(conversion.columns.allSatisfy { costs.leg(from: row, to: $0, profile: 0).isReachable })
      }
      let again = try ArcInstance(reading: Array(ArcInstance.text(of: problem).utf8))
      #expect(again.problem == problem)
    }
  }

  @Test func kindsDiffer() {
    func links(_ kind: GeneratedKind) -> [RoadLink] { RoadGenerator(kind: kind, tasks: 200, seed: 5).problem().links }
    #expect(links(.undirected).allSatisfy { $0.forward == $0.backward })
    #expect(links(.windy).contains { $0.forward != $0.backward && $0.backward != nil })
    let oneWay = links(.mixed).count { $0.backward == nil }
    #expect(oneWay > 20 && oneWay < 150)
    let facilities = RoadGenerator(kind: .facilities, tasks: 200, seed: 5).problem()
    #expect(facilities.facilities.count == 2 && facilities.routeCostLimit != nil && facilities.emptiesBeforeEnd)
  }
}
