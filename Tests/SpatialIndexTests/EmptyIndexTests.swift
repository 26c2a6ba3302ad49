import GeoTypes
import SpatialIndex
import Testing

@Suite("Indexes of nothing, and positions that are none")
struct EmptyIndexTests {
  private let odd = [
    LonLat(.nan, 0), LonLat(0, .nan), LonLat(.infinity, 0), LonLat(0, -.infinity), LonLat(1e308, 1e308),
  ]

  @Test func nothingHoldsNothing() {
    #expect(CoverageIndex(cells: []).cell(at: LonLat(0, 0)) == nil)
    #expect(CoverageIndex(cells: [MultiPolygon([])]).cell(at: LonLat(0, 0)) == nil)
    #expect(OverlapIndex(areas: []).hits(at: LonLat(0, 0)) == [])
    #expect(NearestPointIndex(points: []).nearest(to: PlanarPoint(0, 0)) == nil)
    #expect(NearestSegmentIndex(lines: [[]]).nearest(to: PlanarPoint(0, 0)) == nil)
  }

  @Test func oddPositionsHaveNoAnswer() throws {
    let corners: [(Int32, Int32)] = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    let ring = try LinearRing(corners.map { Vertex(x: $0.0, y: $0.1) })
    let square = MultiPolygon([Polygon(exterior: ring)])
    let line = [PlanarPoint(0, 0), PlanarPoint(1, 1)]
    for position in odd {
      #expect(CoverageIndex(cells: [square]).cell(at: position) == nil)
      #expect(OverlapIndex(areas: [square]).hits(at: position) == [])
      let point = PlanarPoint(position.longitude, position.latitude)
      let isFinite = point.x.isFinite && point.y.isFinite
      #expect((NearestPointIndex(points: line).nearest(to: point) != nil) == isFinite)
      #expect((NearestSegmentIndex(lines: [line]).nearest(to: point) != nil) == isFinite)
    }
  }
}
