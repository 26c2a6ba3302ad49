import GeoTypes
import TestKit
import Testing

@Suite struct PlanarMeasureTests {
  @Test func lengthsAndAreasOfKnownFigures() {
    #expect(Plane.length([PlanarPoint(0, 0), PlanarPoint(3, 4), PlanarPoint(3, 10)]) == Meters(11))
    #expect(Plane.length([PlanarPoint]()) == .zero)
    let square = [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)].map { PlanarPoint($0.0, $0.1) }
    #expect(Plane.signedArea(square) == SquareMeters(4))
    #expect(Plane.signedArea(square.reversed()) == SquareMeters(-4))
    #expect(Plane.signedArea([]) == .zero && Plane.signedArea([PlanarPoint(1, 1)]) == .zero)
  }

  @Test func largeEastingsKeepTheirDigits() {
    let far = [(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0)].map { PlanarPoint(39_500_000 + $0.0, 4_057_787 + $0.1) }
    #expect(abs(Plane.signedArea(far).rawValue - 0.01) < 1e-8)
  }

  @Test(arguments: UInt64(0)..<20) func nearestAgreesWithTryingManyPoints(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func point() -> PlanarPoint { PlanarPoint(random.double(in: -10...10), random.double(in: -10...10)) }
    let (p, a, b) = (point(), point(), point())
    let hit = Plane.nearest(to: p, from: a, to: b)
    let least =
      (0...10_000).map { step -> Double in
        let t = Double(step) / 10_000
        return p.distance(to: PlanarPoint(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))).rawValue
      }.min() ?? .nan
    #expect(hit.distance.rawValue <= least + 1e-12 && abs(hit.distance.rawValue - least) < 1e-3, "seed \(seed)")
    #expect((0...1).contains(hit.fraction))
  }

  @Test func aPieceWithoutLengthHasItsPoint() {
    let hit = Plane.nearest(to: PlanarPoint(3, 4), from: PlanarPoint(0, 0), to: PlanarPoint(0, 0))
    #expect(hit.fraction == 0 && hit.distance == Meters(5))
  }
}
