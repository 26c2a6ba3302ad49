import GeoTypes
import Geometry
import Interchange
import RoadNetwork
import SpatialIndex
import TestKit
import Testing

@Suite struct SnapRealRoadsTests {
  /// Snapping with a projection of the place and in a batch, against PROJ and a search without it.
  @Test(.enabled(if: SharedData.isAvailable, "needs ../shared/data")) func agreesWithPROJ() throws {
    let content = try OSMFile.read(SharedData.url("osm/bayfront_singapore.osm.pbf"))
    let network = try NetworkBuilder().build(ways: content.ways).network
    let index = try SnapIndex(network)
    let snapper = try Snapper(index)
    let projector = try Projector(index.frame)
    var lines: [[PlanarPoint]] = []
    for segment in network.segments { lines.append(try projector.project(segment.line.vertices)) }
    let slow = NearestSegmentIndex(lines: lines)
    var random = SeededGenerator(seed: 11)
    let places = (0..<600).map { _ in
      LonLat(
        random.double(in: index.box.low.longitude...index.box.high.longitude),
        random.double(in: index.box.low.latitude...index.box.high.latitude))
    }
    var snaps = [Snap?](repeating: nil, count: places.count)
    var output = snaps.mutableSpan
    snapper.findNearest(to: places.span, within: Meters(50), into: &output)
    var found = 0
    for (place, snap) in zip(places, snaps) {
      let alone = snapper.nearest(place, within: Meters(50))
      #expect(alone == snap, "\(place)")
      guard let snap else { continue }
      found += 1
      let point = try projector.project(place)
      // The long edges of the index bend a little with the plane, by less than a millimetre.
      let hits = slow.all(within: snap.distance + Meters(0.001), of: point)
      let hit = hits.first { network.segments[$0.line].uid == snap.segment }
      let same = try #require(hit, "\(place)")
      #expect(abs(same.distance.rawValue - snap.distance.rawValue) < 0.001, "\(place)")
      #expect(same.isLeft == (snap.side == .left), "\(place)")
      #expect(try projector.project(snap.position).distance(to: same.place) < Meters(0.01), "\(place)")
      // Nothing else is nearer, but for a road on the ground below or above it.
      let nearer = hits.filter { $0.distance + Meters(0.001) < snap.distance }
      #expect(nearer.allSatisfy { network.segments[$0.line].attributes.layer != 0 }, "\(place)")
    }
    #expect(found > 200)
  }
}
