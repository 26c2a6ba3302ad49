import Foundation
import GeoTypes
import IndexFile
import SpatialIndex
import TestKit
import Testing

@Suite("Indexes of cells and of overlapping areas from a file")
struct CoverageFileTests {
  private let stamp = IndexStamp([.init("unit_grid", 1)])

  private func positions(_ coverage: RandomCoverage, _ random: inout SeededGenerator) -> [LonLat] {
    let box = Box(coverage.vertices)
    return coverage.vertices.map { LonLat($0) }
      + (0..<500).map { _ in
        LonLat(
          random.double(in: box.low.longitude...box.high.longitude),
          random.double(in: box.low.latitude...box.high.latitude))
      }
  }

  @Test(arguments: UInt64(0)..<4) func answersAsBefore(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("cells.index").path
    let coverage = RandomCoverage(seed: seed)
    var random = SeededGenerator(seed: seed)
    let index = CoverageIndex(cells: coverage.cells)
    try index.write(to: path, stamp: stamp)
    let read = try CoverageIndex(contentsOf: path, stamp: stamp)
    let positions = positions(coverage, &random)
    #expect(read.count == index.count && read.byteCount == index.byteCount)
    #expect(read.cells(at: positions) == index.cells(at: positions))
    #expect(throws: IndexFileError.self) { try CoverageIndex(contentsOf: path, stamp: IndexStamp([])) }
  }

  /// The same cells give the same bytes.
  @Test func sameCellsSameFile() throws {
    let folder = try ScratchFolder()
    let files = try (0..<2).map { number in
      let url = folder.url.appendingPathComponent("\(number).index")
      try CoverageIndex(cells: RandomCoverage(seed: 5).cells).write(to: url.path, stamp: stamp)
      return try Data(contentsOf: url)
    }
    #expect(files[0] == files[1])
  }

  @Test(arguments: UInt64(0)..<3) func overlapsAnswerAsBefore(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("zones.index").path
    let drawn = UnevenCoverage(seed: seed)
    var random = SeededGenerator(seed: seed)
    let index = OverlapIndex(areas: drawn.areas)
    try index.write(to: path, stamp: stamp)
    let read = try OverlapIndex(contentsOf: path, stamp: stamp)
    #expect(read.count == index.count && read.byteCount == index.byteCount)
    for position in UnevenCoverageTests.positions(near: drawn.vertices, 300, &random) {
      #expect(read.hits(at: position) == index.hits(at: position))
    }
    #expect(throws: IndexFileError.stale(path: path, found: stamp, expected: IndexStamp([]))) {
      try OverlapIndex(contentsOf: path, stamp: IndexStamp([]))
    }
    #expect(throws: IndexFileError.foreign(path: path, expected: "coverage")) {
      try CoverageIndex(contentsOf: path, stamp: stamp)
    }
  }

  /// Numbers that make no sense under checksums that fit: wrong answers at worst, no cell that does not exist.
  @Test(arguments: UInt64(0)..<60) func senselessNumbersAreHarmless(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("cells.index").path
    var random = SeededGenerator(seed: seed)
    let drawn = UnevenCoverage(seed: seed % 3, size: 30)
    let isCoverage = seed % 2 == 0
    let kind = isCoverage ? IndexKind("coverage", version: 2) : IndexKind("overlap", version: 1)
    if isCoverage {
      try CoverageIndex(cells: drawn.areas).write(to: path, stamp: stamp)
    } else {
      try OverlapIndex(areas: drawn.areas).write(to: path, stamp: stamp)
    }
    try spoil(path, kind, &random)
    let positions = UnevenCoverageTests.positions(near: drawn.vertices, 400, &random)
    if isCoverage, let index = try? CoverageIndex(contentsOf: path, stamp: stamp) {
      for cell in index.cells(at: positions) { #expect(cell.map { $0 < index.count } ?? true, "seed \(seed)") }
    }
    if !isCoverage, let index = try? OverlapIndex(contentsOf: path, stamp: stamp) {
      for position in positions { #expect(index.hits(at: position).allSatisfy { $0 < index.count }, "seed \(seed)") }
    }
  }

  /// Changes some numbers in the lists, most of them in those of split tiles, and gives the file checksums that fit.
  private func spoil(_ path: String, _ kind: IndexKind, _ random: inout SeededGenerator) throws {
    let sound = try MappedIndex(path: path, kind: kind, stamp: stamp)
    var layout = Array(try sound.section("layout", of: Int64.self).elements)
    var words = Array(try sound.section("words", of: UInt32.self).elements)
    var lists = Array(try sound.section("lists", of: UInt32.self).elements)
    let spoilsLayout = random.int(in: 0...7) == 0
    let inUse = words.indices.filter { words[$0] >> 31 != 0 }
    for _ in 0..<random.int(in: 1...60) {
      let noise = random.next() >> UInt64(random.int(in: 0...60))
      switch random.int(in: 0...9) {
      case 0 where spoilsLayout: layout[random.int(in: 0...6)] = Int64(truncatingIfNeeded: noise)
      case 0...2: words[inUse[random.int(in: 0...inUse.count - 1)]] = UInt32(truncatingIfNeeded: noise)
      case 3...5:
        // The head of a list: its shape and its flags.
        let start = Int(words[inUse[random.int(in: 0...inUse.count - 1)]] & 0x7FFF_FFFF)
        if start + 1 < lists.count { lists[start + random.int(in: 0...1)] = UInt32(truncatingIfNeeded: noise) }
      default: lists[random.int(in: 0...lists.count - 1)] = UInt32(truncatingIfNeeded: noise)
      }
    }
    var draft = IndexDraft(kind: kind, stamp: stamp)
    draft.add("layout", FlatArray(layout))
    draft.add("words", FlatArray(words))
    draft.add("lists", FlatArray(lists))
    try draft.write(to: path)
  }
}
