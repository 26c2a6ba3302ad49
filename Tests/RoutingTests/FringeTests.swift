import IndexFile
import TestKit
import Testing

@testable import Routing

@Suite struct FringeTests {
  private static func labels(of digraph: RandomDigraph) throws -> ContractionLabels {
    try ContractionLabels(
      nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads,
      weights: digraph.weights.map { $0 ?? CustomizedMetric<Int32>.weightLimit })
  }

  @Test(arguments: 0..<80) func distancesInFringesAreThoseOfTheOracle(seed: Int) throws {
    let digraph = RandomDigraph(chainsOf: 60, loops: seed % 8, seed: UInt64(seed))
    let labels = try Self.labels(of: digraph)
    if seed % 8 == 0 { #expect(labels.records.count <= 20, "seed \(seed)") }
    for source in 0..<digraph.nodeCount {
      let expected = digraph.distances(from: source).map { $0.map { UInt32($0) } }
      #expect((0..<digraph.nodeCount).map { labels.distance(from: source, to: $0) } == expected, "seed \(seed)")
    }
  }

  /// Two places of a long chain are asked for in few steps, though it has no core.
  @Test func longChainsAreTakenOutInFewRounds() throws {
    let count = 50_000
    let tails = (0..<UInt32(count - 1)).map { $0 }
    let weights = tails.map { $0 % 7 }
    let labels = try ContractionLabels(
      nodeCount: count, tails: tails + tails.map { $0 + 1 }, heads: tails.map { $0 + 1 } + tails,
      weights: weights + weights.map { $0 + 1 })
    #expect(labels.records.count == 0)
    var (longest, way) = (0, [0])
    for node in 0..<count - 1 { way.append(way[node] + node % 7) }
    for node in stride(from: 0, to: count, by: 331) {
      let other = node * 17 % count
      let distance = other >= node ? way[other] - way[node] : way[node] - way[other] + node - other
      #expect(labels.distance(from: node, to: other) == UInt32(distance))
      var (height, number) = (0, labels.fringe.numbers.elements[node])
      while number < 0 {
        number = labels.fringe.records.elements[Int(~number)].parent
        height += 1
      }
      longest = max(longest, height)
    }
    #expect(longest <= 40)
  }

  /// Of a ladder each round takes but its ends; the rest stays in the core.
  @Test func fringesAreNoDeeperThanTheirRounds() throws {
    var digraph = RandomDigraph(chainsOf: 0, loops: 0, seed: 0)
    digraph.nodeCount = 600
    for node in 0..<UInt32(600) {
      for head in [node + 2, node % 2 == 0 ? node + 1 : 600] where head < 600 {
        digraph.tails += [node, head]
        digraph.heads += [head, node]
        digraph.weights += [node % 5 + 1, node % 3 + 1]
      }
    }
    let labels = try Self.labels(of: digraph)
    #expect(labels.records.count > 300 && labels.records.count < 500)
    for source in stride(from: 0, to: 600, by: 37) {
      let expected = digraph.distances(from: source).map { $0.map { UInt32($0) } }
      #expect((0..<600).map { labels.distance(from: source, to: $0) } == expected)
    }
  }
}

extension RandomDigraph {
  /// Trees of long chains, some of one way, and edges between any two nodes.
  init(chainsOf nodeCount: Int, loops: Int, seed: UInt64) {
    self.init(columns: 0, rows: 0, seed: seed)
    self.nodeCount = nodeCount
    var random = SeededGenerator(seed: seed)
    for node in stride(from: 1, to: nodeCount, by: 1) {
      join(node, Int.random(in: 0..<3, using: &random) > 0 ? node - 1 : .random(in: 0..<node, using: &random), &random)
    }
    for _ in 0..<loops {
      join(.random(in: 0..<nodeCount, using: &random), .random(in: 0..<nodeCount, using: &random), &random)
    }
  }

  private mutating func join(_ one: Int, _ other: Int, _ random: inout SeededGenerator) {
    let ways = Int.random(in: 0..<9, using: &random)
    for (way, ends) in [(one, other), (other, one)].enumerated() where way != ways {
      tails.append(UInt32(ends.0))
      heads.append(UInt32(ends.1))
      weights.append(ways == 2 + way ? nil : .random(in: 0..<50, using: &random))
    }
  }
}
