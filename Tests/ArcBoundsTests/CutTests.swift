import ArcRouting
import TestKit
import Testing

@testable import ArcBounds

/// Cuts are kept by solutions, and found where they are broken; all by trying every set of nodes.
struct CutTests {
  private static func sets(_ nodes: Int) -> [[Bool]] {
    (1..<1 << nodes).map { mask in (0..<nodes).map { mask & 1 << $0 != 0 } }
  }

  private static func randomPoint(_ graph: CoverGraph, _ random: inout SeededGenerator) -> [Double] {
    (0..<graph.linkCount).map { _ in [0, 0, 0.25, 0.5, 1, 1.5, 2].randomElement(using: &random) ?? 0 }
  }

  @Test(arguments: RandomRoads.Family.allCases) func solutionsKeepTheCutsAroundAllSets(family: RandomRoads.Family) {
    var kept = 0
    for seed in UInt64(0)..<30 {
      let problem = RandomRoads(seed: seed, family: family).problem
      let graph = CoverGraph(problem)
      let cuts = CutTests.sets(graph.nodeCount).compactMap { Cut(around: $0, in: graph) }
      let cover = ExhaustiveCover(problem)
      for number in UInt64(0)..<5 {
        guard let drives = RandomDrives(cover, seed: seed * 100 + number).drives else { continue }
        let point = graph.origin.map { Double(drives[$0]) }
        let broken = cuts.filter { $0.violation(at: point) > 0 }
        #expect(broken.isEmpty, "\(problem.name): \(broken.first.map { "\($0)" } ?? "")")
        kept += cuts.count
      }
    }
    #expect(kept > 500)
  }

  @Test func parityIsSeparatedExactly() {
    for seed in UInt64(0)..<150 {
      var random = SeededGenerator(seed: seed)
      let graph = CoverGraph(RandomRoads(seed: seed, family: .undirected).problem)
      let point = CutTests.randomPoint(graph, &random)
      let found = ParitySeparation(graph: graph).sets(at: point, tolerance: 1e-6)
      let worst = CutTests.sets(graph.nodeCount).map { CutTests.parityViolation($0, graph, point) }.max() ?? 0
      #expect(found.isEmpty == (worst < 1e-5), "seed \(seed): \(found), worst \(worst)")
      for set in found {
        let inside = (0..<graph.nodeCount).map { set.contains($0) }
        #expect(CutTests.parityViolation(inside, graph, point) > 1e-7, "seed \(seed): \(set)")
      }
    }
  }

  private static func parityViolation(_ inside: [Bool], _ graph: CoverGraph, _ point: [Double]) -> Double {
    let border = (0..<graph.linkCount).filter { inside[graph.tail[$0]] != inside[graph.head[$0]] }
    guard border.reduce(0, { $0 + graph.passes[$1] }) % 2 == 1 else { return 0 }
    return 1 - border.reduce(0) { $0 + point[$1] }
  }

  @Test func connectivityIsSeparatedExactlyWhereParityIsKept() {
    var tried = 0
    for seed in UInt64(0)..<400 {
      var random = SeededGenerator(seed: seed)
      let graph = CoverGraph(RandomRoads(seed: seed, family: .onePostman).problem)
      let point = CutTests.randomPoint(graph, &random)
      guard ParitySeparation(graph: graph).sets(at: point, tolerance: 1e-6).isEmpty else { continue }
      tried += 1
      var numbers = RandomSource(seed: 1)
      let found = ConnectivitySeparation(graph: graph).smallestCuts(at: point, tolerance: 1e-6, using: &numbers)
      let broken = CutTests.sets(graph.nodeCount).compactMap { Cut(around: $0, in: graph) }
        .filter { $0.violation(at: point) > 1e-5 }
      #expect(found.isEmpty == broken.isEmpty, "seed \(seed): \(found), \(broken)")
    }
    #expect(tried > 50)
  }

  @Test func capacityCutsAreFoundInTinyGraphs() {
    var (broken, found) = (0, 0)
    for seed in UInt64(0)..<120 {
      var random = SeededGenerator(seed: seed)
      let graph = CoverGraph(RandomRoads(seed: seed, family: .undirected).problem)
      let point = CutTests.randomPoint(graph, &random)
      let cuts = CutTests.sets(graph.nodeCount).compactMap { Cut(around: $0, in: graph) }
      guard cuts.contains(where: { $0.violation(at: point) > 0.01 }) else { continue }
      broken += 1
      let distance = [Double](repeating: 1, count: graph.linkCount)
      var separation = CutSeparation(graph, distance: distance, seed: 1)
      let time = CutSeparation.Deadline(time: ProcessorTime(), seconds: 60)
      if !separation.cuts(at: point, until: time).isEmpty { found += 1 }
    }
    #expect(broken > 50 && found == broken)
  }

  @Test func mergedPartsHaveTheCutsOfTheirNodes() {
    var judged = 0
    for seed in UInt64(0)..<80 {
      var random = SeededGenerator(seed: seed)
      for family in [RandomRoads.Family.general, .withFacilities] {
        let graph = CoverGraph(RandomRoads(seed: seed, family: family).problem)
        let point = CutTests.randomPoint(graph, &random)
        let order = (0..<graph.linkCount).shuffled(using: &random)
        let tree = MergeTree(graph, drives: point, order: order, tolerance: 1e-6)
        for set in tree.broken {
          let nodes = tree.nodes(of: set)
          let cut = Cut(around: (0..<graph.nodeCount).map { nodes.contains($0) }, in: graph)
          #expect(abs((cut?.violation(at: point) ?? 0) - set.violation) < 1e-9, "seed \(seed)")
          judged += 1
        }
      }
    }
    #expect(judged > 100)
  }

  @Test func aChangingSetKnowsItsBorder() {
    for seed in UInt64(0)..<30 {
      var random = SeededGenerator(seed: seed)
      let graph = CoverGraph(RandomRoads(seed: seed, family: .general).problem)
      let point = CutTests.randomPoint(graph, &random)
      var set = NodeSet(graph, drives: point)
      for _ in 0..<40 {
        let node = random.int(in: 0...graph.nodeCount - 1)
        guard !graph.isSource[node] else { continue }
        set.move(node)
        let inside = (0..<graph.nodeCount).map { set.isInside[$0] }
        let ends = (0..<graph.linkCount).map { (inside[graph.tail[$0]], inside[graph.head[$0]]) }
        let border = ends.indices.filter { ends[$0].0 != ends[$0].1 }
        let weight = border.reduce(0) { $0 + point[$1] + Double(graph.passes[$1]) }
        let demand =
          ends.indices.filter { ends[$0].0 || ends[$0].1 }.reduce(0) { $0 + graph.demand[$1] }
          + inside.indices.filter { inside[$0] }.reduce(0) { $0 + graph.nodeDemand[$1] }
        let beside = (0..<graph.nodeCount).filter { node in
          !inside[node] && !graph.isSource[node]
            && graph.links(at: node).contains { inside[graph.end(of: $0, from: node)] }
        }
        #expect(abs(set.weight - weight) < 1e-9 && set.demand == demand && set.border.sorted() == beside)
        #expect(set.members.sorted() == inside.indices.filter { inside[$0] })
      }
    }
  }
}
