import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct NodingTests {
  /// All straight pieces of lines, in the smaller direction.
  private func pieces(_ lines: [LineString]) -> [(Vertex, Vertex)] {
    lines.flatMap { line in zip(line.vertices, line.vertices.dropFirst()).map { ($0, $1) } }
  }

  @Test(arguments: UInt64(0)..<40) func piecesMeetAtTheirEndsOnly(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines = try scribble(random.int(in: 2...12), size: seed.isMultiple(of: 2) ? 12 : 1_000_000, &random)
    let noded = Overlay.node(lines)
    let all = pieces(noded)
    for (index, (a, b)) in all.enumerated() {
      for (c, d) in all[(index + 1)...] {
        #expect(!ExactSegments.meetBetweenEnds(a, b, c, d), "seed \(seed): \(a) \(b) and \(c) \(d)")
      }
    }
    // Where pieces of several lines meet, each of them ends there.
    let ends = Set(noded.flatMap { [$0.start, $0.end] })
    var uses: [Vertex: Int] = [:]
    for line in noded { for vertex in line.vertices.dropFirst().dropLast() { uses[vertex, default: 0] += 1 } }
    for (vertex, count) in uses { #expect(count == 1 && !ends.contains(vertex), "seed \(seed): \(vertex)") }
  }

  @Test(arguments: UInt64(0)..<40) func everyInputVertexIsStillThere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines = try scribble(8, size: 1000, &random)
    let kept = Set(Overlay.node(lines).flatMap(\.vertices))
    for vertex in lines.flatMap(\.vertices) { #expect(kept.contains(vertex), "seed \(seed): \(vertex)") }
  }

  @Test(arguments: UInt64(0)..<20) func orderAndDirectionDoNotMatterAndNodingTwiceIsNodingOnce(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines = try scribble(10, size: 1000, &random)
    let noded = Overlay.node(lines)
    let other = lines.shuffled(using: &random).map { Bool.random(using: &random) ? $0.reversed : $0 }
    #expect(Overlay.node(other) == noded, "seed \(seed)")
    #expect(Overlay.node(noded) == noded, "seed \(seed)")
  }

  @Test func crossingsOffTheGridAreRoundedToIt() throws {
    let noded = try Overlay.node([line((0, 0), (3, 1)), line((0, 1), (3, 0))])
    #expect(noded.allSatisfy { $0.vertices.count == 2 })
    #expect(Set(noded.flatMap(\.vertices)).count == 5)
  }

  @Test func sharedStretchesComeOnce() throws {
    let noded = try Overlay.node([line((0, 0), (10, 0)), line((12, 0), (5, 0)), line((5, 0), (5, 5))])
    let pieces = [
      try line((0, 0), (5, 0)), try line((5, 0), (5, 5)), try line((5, 0), (10, 0)), try line((10, 0), (12, 0)),
    ]
    #expect(noded == pieces)
  }

  @Test func nothingComesOfNothing() throws {
    #expect(Overlay.node([]).isEmpty)
    #expect(try Overlay.mergeLines([]).isEmpty)
    let faces = try Overlay.polygonize([])
    #expect(faces.polygons.isEmpty && faces.dangles.isEmpty && faces.cutEdges.isEmpty && faces.invalidRings.isEmpty)
  }

  @Test func mergingJoinsAtTwoAndStopsAtThree() throws {
    let merged = try Overlay.mergeLines([
      line((0, 0), (1, 0)), line((2, 0), (1, 0)), line((2, 0), (3, 0)), line((2, 0), (2, 5)),
    ])
    #expect(merged == [try line((0, 0), (1, 0), (2, 0)), try line((2, 0), (2, 5)), try line((2, 0), (3, 0))])
  }
}
