import GeoTypes
import Geometry
import RoadNetwork
import TestKit
import Testing

@Suite struct SnapperTests {
  private let sketch = RoadSketch("A---------B\n\n\n\nC---------D", cell: Meters(50), edit: ["CD": { $0.layer = 1 }])

  // The macros of the tests cannot hold a snapper: it has one owner.
  private func nearest(_ place: LonLat, within reach: Double, level: Int? = nil) throws -> Snap? {
    try Snapper(sketch.network()).nearest(place, within: Meters(reach), level: level)
  }

  private func layers(_ place: LonLat, within reach: Double) throws -> [Int] {
    try Snapper(sketch.network()).candidates(place, within: Meters(reach)).map(\.layer)
  }

  @Test func tellsSegmentSideAndOffset() throws {
    let above = try #require(try nearest(sketch.position(column: 3, row: -0.4), within: 50))
    #expect(above.segment.rawValue == 1)
    #expect(above.side == .left)
    #expect(abs(above.offset.rawValue - 150) < 0.05)
    #expect(abs(above.distance.rawValue - 20) < 0.05)
    let below = try #require(try nearest(sketch.position(column: 3, row: 0.4), within: 50))
    #expect(below.side == .right)
  }

  @Test func answersNothingBeyondReachOrForPositionsThatAreNone() throws {
    #expect(try nearest(sketch.position(column: 3, row: -1.2), within: 50) == nil)
    #expect(try nearest(LonLat(.nan, 36), within: 50) == nil)
    #expect(try nearest(LonLat(36, 117), within: 50) == nil)
    #expect(try layers(LonLat(.infinity, 0), within: 50).isEmpty)
    let empty = try NetworkBuilder().build(ways: []).network
    let snap = try Snapper(empty).nearest(LonLat(117, 36), within: Meters(50))
    #expect(snap == nil)
  }

  @Test func levelChoosesAmongStackedRoads() throws {
    let place = sketch.position(column: 5, row: 2.5)
    #expect(try nearest(place, within: 200)?.layer == 1)
    #expect(try nearest(place, within: 200, level: 0)?.layer == 0)
    #expect(try nearest(place, within: 200, level: 7) == nil)
    #expect(try layers(place, within: 200) == [1, 0])
    // Nearer to the upper road by less than the stack distance: the ground wins.
    let between = sketch.position(column: 5, row: 2.05)
    #expect(try nearest(between, within: 200)?.layer == 0)
    #expect(try layers(between, within: 200) == [1, 0])
  }

  @Test func equalDistancesGoToTheLowestUID() throws {
    let star = RoadSketch("A--B--C\n   |\n   D")
    let network = try star.network()
    let snap = try Snapper(network).nearest(star["B"], within: Meters(10))
    let touching = network.segments.filter { [$0.line.start, $0.line.end].contains(star.nodes["B"]) }.map(\.uid)
    #expect(snap?.segment == touching.min())
    #expect(snap?.distance == .zero)
  }

  @Test(arguments: [UInt64(1), 2])
  func agreesWithMeasuringEverySegmentOnTheEllipsoid(seed: UInt64) throws {
    let network = try NetworkBuilder().build(ways: GeneratedTown(blocks: 4, seed: seed).ways).network
    let snapper = try Snapper(network)
    var generator = SeededGenerator(seed: seed)
    let box = Box(network.nodes)
    for _ in 0..<100 {
      let place = LonLat(
        .random(in: box.low.longitude...box.high.longitude, using: &generator),
        .random(in: box.low.latitude...box.high.latitude, using: &generator))
      let snap = snapper.nearest(place, within: Meters(1000))
      let distances = network.segments.map { distance(from: place, to: $0.line) }
      let least = try #require(distances.min())
      #expect(abs((snap?.distance.rawValue ?? 0) - least) < least * 0.002 + 0.2, "seed \(seed): \(place)")
      let found = try #require(network.segments.first { $0.uid == snap?.segment })
      let foot = Ellipsoid.wgs84.point(along: found.line, at: snap?.offset ?? .zero)
      #expect(Ellipsoid.wgs84.distance(foot, snap?.position ?? place) < Meters(0.05), "seed \(seed): \(place)")
    }
  }

  /// The least of the geodesic distances to points at each fortieth of each edge.
  private func distance(from place: LonLat, to line: LineString) -> Double {
    zip(line.vertices, line.vertices.dropFirst()).flatMap { a, b in
      (0...40).map { step in
        let share = Double(step) / 40
        let point = LonLat(
          a.longitude + (b.longitude - a.longitude) * share, a.latitude + (b.latitude - a.latitude) * share)
        // Cheap first: the geodesic is asked only for what may be near.
        return hypotenuse(point, place) < 0.01 ? Ellipsoid.wgs84.distance(point, place).rawValue : .infinity
      }
    }.min() ?? .infinity
  }

  private func hypotenuse(_ a: LonLat, _ b: LonLat) -> Double {
    let (dx, dy) = (a.longitude - b.longitude, a.latitude - b.latitude)
    return (dx * dx + dy * dy).squareRoot()
  }
}
