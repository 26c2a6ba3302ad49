import IndexFile
import TestKit
import Testing

@testable import Routing

@Suite struct EliminationTests {
  /// The edges by definition: each node in turn joins all neighbours that are left.
  private func eliminated(_ digraph: RandomDigraph, _ order: [Int32]) -> Set<[Int32]> {
    var neighbours = [Set<Int32>](repeating: [], count: digraph.nodeCount)
    for (tail, head) in zip(digraph.tails, digraph.heads) where tail != head {
      neighbours[Int(tail)].insert(Int32(head))
      neighbours[Int(head)].insert(Int32(tail))
    }
    var edges: Set<[Int32]> = []
    for node in order {
      for one in neighbours[Int(node)] {
        edges.insert([node, one])
        neighbours[Int(one)].formUnion(neighbours[Int(node)])
        neighbours[Int(one)].subtract([node, one])
      }
    }
    return edges
  }

  @Test(arguments: UInt64(0)..<100) func edgesAreThoseOfTheGivenOrder(seed: UInt64) {
    let digraph = RandomDigraph(seed: seed)
    var random = SeededGenerator(seed: seed)
    let order = (0..<Int32(digraph.nodeCount)).shuffled(using: &random)
    let topology = HierarchyTopology(order: order, tails: digraph.tails, heads: digraph.heads)
    var edges: Set<[Int32]> = []
    for rank in 0..<topology.nodeCount {
      #expect(topology.rank[Int(topology.node[rank])] == rank)
      for edge in topology.edges(of: rank) {
        edges.insert([topology.node[rank], topology.node[Int(topology.upper[edge])]])
      }
    }
    #expect(edges == eliminated(digraph, order))
    #expect(edges.count == topology.edgeCount)
  }

  @Test(arguments: UInt64(0)..<50) func descendantsComeRightBeforeANode(seed: UInt64) {
    let digraph = RandomDigraph(seed: seed)
    var random = SeededGenerator(seed: seed)
    let order = (0..<Int32(digraph.nodeCount)).shuffled(using: &random)
    let topology = HierarchyTopology(order: order, tails: digraph.tails, heads: digraph.heads)
    var descendants = [[Int]](repeating: [], count: topology.nodeCount)
    for rank in 0..<topology.nodeCount {
      #expect(descendants[rank].sorted() == Array(rank - descendants[rank].count..<rank))
      let parent = topology.parent(of: rank)
      if parent >= 0 { descendants[parent] += descendants[rank] + [rank] }
    }
  }

  @Test(arguments: UInt64(0)..<50) func arcsHaveTheirPlaces(seed: UInt64) {
    let digraph = RandomDigraph(seed: seed)
    let topology = HierarchyTopology(
      order: Array(0..<Int32(digraph.nodeCount)), tails: digraph.tails, heads: digraph.heads)
    for arc in digraph.tails.indices {
      let (tail, head) = (topology.rank[Int(digraph.tails[arc])], topology.rank[Int(digraph.heads[arc])])
      let place = Int(topology.place[arc])
      guard tail != head else {
        #expect(place == -1)
        continue
      }
      #expect(topology.upper[place / 2] == max(tail, head) && (place % 2 == 1) == (tail > head))
      #expect(topology.edges(of: Int(min(tail, head))).contains(place / 2))
    }
  }
}
