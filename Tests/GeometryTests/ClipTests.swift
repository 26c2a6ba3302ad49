import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct ClipTests {
  private let square = RasterArea.rectangle(0, 0, 100, 100)

  @Test func keepsTheDirectionAndOrderOfTheLine() throws {
    let out = try Overlay.clip(line((150, 50), (50, 50), (50, 150), (20, 150), (20, 30)), to: square)
    #expect(out == [try line((100, 50), (50, 50), (50, 100)), try line((20, 100), (20, 30))])
  }

  @Test func leavesALineInsideAsItIsEvenWhereItCrossesItself() throws {
    let loop = try line((10, 10), (90, 90), (90, 10), (10, 90))
    #expect(try Overlay.clip(loop, to: square) == [loop])
  }

  @Test func aLineAlongTheEdgeIsInside() throws {
    #expect(try Overlay.clip(line((100, -20), (100, 120)), to: square) == [line((100, 0), (100, 100))])
  }

  @Test func touchingAtAPointLeavesNothing() throws {
    #expect(try Overlay.clip(line((100, 100), (200, 200)), to: square).isEmpty)
    #expect(try Overlay.clip(line((50, 150), (150, 50)), to: square).isEmpty)
    #expect(try Overlay.clip(line((200, 0), (200, 200)), to: square).isEmpty)
    #expect(try Overlay.clip(line((0, 0), (10, 10)), to: MultiPolygon([])).isEmpty)
  }

  @Test func aHoleInterruptsALine() throws {
    let ringed = try Overlay.difference(square, RasterArea.rectangle(40, 40, 60, 60))
    #expect(
      try Overlay.clip(line((90, 50), (10, 50)), to: ringed)
        == [line((90, 50), (60, 50)), line((40, 50), (10, 50))])
  }

  @Test(arguments: UInt64(0)..<40) func insideAndOutsideAddUpToTheLine(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let area = try Overlay.union(
      (0..<4).map { _ in
        let x = Int32(random.int(in: 0...800))
        let y = Int32(random.int(in: 0...800))
        return RasterArea.rectangle(x, y, x + Int32(random.int(in: 20...400)), y + Int32(random.int(in: 20...400)))
      })
    let outside = try Overlay.difference(RasterArea.rectangle(-1, -1, 1300, 1300), area)
    for line in try scribble(6, size: 1200, &random) {
      let parts = try Overlay.clip(line, to: area) + Overlay.clip(line, to: outside)
      let length = parts.reduce(0) { $0 + units($1) }
      #expect(abs(length - units(line)) <= 2 * Double(parts.count + 4), "seed \(seed): \(line.vertices)")
      for part in parts where part.vertices.count > 2 {
        #expect(
          part.vertices.dropFirst().dropLast().allSatisfy { v in
            zip(line.vertices, line.vertices.dropFirst()).contains { near(v, $0, $1) }
          })
      }
    }
  }

  @Test(arguments: UInt64(0)..<40) func piecesOfAStraightLineRunItsWay(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let area = try Overlay.union(
      (0..<8).map { _ in
        let x = Int32(random.int(in: 0...1000))
        let y = Int32(random.int(in: 0...1000))
        return RasterArea.rectangle(x, y, x + 90, y + 90)
      })
    let ends = (0..<2).map { _ in Vertex(x: Int32(random.int(in: 0...1100)), y: Int32(random.int(in: 0...1100))) }
    let line = try LineString(ends)
    let vertices = try Overlay.clip(line, to: area).flatMap(\.vertices)
    let way = vertices.map { v in
      (Int(v.x) - Int(ends[0].x)) * (Int(ends[1].x) - Int(ends[0].x))
        + (Int(v.y) - Int(ends[0].y)) * (Int(ends[1].y) - Int(ends[0].y))
    }
    #expect(way == way.sorted(), "seed \(seed)")
  }

  private func units(_ line: LineString) -> Double {
    zip(line.vertices, line.vertices.dropFirst()).reduce(0) { sum, pair in
      let dx = Double(pair.0.x - pair.1.x)
      let dy = Double(pair.0.y - pair.1.y)
      return sum + (dx * dx + dy * dy).squareRoot()
    }
  }

  private func near(_ v: Vertex, _ a: Vertex, _ b: Vertex) -> Bool {
    let hit = Plane.nearest(
      to: PlanarPoint(Double(v.x), Double(v.y)), from: PlanarPoint(Double(a.x), Double(a.y)),
      to: PlanarPoint(Double(b.x), Double(b.y)))
    return hit.distance <= Meters(1)
  }
}
