import Foundation
import GeoTypes
import IndexFile
import SpatialIndex
import TestKit
import Testing

@Suite("Nearest indexes from files")
struct NearestFileTests {
  private let stamp = IndexStamp([.init("segment", 4)])

  private func points(_ random: inout SeededGenerator) -> [PlanarPoint] {
    (0..<400).map { _ in PlanarPoint(random.double(in: 5e5...5.01e5), random.double(in: 4e6...4.001e6)) }
  }

  private func lines(_ random: inout SeededGenerator) -> [[PlanarPoint]] {
    points(&random).map { p in
      (0..<random.int(in: 0...4)).map { PlanarPoint(p.x + 20 * Double($0), p.y + random.double(in: -9...9)) }
    }
  }

  @Test(arguments: UInt64(0)..<3) func answersAsBefore(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("near.index").path
    var random = SeededGenerator(seed: seed)
    let (points, lines) = (points(&random), lines(&random))
    let pointIndex = NearestPointIndex(points: points)
    try pointIndex.write(to: path, stamp: stamp)
    let readPoints = try NearestPointIndex(contentsOf: path, stamp: stamp)
    let lineIndex = NearestSegmentIndex(lines: lines)
    try lineIndex.write(to: path, stamp: stamp)
    let readLines = try NearestSegmentIndex(contentsOf: path, stamp: stamp)
    #expect(readPoints.count == points.count && readPoints.byteCount == pointIndex.byteCount)
    #expect(readLines.count == lines.count && readLines.byteCount == lineIndex.byteCount)
    for _ in 0..<200 {
      let p = PlanarPoint(random.double(in: 4.999e5...5.011e5), random.double(in: 3.9999e6...4.0011e6))
      #expect(readPoints.nearest(to: p) == pointIndex.nearest(to: p))
      #expect(readPoints.nearest(7, to: p) == pointIndex.nearest(7, to: p))
      #expect(readLines.nearest(to: p) == lineIndex.nearest(to: p))
      #expect(readLines.all(within: Meters(60), of: p) == lineIndex.all(within: Meters(60), of: p))
    }
    #expect(throws: IndexFileError.self) { try NearestPointIndex(contentsOf: path, stamp: stamp) }
    #expect(throws: IndexFileError.self) { try NearestSegmentIndex(contentsOf: path, stamp: IndexStamp([])) }
  }

  /// The sections of a file of lines, all of which a forger may fill as he likes.
  private static let sections: [(name: String, stride: Int)] = [
    ("l points", 32), ("l firsts", 4), ("l layout", 8), ("l tiles", 4), ("l items", 32), ("l numbers", 4),
    ("l tree items", 32), ("l tree numbers", 4), ("l tree nodes", 32),
  ]

  /// Numbers that make no sense under checksums that fit: refused, or wrong answers at worst.
  @Test(arguments: UInt64(0)..<60) func senselessNumbersAreHarmless(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("near.index").path
    var random = SeededGenerator(seed: seed)
    let lines = lines(&random)
    try NearestSegmentIndex(lines: lines).write(to: path, stamp: stamp)
    let kind = IndexKind("nearest lines", version: 1)
    let sound = try MappedIndex(path: path, kind: kind, stamp: stamp)
    var draft = IndexDraft(kind: kind, stamp: stamp)
    let spoiled = random.int(in: 0...Self.sections.count - 1)
    for (index, section) in Self.sections.enumerated() {
      var bytes = Array(try sound.section(section.name, of: UInt8.self).elements)
      if index == spoiled {
        for _ in 0..<random.int(in: 1...20) {
          bytes[random.int(in: 0...bytes.count - 1)] = UInt8(truncatingIfNeeded: random.next())
        }
        if seed % 5 == 0 { bytes.removeLast(min(bytes.count, section.stride * random.int(in: 1...3))) }
      }
      draft.add(section.name, FlatArray(bytes))
    }
    try draft.write(to: path)
    guard let index = try? NearestSegmentIndex(contentsOf: path, stamp: stamp) else { return }
    var hits: [SegmentHit] = []
    for _ in 0..<100 {
      let p = PlanarPoint(random.double(in: 4.999e5...5.011e5), random.double(in: 3.9999e6...4.0011e6))
      if let hit = index.nearest(to: p) { #expect(hit.line < index.count, "seed \(seed)") }
      index.findNearest(5, to: p, into: &hits)
      index.findAll(within: Meters(100), of: p, into: &hits)
      #expect(hits.allSatisfy { $0.line < index.count }, "seed \(seed)")
    }
  }
}
