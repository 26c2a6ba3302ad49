import Foundation
import IndexFile
import TestKit
import Testing

@testable import Routing

@Suite struct LabelFileTests {
  private let stamp = IndexStamp([.init("segment", 7)])
  private static let sections = ["numbers", "fringe", "records", "words"]

  private func labels(_ digraph: RandomDigraph) throws -> ContractionLabels {
    try ContractionLabels(
      nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads,
      weights: digraph.weights.map { $0 ?? CustomizedMetric<Int32>.weightLimit })
  }

  private func distances(_ labels: ContractionLabels) -> [UInt32?] {
    let nodes = 0..<labels.fringe.numbers.count
    return nodes.flatMap { source in nodes.map { labels.distance(from: source, to: $0) } }
  }

  @Test(arguments: UInt64(0)..<20) func comeBackAsTheyWere(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("labels.index").path
    let written = try labels(RandomDigraph(seed: seed))
    try written.write(to: path, stamp: stamp)
    let read = try ContractionLabels(contentsOf: path, stamp: stamp)
    #expect(read.byteCount == written.byteCount && distances(read) == distances(written))
    #expect(throws: IndexFileError.self) { try ContractionLabels(contentsOf: path, stamp: IndexStamp([])) }
  }

  @Test func aChangedByteIsFound() throws {
    let folder = try ScratchFolder()
    let file = folder.url.appendingPathComponent("labels.index")
    try labels(RandomDigraph(seed: 3)).write(to: file.path, stamp: stamp)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: file)
    #expect(throws: IndexFileError.self) { try ContractionLabels(contentsOf: file.path, stamp: stamp) }
    try bytes.dropLast(8).write(to: file)
    #expect(throws: IndexFileError.self) { try ContractionLabels(contentsOf: file.path, stamp: stamp) }
  }

  /// A hub that is none, one before all hubs, and distances that cannot be added.
  @Test(arguments: [(0, 10_000), (0, -1), (1, -1), (5, -1), (12, Int32.never + 1)])
  func senselessHubsAreRefused(word: Int, value: Int32) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("labels.index").path
    let sound = try labels(RandomDigraph(columns: 9, rows: 9, seed: 1))
    var words = Array(sound.words)
    words[word] = UInt32(bitPattern: value)
    try ContractionLabels(fringe: sound.fringe, records: sound.records, words: FlatArray(words))
      .write(to: path, stamp: stamp)
    #expect(throws: IndexFileError.damaged(path: path, part: "section words")) {
      try ContractionLabels(contentsOf: path, stamp: stamp)
    }
  }

  /// Numbers that make no sense under checksums that fit: refused, or wrong answers at worst.
  @Test(arguments: UInt64(0)..<240) func senselessNumbersAreHarmless(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("labels.index").path
    var random = SeededGenerator(seed: seed)
    try labels(RandomDigraph(seed: seed % 50)).write(to: path, stamp: stamp)
    let sound = try MappedIndex(path: path, kind: ContractionLabels.kind, stamp: stamp)
    var draft = IndexDraft(kind: ContractionLabels.kind, stamp: stamp)
    for (index, section) in Self.sections.enumerated() {
      var numbers = Array(try sound.section(section, of: Int32.self))
      if index == seed % 4 { spoil(&numbers, &random) }
      draft.add(section, FlatArray(numbers))
    }
    try draft.write(to: path)
    guard let labels = try? ContractionLabels(contentsOf: path, stamp: stamp) else { return }
    let last = labels.fringe.numbers.count - 1
    guard last >= 0 else { return }
    for _ in 0..<200 {
      _ = labels.distance(from: random.int(in: 0...last), to: random.int(in: 0...last))
    }
  }

  /// Draws one to three numbers anew, most of them near what they may be, or drops some.
  private func spoil(_ numbers: inout [Int32], _ random: inout SeededGenerator) {
    guard !numbers.isEmpty else { return numbers = [-5] }
    for _ in 0..<random.int(in: 1...3) {
      let place = random.int(in: 0...numbers.count - 1)
      switch random.int(in: 0...9) {
      case 0: numbers[place] = Int32(truncatingIfNeeded: random.next())
      case 1: numbers[place] = [.never, .max, .min, -1][random.int(in: 0...3)]
      case 2...4: numbers[place] = Int32(random.int(in: -100...100))
      default: numbers[place] = numbers[place] &+ Int32(random.int(in: -2...2))
      }
    }
    if random.int(in: 0...5) == 0 { numbers.removeLast(min(numbers.count, random.int(in: 1...13))) }
  }
}
