import CAllocationCounter
import GeoTypes
import SpatialIndex
import TestKit
import Testing

/// Lookups take no memory: not in the middle of cells, not on edges, not where exact arithmetic decides.
@Suite("Lookups take no memory", .enabled(if: allocations_of_this_thread() >= 0))
struct AllocationTests {
  private static let drawn = UnevenCoverage(seed: 3)

  private static let positions: [LonLat] = {
    var random = SeededGenerator(seed: 5)
    let edge = UnevenCoverageTests.positions(near: drawn.vertices, 600, &random)
    return edge + [LonLat(.nan, 0), LonLat(0, 1e-300), LonLat(113, 33), LonLat(200, 100)]
  }()

  private static func allocations(_ body: () -> Void) -> Int {
    // Once before, so that what is set up at the first call is there.
    body()
    let before = allocations_of_this_thread()
    body()
    return allocations_of_this_thread() - before
  }

  /// Positions one by one, without the iterator of an array, which takes memory in a debug build.
  private static func forEachPosition(_ body: (LonLat) -> Void) {
    positions.withUnsafeBufferPointer { positions in
      for index in 0..<positions.count { body(positions[index]) }
    }
  }

  @Test func theyAreCounted() {
    #expect(Self.allocations { _ = [Int](repeating: Self.positions.count, count: Self.positions.count) } > 0)
  }

  @Test func oneCell() {
    let index = CoverageIndex(cells: Self.drawn.areas)
    var sum = 0
    let count = Self.allocations {
      Self.forEachPosition { sum &+= index.cell(at: $0) ?? 0 }
    }
    #expect(count == 0 && sum > 0)
  }

  @Test func manyCells() {
    let index = CoverageIndex(cells: Self.drawn.areas)
    var numbers = [UInt32](repeating: 0, count: Self.positions.count)
    let count = Self.allocations {
      var span = numbers.mutableSpan
      index.findCells(at: Self.positions.span, into: &span)
    }
    #expect(count == 0)
  }

  @Test func overlaps() {
    let index = OverlapIndex(areas: Self.drawn.areas)
    var found: [UInt32] = []
    found.reserveCapacity(10_000)
    var sum = 0
    #expect(
      Self.allocations {
        found.removeAll(keepingCapacity: true)
        Self.forEachPosition { index.hits(at: $0, into: &found) }
      } == 0)
    #expect(
      Self.allocations {
        Self.forEachPosition { index.forEachHit(at: $0) { sum &+= $0 } }
      } == 0)
    #expect(found.count > 100 && sum > 0)
  }

  @Test func manyOverlaps() {
    let index = OverlapIndex(areas: Self.drawn.areas)
    var hits = OverlapHits()
    let count = Self.allocations { index.findHits(at: Self.positions.span, into: &hits) }
    #expect(count == 0 && hits.count == Self.positions.count)
  }

  /// Near things in metres, and positions among them and far off.
  private static let points: [PlanarPoint] = (0..<400).map { number in
    let (x, y) = (number % 20 * 7 + number % 3, number / 20 * 9)
    return PlanarPoint(Double(x), Double(y))
  }
  private static let places: [PlanarPoint] = (0..<100).map { number in
    let (x, y) = (number * 3 - 60, number * number % 200)
    return PlanarPoint(Double(x), Double(y))
  }

  @Test func nearest() {
    let points = NearestPointIndex(points: Self.points)
    let lines = NearestSegmentIndex(lines: (1..<400).map { Array(Self.points[($0 - 1)...$0]) })
    var pointHits = [PointHit?](repeating: nil, count: Self.places.count)
    var lineHits = [SegmentHit?](repeating: nil, count: Self.places.count)
    let count = Self.allocations {
      for number in 0..<100 {
        pointHits[number] = points.nearest(to: Self.places[number])
        lineHits[number] = lines.nearest(to: Self.places[number], within: Meters(50)) { $0 % 2 == 0 }
      }
      var pointSpan = pointHits.mutableSpan
      points.findNearest(to: Self.places.span, within: Meters(.infinity), into: &pointSpan)
      var lineSpan = lineHits.mutableSpan
      lines.findNearest(to: Self.places.span, within: Meters(.infinity), into: &lineSpan)
    }
    #expect(count == 0)
  }
}
