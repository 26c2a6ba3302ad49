import Foundation
import GeoTypes
import IndexFile
import SpatialIndex
import TestKit
import Testing

@Suite("A coverage index from a file")
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

  /// Numbers that make no sense under checksums that fit: wrong answers at worst, no cell that does not exist.
  @Test(arguments: UInt64(0)..<60) func senselessNumbersAreHarmless(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("cells.index").path
    let coverage = RandomCoverage(seed: seed % 3)
    var random = SeededGenerator(seed: seed)
    try CoverageIndex(cells: coverage.cells).write(to: path, stamp: stamp)
    let sound = try MappedIndex(path: path, kind: IndexKind("coverage", version: 2), stamp: stamp)
    var layout = Array(try sound.section("layout", of: Int64.self).elements)
    var words = Array(try sound.section("words", of: UInt32.self).elements)
    var lists = Array(try sound.section("lists", of: UInt32.self).elements)
    for _ in 0..<random.int(in: 1...40) {
      let noise = random.next() >> UInt64(random.int(in: 0...60))
      switch random.int(in: 0...9) {
      case 0 where seed % 4 == 0: layout[random.int(in: 0...6)] = Int64(truncatingIfNeeded: noise)
      case 0...4: words[random.int(in: 0...words.count - 1)] = UInt32(truncatingIfNeeded: noise)
      default: lists[random.int(in: 0...lists.count - 1)] = UInt32(truncatingIfNeeded: noise)
      }
    }
    var draft = IndexDraft(kind: IndexKind("coverage", version: 2), stamp: stamp)
    draft.add("layout", FlatArray(layout))
    draft.add("words", FlatArray(words))
    draft.add("lists", FlatArray(lists))
    try draft.write(to: path)
    guard let index = try? CoverageIndex(contentsOf: path, stamp: stamp) else { return }
    for cell in index.cells(at: positions(coverage, &random)) {
      #expect(cell.map { $0 < index.count } ?? true, "seed \(seed)")
    }
  }
}
