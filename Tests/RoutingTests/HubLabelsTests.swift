import CAllocationCounter
import IndexFile
import TestKit
import Testing

@testable import Routing

@Suite struct HubLabelsTests {
  /// A perfect hierarchy of a graph, with each arc's weight the other way too if it is to be symmetric.
  private static func metric(
    of digraph: RandomDigraph, isSymmetric: Bool = false, leastWeight: UInt32 = 0
  ) -> PerfectMetric<Int32> {
    let tails = digraph.tails + (isSymmetric ? digraph.heads : [])
    let heads = digraph.heads + (isSymmetric ? digraph.tails : [])
    let weights = digraph.weights + (isSymmetric ? digraph.weights : [])
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: tails, heads: heads)
    let topology = HierarchyTopology(order: NestedDissection.order(of: graph), tails: tails, heads: heads)
    return PerfectMetric(
      CustomizedMetric<Int32>(
        topology, weights: weights.map { $0.map { max($0, leastWeight) } ?? CustomizedMetric<Int32>.weightLimit }))
  }

  /// Large enough for several shares.
  private static let town = metric(of: RandomDigraph(columns: 40, rows: 36, seed: 8), leastWeight: 1)

  @Test(arguments: 0..<60) func oneListServesBothDirections(seed: Int) throws {
    let digraph = seed < 50 ? HierarchyTests.graphs[seed] : RandomDigraph(columns: 12, rows: 8, seed: UInt64(seed))
    let metric = Self.metric(of: digraph, isSymmetric: true)
    let labels = try HubLabels(metric)
    #expect(labels.records.elements.allSatisfy { $0.places.forward == $0.places.backward })
    for source in 0..<digraph.nodeCount {
      let expected = SlowDistances.from(
        source, nodeCount: digraph.nodeCount, tails: digraph.tails + digraph.heads,
        heads: digraph.heads + digraph.tails, weights: digraph.weights + digraph.weights
      ).map { $0.map { UInt32($0) } }
      #expect((0..<digraph.nodeCount).map { labels.distance(from: source, to: $0) } == expected, "seed \(seed)")
    }
  }

  @Test func labelsAreTheSameForAnyNumberOfThreads() throws {
    let labels = try HubLabels(Self.town)
    for threads in 2...4 {
      let others = try HubLabels(Self.town, threads: threads)
      #expect(others.words.elements.elementsEqual(labels.words.elements))
      #expect(
        others.records.elements.elementsEqual(labels.records.elements) {
          $0.places.forward == $1.places.forward && $0.places.backward == $1.places.backward
        })
    }
  }

  @Test func sharesTakeEachPlaceOnce() {
    let tree = LabelTree(Self.town.topology, PendantTrees(Self.town))
    let shares = LabelShares(tree)
    #expect(shares.ranges.count > 2)
    #expect(shares.ranges.flatMap { Array($0) } == Array(0..<tree.count))
    for range in shares.ranges {
      for place in range where !shares.isTop(place, tree) {
        #expect(range.contains(place + Int(tree.size[place]) - 1))
      }
    }
  }

  @Test(arguments: 0..<40) func ancestorsAreThoseOfTheWalk(seed: Int) {
    let metric = Self.metric(of: HierarchyTests.graphs[seed])
    let tree = LabelTree(metric.topology, PendantTrees(metric))
    let ancestors = CommonAncestors(tree)
    for a in 0..<tree.count {
      for b in 0..<tree.count {
        var (x, y) = (Int32(a), Int32(b))
        while x != y { if x > y { x = tree.parent[Int(x)] } else { y = tree.parent[Int(y)] } }
        let depth = ancestors.headDepth.withUnsafeBufferPointer {
          CommonAncestors.depth(
            ancestors.positions[a], tree.depth[a], ancestors.positions[b], tree.depth[b], $0.baseAddress!)
        }
        #expect(depth == (x < 0 ? -1 : tree.depth[Int(x)]), "seed \(seed): \(a), \(b)")
      }
    }
  }

  @Test(arguments: 0..<60) func allNodesAskedForetellTheExactSize(seed: Int) throws {
    let metric = Self.metric(of: HierarchyTests.graphs[seed], isSymmetric: seed % 3 == 0, leastWeight: 1)
    let labels = try HubLabels(metric)
    #expect(HubLabels.estimatedByteCount(metric, sampleSize: .max) == labels.byteCount, "seed \(seed)")
  }

  @Test func fewNodesForetellTheSize() throws {
    let count = try HubLabels(Self.town).byteCount
    let expected = HubLabels.estimatedByteCount(Self.town, sampleSize: 200)
    #expect(abs(expected - count) * 20 < count)
  }

  @Test func largeLabelsAreRefused() throws {
    let count = try HubLabels(Self.town).byteCount
    #expect(try HubLabels(Self.town, byteLimit: count).byteCount == count)
    // By the estimate, and by what was made.
    for limit in [0, count / 2, count - 4] {
      #expect(throws: HubLabelsError.tooLarge(byteCount: count, limit: limit)) {
        try HubLabels(Self.town, threads: 2, byteLimit: limit)
      }
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func distancesTakeNoMemory() throws {
    let labels = try HubLabels(Self.town)
    var sum: UInt64 = 0
    func ask() {
      var node = 0
      while node < 1_000 {
        sum &+= UInt64(labels.distance(from: node, to: node * 7 % 1_440) ?? 0)
        node += 1
      }
    }
    ask()
    let before = allocations_of_this_thread()
    ask()
    #expect(allocations_of_this_thread() == before && sum > 0)
  }
}
