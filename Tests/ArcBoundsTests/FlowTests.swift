import TestKit
import Testing

@testable import ArcBounds

struct FlowTests {
  private struct Network {
    let nodes: Int
    let edges: [(Int, Int, Double)]

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      nodes = random.int(in: 2...8)
      let last = nodes - 1
      edges = (0..<random.int(in: 1...14)).map { _ in
        (random.int(in: 0...last), random.int(in: 0...last), Double(random.int(in: 0...8)) / 4)
      }.filter { $0.0 != $0.1 }
    }

    /// The smallest cut between sets that have one node and not the other, by trying all.
    func cut(_ a: Int, _ b: Int) -> Double {
      (0..<1 << nodes).filter { $0 & 1 << a != 0 && $0 & 1 << b == 0 }.map(value).min() ?? 0
    }

    func value(_ mask: Int) -> Double {
      edges.reduce(0) { $0 + ((mask >> $1.0 ^ mask >> $1.1) & 1 == 1 ? $1.2 : 0) }
    }
  }

  @Test(arguments: UInt64(0)..<60) func theLargestFlowIsTheSmallestCut(seed: UInt64) {
    let network = Network(seed: seed)
    var flow = MaximumFlow(nodeCount: network.nodes, edges: network.edges)
    for a in 0..<network.nodes {
      for b in 0..<network.nodes where a != b {
        let value = flow.value(from: a, to: b)
        #expect(abs(value - network.cut(a, b)) < 1e-9, "seed \(seed): \(a) to \(b)")
        let mask = (0..<network.nodes).reduce(0) { flow.isReached($1) ? $0 | 1 << $1 : $0 }
        #expect(abs(network.value(mask) - value) < 1e-9, "seed \(seed): the side of \(a)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<60) func theTreeHoldsTheSmallestCutsOfItsTerminals(seed: UInt64) {
    let network = Network(seed: seed)
    var random = SeededGenerator(seed: seed)
    let terminals = (0..<network.nodes).shuffled(using: &random).prefix(random.int(in: 1...network.nodes)).map { $0 }
    let tree = CutTree(nodeCount: network.nodes, edges: network.edges, terminals: terminals)
    #expect(tree.topDown.sorted() == Array(0..<network.nodes))
    for node in terminals where tree.parent[node] != node {
      let mask = tree.nodes(under: node).reduce(0) { $0 | 1 << $1 }
      #expect(abs(network.value(mask) - tree.value[node]) < 1e-9, "seed \(seed): under \(node)")
      #expect(abs(network.cut(node, tree.parent[node]) - tree.value[node]) < 1e-9)
    }
  }
}
