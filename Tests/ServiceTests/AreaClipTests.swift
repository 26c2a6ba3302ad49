import Foundation
import TestKit
import Testing

@testable import Service

@Suite struct AreaClipTests {
  /// A ring about a point, as far out in each direction as chance has it; clockwise as it is seen.
  private static func star(_ count: Int, _ x: Double, _ y: Double, _ size: Double, _ random: inout SeededGenerator)
    -> [TilePoint]
  {
    (0..<count).map { number in
      let angle = 2 * Double.pi * Double(number) / Double(count)
      let length = size * Double.random(in: 0.3...1, using: &random)
      return TilePoint(Int((x + length * cos(angle)).rounded()), Int((y + length * sin(angle)).rounded()))
    }
  }

  private static func distance(_ x: Double, _ y: Double, _ ring: [TilePoint]) -> Double {
    zip(ring, ring.dropFirst() + ring.prefix(1)).map { a, b in
      let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
      let (px, py) = (x - Double(a.x), y - Double(a.y))
      let t = min(max((px * dx + py * dy) / max(dx * dx + dy * dy, 1e-9), 0), 1)
      return hypot(px - t * dx, py - t * dy)
    }.min() ?? .infinity
  }

  @Test(arguments: UInt64(0)..<200) func keepsWhatLiesWithin(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (x, y) = (Double.random(in: -40...140, using: &random), Double.random(in: -40...140, using: &random))
    let size = Double.random(in: 30...260, using: &random)
    let outer = Self.star(Int.random(in: 3...24, using: &random), x, y, size, &random)
    var rings = [outer]
    if seed % 3 == 0 {
      // Every direction of the outer ring is at least this far away.
      rings.append(Array(Self.star(7, x, y, size * 0.1, &random).reversed()))
    }
    rings = rings.enumerated().compactMap { AreaClip.clean($1, isHole: $0 > 0) }
    guard rings.first.map({ AreaClip.doubledArea($0) > 0 }) == true else { return }
    var clip = AreaClip(TileClip(extent: 100, buffer: 0))
    let cut = clip.polygons(rings)
    for polygon in cut {
      #expect(AreaClip.doubledArea(polygon[0]) > 0, "seed \(seed)")
      for hole in polygon.dropFirst() { #expect(AreaClip.doubledArea(hole) < 0, "seed \(seed)") }
    }
    #expect(cut.joined().joined().allSatisfy { (-1...101).contains($0.x) && (-1...101).contains($0.y) })
    for _ in 0..<60 {
      let (px, py) = (Double.random(in: 2...98, using: &random), Double.random(in: 2...98, using: &random))
      guard rings.allSatisfy({ Self.distance(px, py, $0) > 1.5 }) else { continue }
      let before = rings.reduce(false) { $0 != AreaClip.holds($1, px, py) }
      let after = cut.joined().reduce(false) { $0 != AreaClip.holds($1, px, py) }
      #expect(before == after, "seed \(seed) at \(px) \(py)")
    }
  }

  @Test func cutsLinesWhereTheyLeave() {
    let clip = TileClip(extent: 100, buffer: 0)
    var pieces: [[TilePoint]] = []
    clip.pieces(of: [TilePoint(-50, 50), TilePoint(50, 50), TilePoint(50, 200), TilePoint(60, 200), TilePoint(60, -9)])
    {
      pieces.append(Array($0))
    }
    #expect(
      pieces == [
        [TilePoint(-1, 50), TilePoint(50, 50), TilePoint(50, 101)], [TilePoint(60, 101), TilePoint(60, -1)],
      ])
  }
}
