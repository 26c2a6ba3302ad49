import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct ShiftedFrameTests {
  @Test func theShiftInJinanIsTheKnownOne() {
    let shifted = GCJ02.encode(LonLat(117.12, 36.651))
    #expect(abs(shifted.longitude - 117.126128) < 5e-7 && abs(shifted.latitude - 36.651430) < 5e-7)
    #expect(abs(Ellipsoid.wgs84.distance(LonLat(117.12, 36.651), shifted).rawValue - 549) < 2)
  }

  @Test func baiduIsFurtherOff() {
    let truth = LonLat(116.404, 39.915)
    let shifted = BD09.encode(truth)
    // The published pair of examples: WGS 84 to GCJ-02 to BD-09 in Beijing.
    let gcj = GCJ02.encode(truth)
    #expect(abs(gcj.longitude - 116.410_244) < 1e-6 && abs(gcj.latitude - 39.916_404) < 1e-6, "\(gcj)")
    #expect(abs(shifted.longitude - 116.416_627) < 1e-5 && abs(shifted.latitude - 39.922_700) < 1e-5, "\(shifted)")
  }

  @Test(arguments: UInt64(0)..<4) func decodingUndoesEncodingToATenthOfAMillimetre(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let truth = LonLat(random.double(in: 73...135), random.double(in: 18...54))
      guard MainlandChina.contains(truth) else { continue }
      let gcj = GCJ02.decode(GCJ02.encode(truth))
      #expect(Ellipsoid.wgs84.distance(gcj, truth) < Meters(1e-4), "seed \(seed): \(truth) \(gcj)")
      let baidu = BD09.decode(BD09.encode(truth))
      #expect(Ellipsoid.wgs84.distance(baidu, truth) < Meters(1e-4), "seed \(seed): \(truth) \(baidu)")
    }
  }

  @Test(arguments: [
    LonLat(105.85, 21.03), LonLat(106.9, 47.9), LonLat(126.98, 37.57), LonLat(-8.6, 41.1), LonLat(114.16, 22.28),
    LonLat(121.56, 25.03), LonLat(0, 0), LonLat(180, 90), LonLat(.nan, .infinity), LonLat(1e308, -1e308),
  ])
  func elsewhereNothingMoves(position: LonLat) {
    for result in [GCJ02.encode(position), GCJ02.decode(position), BD09.encode(position), BD09.decode(position)] {
      #expect("\(result)" == "\(position)")
    }
  }
}
