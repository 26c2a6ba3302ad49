import Foundation
import IndexFile
import TestKit
import Testing

@testable import Routing

@Suite struct HierarchyFileTests {
  private let stamp = IndexStamp([.init("segment", 7)])
  private static let sections = ["nodes", "firsts", "upper ends", "places"]

  private func topology(_ digraph: RandomDigraph) -> HierarchyTopology {
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    return HierarchyTopology(
      order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
  }

  private func arrays(_ topology: HierarchyTopology) -> [[Int32]] {
    [topology.rank, topology.node, topology.first, topology.upper, topology.place].map(Array.init)
  }

  @Test(arguments: UInt64(0)..<40) func comesBackAsItWas(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("hierarchy.index").path
    let written = topology(RandomDigraph(seed: seed))
    try written.write(to: path, stamp: stamp)
    let read = try HierarchyTopology(contentsOf: path, stamp: stamp)
    #expect(arrays(read) == arrays(written))
    #expect(throws: IndexFileError.self) { try HierarchyTopology(contentsOf: path, stamp: IndexStamp([])) }
  }

  /// Numbers that make no sense under checksums that fit: refused, or wrong answers at worst.
  @Test(arguments: UInt64(0)..<120) func senselessNumbersAreHarmless(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("hierarchy.index").path
    var random = SeededGenerator(seed: seed)
    let digraph = RandomDigraph(seed: seed)
    try topology(digraph).write(to: path, stamp: stamp)
    let kind = IndexKind("hierarchy", version: 1)
    let sound = try MappedIndex(path: path, kind: kind, stamp: stamp)
    var draft = IndexDraft(kind: kind, stamp: stamp)
    let spoiled = random.int(in: 0...Self.sections.count - 1)
    for (index, section) in Self.sections.enumerated() {
      var numbers = Array(try sound.section(section, of: Int32.self))
      if index == spoiled { spoil(&numbers, digraph.nodeCount, &random) }
      draft.add(section, FlatArray(numbers))
    }
    try draft.write(to: path)
    guard let topology = try? HierarchyTopology(contentsOf: path, stamp: stamp) else { return }
    let metric = CustomizedMetric<Int32>(
      topology, weights: (0..<topology.arcCount).map { _ in UInt32(random.int(in: 0...99)) })
    var query = EliminationTreeQuery(metric)
    for _ in 0..<50 {
      _ = query.distance(
        from: random.int(in: 0...topology.nodeCount - 1), to: random.int(in: 0...topology.nodeCount - 1))
    }
  }

  /// Upper ends that are not joined, that lead down or nowhere, and ranks that are no postorder.
  @Test(arguments: [
    [[1, 2], [3], [3], []], [[2], [3], [3], []], [[1], [0], [3], []], [[1], [2], [4], []], [[2, 1], [2], [3], []],
  ]) func ranksThatMakeNoTreeAreRefused(upper: [[Int32]]) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("hierarchy.index").path
    var draft = IndexDraft(kind: IndexKind("hierarchy", version: 1), stamp: stamp)
    draft.add("nodes", FlatArray<Int32>([0, 1, 2, 3]))
    draft.add("firsts", FlatArray<Int32>(upper.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }))
    draft.add("upper ends", FlatArray<Int32>(upper.flatMap { $0 }))
    draft.add("places", FlatArray<Int32>([0, 1]))
    try draft.write(to: path)
    #expect(throws: IndexFileError.damaged(path: path, part: "section upper ends")) {
      try HierarchyTopology(contentsOf: path, stamp: stamp)
    }
  }

  /// Draws one to three numbers anew, most of them near what they may be, or drops some.
  private func spoil(_ numbers: inout [Int32], _ nodeCount: Int, _ random: inout SeededGenerator) {
    guard !numbers.isEmpty else { return numbers = [-5] }
    for _ in 0..<random.int(in: 1...3) {
      let place = random.int(in: 0...numbers.count - 1)
      switch random.int(in: 0...9) {
      case 0: numbers[place] = Int32(truncatingIfNeeded: random.next())
      case 1...4: numbers[place] = Int32(random.int(in: -1...nodeCount))
      default: numbers[place] += Int32(random.int(in: -2...2))
      }
    }
    if random.int(in: 0...5) == 0 { numbers.removeLast(min(numbers.count, random.int(in: 1...3))) }
  }
}
