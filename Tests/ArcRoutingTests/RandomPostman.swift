import ArcRouting
import TestKit

/// A small problem of one postman drawn from a seed.
enum RandomPostman {
  enum Family: CaseIterable {
    /// All edges of a connected graph, or all arcs of a strongly connected one; mixed and windy with even degrees.
    case chinese, directed, evenMixed, evenWindy
    /// Some links only, the graph of those hanging together or not.
    case rural, directedRural, mixed, windy, general
  }

  static func problem(seed: UInt64, _ family: Family) -> RoadProblem {
    var random = SeededGenerator(seed: seed &* 9_176 &+ 3)
    let count = random.int(in: 3...7)
    func chance(_ percent: Int) -> Bool { random.int(in: 1...100) <= percent }
    func price() -> Int64 { Int64(random.int(in: 0...15)) }
    var ends = (0..<count).map { ($0, ($0 + 1) % count) }
    if family == .chinese { ends.removeLast(random.int(in: 0...1)) }
    for _ in 0..<random.int(in: 1...3) { ends.append((random.int(in: 0...count - 1), random.int(in: 0...count - 1))) }
    if [.evenMixed, .evenWindy].contains(family) { ends = cycles(count, &random) }
    let share = [.chinese, .directed, .evenMixed, .evenWindy].contains(family) ? 100 : 50
    var links = ends.map { a, b in
      let there = price()
      let isWindy = [.windy, .evenWindy].contains(family) || (family == .general && chance(50))
      let isArc =
        [.directed, .directedRural].contains(family) || ([.mixed, .evenMixed, .general].contains(family) && chance(50))
      let back = isArc ? nil : isWindy ? price() : there
      var link = RoadLink(tail: a, head: b, forward: there, backward: back)
      if chance(share) { link.service = RoadLink.Service(forward: there, backward: back, demand: 0) }
      if family == .general, let service = link.service {
        if chance(20), back != nil { link.service?.forward = nil }
        if chance(30) { link.service?.backward = service.backward.map { $0 + price() } }
        if chance(10) { link.service?.passes = 2 }
      }
      return link
    }
    if family == .evenMixed || family == .general {
      // Ways back, so that a tour exists, that need not be served.
      links += (0..<count).map { RoadLink(tail: ($0 + 1) % count, head: $0, forward: price() + 5, backward: nil) }
    }
    var problem = RoadProblem(
      name: "\(family) \(seed)", nodeCount: count, links: links, depot: random.int(in: 0...count - 1), vehicleLimit: 1)
    if family == .general {
      problem.requiredNodes = (0..<random.int(in: 0...2)).map { _ in
        RequiredNode(node: random.int(in: 0...count - 1), cost: price(), demand: 0)
      }
      problem.emptyingCost = price()
    }
    return problem
  }

  /// Ends of links that form closed walks from node 0, through all nodes.
  private static func cycles(_ count: Int, _ random: inout SeededGenerator) -> [(Int, Int)] {
    let around = [0] + (1..<count).shuffled(using: &random)
    var walk = around + [0]
    if count < 6 { walk += [random.int(in: 1...count - 1), random.int(in: 1...count - 1), 0] }
    return Array(zip(walk, walk.dropFirst()))
  }
}
