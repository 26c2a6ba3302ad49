import CAllocationCounter
import IndexFile
import TestKit
import Testing

@testable import Routing

@Suite struct ContractionLabelsTests {
  private static func labels(
    of digraph: RandomDigraph, threads: Int = 1, byteLimit: Int = .max
  ) throws -> ContractionLabels {
    try ContractionLabels(
      nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads,
      weights: digraph.weights.map { $0 ?? CustomizedMetric<Int32>.weightLimit }, threads: threads,
      byteLimit: byteLimit)
  }

  /// Levels are large enough for several threads.
  private static let town = RandomDigraph(columns: 60, rows: 50, seed: 8)

  private func check(_ digraph: RandomDigraph, _ name: Comment, sources: Int = 90) throws {
    let labels = try Self.labels(of: digraph)
    for source in 0..<min(sources, digraph.nodeCount) {
      let expected = digraph.distances(from: source).map { $0.map { UInt32($0) } }
      #expect((0..<digraph.nodeCount).map { labels.distance(from: source, to: $0) } == expected, name)
    }
  }

  @Test(arguments: 0..<200) func distancesAreThoseOfTheOracle(seed: Int) throws {
    try check(HierarchyTests.graphs[seed], "seed \(seed)")
  }

  @Test(arguments: 0..<4) func distancesOnLatticesAreThoseOfTheOracle(seed: Int) throws {
    try check(RandomDigraph(columns: 24, rows: 20, seed: UInt64(seed)), "lattice \(seed)", sources: 25)
  }

  @Test(arguments: 0..<20) func oneListServesBothDirections(seed: Int) throws {
    var digraph = HierarchyTests.graphs[seed]
    (digraph.tails, digraph.heads) = (digraph.tails + digraph.heads, digraph.heads + digraph.tails)
    digraph.weights += digraph.weights
    let labels = try Self.labels(of: digraph)
    #expect(labels.records.elements.allSatisfy { $0.forward == $0.backward })
    try check(digraph, "seed \(seed)")
  }

  @Test func heavyArcsAreAddedUpToNever() throws {
    let weight = CustomizedMetric<Int32>.weightLimit - 1
    let labels = try ContractionLabels(
      nodeCount: 5, tails: [0, 1, 2, 3], heads: [1, 2, 3, 4], weights: [weight, weight, weight, weight])
    #expect(labels.distance(from: 0, to: 1) == weight)
    #expect(labels.distance(from: 1, to: 3) == 2 * weight)
    #expect(labels.distance(from: 0, to: 3) == nil && labels.distance(from: 0, to: 4) == nil)
  }

  @Test(arguments: 0..<40) func waysOfManyHeavyArcsAreNone(seed: Int) throws {
    var digraph = HierarchyTests.graphs[seed]
    digraph.weights = digraph.weights.map { $0.map { $0 * 25_000_000 } }
    let labels = try Self.labels(of: digraph)
    for source in 0..<digraph.nodeCount {
      let expected = digraph.distances(from: source).map { $0.flatMap { $0 < UInt64(Int32.never) ? UInt32($0) : nil } }
      #expect((0..<digraph.nodeCount).map { labels.distance(from: source, to: $0) } == expected, "seed \(seed)")
    }
  }

  @Test func hubsMayLieFarApart() {
    let last = 140_000
    let (join, writer) = (HubListJoin(count: last + 1), HubListWriter())
    var edges = SearchEdges<Int32>()
    edges.first = [Int32](repeating: 0, count: last + 1) + [2]
    edges.upper = [0, 69_999]
    edges.weight = [11, 7]
    // The lists of places 0 and 69,999, of themselves alone.
    let hubs = HubListWriter()
    #expect(hubs.append([0], [0], count: 1) + hubs.append([69_999], [0], count: 1) == 2)
    func list(of place: Int) -> HubList { HubList(hubs.words + (place == 0 ? 0 : HubList.blockWords), count: 1) }
    // Hubs 0, 69,999 and 140,000.
    let count = edges.withEdges { join.write(last, $0, list: list, opposite: list, to: writer) }
    #expect(count == 3)
    let own = HubList(writer.words, count: count)
    for isWide in Set([false, HubList.mayBeWide]) {
      #expect(HubList.least(own, list(of: 0), isWide: isWide) == 11)
      #expect(HubList.least(list(of: 69_999), own, isWide: isWide) == 7)
      #expect(HubList.least(own, own, isWide: isWide) == 0)
    }
  }

  @Test(arguments: UInt64(0)..<100) func listsMeetAsSetsDo(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let reach = [Int32(40), 300, 200_000][Int(seed % 3)]
    func list() -> [Int32: Int32] {
      let greatest = Int32.never - 1
      let values = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        (
          Int32.random(in: 0..<reach, using: &random),
          [.random(in: 0..<99, using: &random), greatest].randomElement(using: &random) ?? 0
        )
      }
      return Dictionary(values) { first, _ in first }
    }
    let (a, b) = (list(), list())
    let expected =
      a.compactMap { hub, distance in b[hub].map { distance + $0 } }.min().map { min($0, .never) } ?? .never
    let writers = [a, b].map { list in
      let writer = HubListWriter()
      let hubs = list.keys.sorted()
      return (writer, writer.append(hubs, hubs.map { list[$0] ?? 0 }, count: hubs.count))
    }
    let lists = writers.map { HubList($0.0.words, count: $0.1) }
    withExtendedLifetime(writers) {
      for isWide in Set([false, HubList.mayBeWide]) {
        #expect(HubList.least(lists[0], lists[1], isWide: isWide) == expected, "seed \(seed)")
      }
    }
  }

  @Test func labelsAreTheSameForAnyNumberOfThreads() throws {
    let labels = try Self.labels(of: Self.town)
    for threads in 2...4 {
      let others = try Self.labels(of: Self.town, threads: threads)
      #expect(others.words.elements.elementsEqual(labels.words.elements))
      #expect(
        others.records.elements.elementsEqual(labels.records.elements) {
          $0.forward == $1.forward && $0.backward == $1.backward && $0.forwardCount == $1.forwardCount
            && $0.backwardCount == $1.backwardCount
        })
    }
  }

  @Test func largeLabelsAreRefused() throws {
    let count = try Self.labels(of: Self.town).byteCount
    #expect(try Self.labels(of: Self.town, byteLimit: count).byteCount == count)
    for limit in [0, 3_000 * 16, count / 2, count - 4] {
      #expect(throws: HubLabelsError.beyondLimit(limit)) {
        try Self.labels(of: Self.town, threads: 2, byteLimit: limit)
      }
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func distancesTakeNoMemory() throws {
    let labels = try Self.labels(of: Self.town)
    var sum: UInt64 = 0
    func ask() {
      var node = 0
      while node < 1_000 {
        sum &+= UInt64(labels.distance(from: node, to: node * 7 % 3_000) ?? 0)
        node += 1
      }
    }
    ask()
    let before = allocations_of_this_thread()
    ask()
    #expect(allocations_of_this_thread() == before && sum > 0)
  }
}
