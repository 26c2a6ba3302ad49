import TestKit
import Testing

@testable import Routing

@Suite struct OrderTests {
  private func graph(_ digraph: RandomDigraph) -> UndirectedGraph {
    UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
  }

  @Test(arguments: 0..<100) func everyNodeComesOnce(seed: UInt64) {
    let graph = graph(RandomDigraph(seed: seed))
    #expect(NestedDissection.order(of: graph).sorted() == Array(0..<Int32(graph.nodeCount)))
  }

  @Test func threadsAndPlacesOfArcsNeverShow() {
    var digraph = RandomDigraph(columns: 90, rows: 70, seed: 3)
    let positions = NestedDissection.Positions(
      x: (0..<digraph.nodeCount).map { Float($0 % 90) }, y: (0..<digraph.nodeCount).map { Float($0 / 90) })
    for positions in [nil, positions] {
      let order = NestedDissection.order(of: graph(digraph), positions: positions)
      #expect(NestedDissection.order(of: graph(digraph), positions: positions, threads: 4) == order)
      (digraph.tails, digraph.heads) = (digraph.heads.reversed(), digraph.tails.reversed())
      #expect(NestedDissection.order(of: graph(digraph), positions: positions) == order)
    }
  }

  /// A lattice of n × n needs a search space of depth about 2n or more; a bad order has one of n².
  @Test func latticesHaveShallowTrees() {
    let digraph = RandomDigraph(columns: 60, rows: 60, seed: 1)
    let topology = HierarchyTopology(
      order: NestedDissection.order(of: graph(digraph)), tails: digraph.tails, heads: digraph.heads)
    var depth = [Int](repeating: 0, count: topology.nodeCount)
    for rank in stride(from: topology.nodeCount - 1, through: 0, by: -1) where topology.parent(of: rank) >= 0 {
      depth[rank] = depth[topology.parent(of: rank)] + 1
    }
    #expect((depth.max() ?? 0) < 3 * 60)
  }

  @Test(arguments: 0..<150) func cutsAreAsSmallAsTheOracles(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let graph = graph(RandomDigraph(columns: Int.random(in: 2...7, using: &random), rows: 6, seed: seed))
    let nodes = (0..<Int32(graph.nodeCount)).shuffled(using: &random)
    let count = Int.random(in: 1...(nodes.count / 3), using: &random)
    let (sources, sinks) = (nodes.prefix(count), nodes.suffix(count))
    let (twins, holdsOne) = (graph.twins(), Bool.random(using: &random))
    var capacity = graph.heads.map { _ in holdsOne ? Int8(1) : Int8.random(in: 1...5, using: &random) }
    for place in capacity.indices { capacity[place] = capacity[max(place, Int(twins[place]))] }
    var flow = FlowCut(graph, twins: twins, capacity: holdsOne ? [] : capacity)
    let expected = SlowFlow.value(graph, capacity, Set(sources), Set(sinks))
    let found = flow.run(sources: sources, sinks: sinks, limit: .max)
    let cut = try #require(found)
    #expect(cut.size == expected)
    #expect(sources.allSatisfy { !cut.isUpper[Int($0)] } && sinks.allSatisfy { cut.isUpper[Int($0)] })
    let crossing = (0..<graph.nodeCount).reduce(0) { sum, node in
      graph.places(of: node).filter { cut.isUpper[node] != cut.isUpper[Int(graph.heads[$0])] }
        .reduce(sum) { $0 + Int(capacity[$1]) }
    }
    #expect(crossing == 2 * expected)
    let within = flow.run(sources: sources, sinks: sinks, limit: expected - 1)
    #expect(expected == 0 || within == nil)
    let cover = Set(CutCover.nodes(of: graph, isUpper: cut.isUpper))
    #expect(cover.count <= expected)
    for node in 0..<graph.nodeCount {
      for place in graph.places(of: node) where cut.isUpper[node] != cut.isUpper[Int(graph.heads[place])] {
        #expect(cover.contains(Int32(node)) || cover.contains(graph.heads[place]))
      }
    }
  }
}

/// Maximum flow one path at a time on a matrix of capacities.
private enum SlowFlow {
  static func value(_ graph: UndirectedGraph, _ capacity: [Int8], _ sources: Set<Int32>, _ sinks: Set<Int32>) -> Int {
    var room = Array(repeating: Array(repeating: 0, count: graph.nodeCount), count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
      for place in graph.places(of: node) { room[node][Int(graph.heads[place])] = Int(capacity[place]) }
    }
    var value = 0
    while let path = path(room, sources, sinks) {
      for (tail, head) in zip(path, path.dropFirst()) {
        room[tail][head] -= 1
        room[head][tail] += 1
      }
      value += 1
    }
    return value
  }

  private static func path(_ room: [[Int]], _ sources: Set<Int32>, _ sinks: Set<Int32>) -> [Int]? {
    var before = [Int: Int]()
    var queue = sources.map(Int.init).sorted()
    var seen = Set(queue)
    while !queue.isEmpty {
      let node = queue.removeFirst()
      if sinks.contains(Int32(node)) {
        var path = [node]
        while let last = before[path[0]] { path.insert(last, at: 0) }
        return path
      }
      for head in room.indices where room[node][head] > 0 && seen.insert(head).inserted {
        before[head] = node
        queue.append(head)
      }
    }
    return nil
  }
}
