import CGEOS
import GeoTypes
import TestKit
import Testing

@testable import Geometry

/// Snap rounding held against GEOS, which does the same in doubles. On a few units of space crossings often lie exactly
/// between two vertices, where doubles decide by chance; there ``NodingTests`` holds it against the rules themselves.
@Suite struct SnapRoundingTests {
  /// One pass of GEOS, or as many as it takes until nothing changes.
  private func nodedByGEOS(_ lines: [LineString], passes: Int) throws -> [LineString] {
    var pieces = lines
    for _ in 0..<passes {
      let input = try GEOSSession().lines(pieces)
      let result = try input.apply("GEOSUnaryUnionPrec") { GEOSUnaryUnionPrec_r($0, $1, GEOSSession.gridSize) }
      let next = canonical(try result.lineStrings())
      if next == pieces { break }
      pieces = next
    }
    return pieces
  }

  @Test(arguments: UInt64(0)..<60) func onePassIsThatOfGEOS(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sizes = [100_000, 1_000_000, 1_000_000_000]
    let lines = try scribble(random.int(in: 1...20), size: sizes[Int(seed % 3)], &random)
    #expect(SnapRounder(lines).pieces == (try nodedByGEOS(lines, passes: 1)), "seed \(seed)")
  }

  /// A crowd in which segments pass many vertices closely.
  @Test(arguments: UInt64(0)..<6) func allPassesAreThoseOfGEOS(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines = try scribble(40, size: 100_000, &random)
    #expect(SnapRounder(lines).pieces.count > 1_000)
    #expect(Overlay.node(lines) == (try nodedByGEOS(lines, passes: 20)), "seed \(seed)")
  }

  /// Segments that run from corner to corner of pixels: each has its western and southern sides only.
  @Test func pixelsHaveTwoOfTheirSides() throws {
    func passes(_ a: (Int32, Int32), _ b: (Int32, Int32)) -> Bool {
      let segment = SnapRounder.Segment(from: Vertex(x: a.0, y: a.1), to: Vertex(x: b.0, y: b.1))
      let back = SnapRounder.Segment(from: segment.to, to: segment.from)
      let middle = Vertex(x: 0, y: 0)
      #expect(segment.passes(pixelAround: middle) == back.passes(pixelAround: middle))
      return segment.passes(pixelAround: middle)
    }
    #expect(!passes((-1, 0), (0, 1)) && !passes((0, -1), (1, 0)), "along the north-western and south-eastern corner")
    #expect(passes((-1, 0), (0, -1)) && !passes((0, 1), (1, 0)), "through the south-western, along the north-eastern")
    #expect(passes((-1, 0), (1, 0)) && passes((0, -1), (0, 1)), "through the middle")
    #expect(!passes((-2, 0), (1, 3)) && passes((-3, 1), (3, -2)), "past it, and near the middle")
  }
}
