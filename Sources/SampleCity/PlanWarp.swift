import GeoTypes

/// Bends the straight plan into a place with curved streets, and puts it on the earth.
///
/// Only the four basic operations are used, so that every machine gets the same result.
struct PlanWarp {
  /// Where the plan's origin lies: 117.0 E, 36.6 N. The place there is made up.
  static let origin = LonLat(117.0, 36.6)
  /// Metres of one degree on the ellipsoid of WGS 84 at that latitude.
  static let metersPerDegreeEast = 89_475.5
  static let metersPerDegreeNorth = 110_970.2

  /// Where the river runs, in metres from the western edge, and the breadth over which it bends its surroundings.
  var riverPosition: Double
  /// How hilly a place in the plan is, 0 to 1.
  var hills: Hills
  /// How a city is bent as a whole; `nil` for a single district.
  var city: CityWarp?

  /// The hills lie towards the south-east and rise smoothly.
  struct Hills {
    /// West of this there are none.
    var west: Double
    /// North of this there are none.
    var north: Double
    /// Over how many metres they rise.
    var rise: Double

    /// 0 in the plain, 1 on the hills.
    func height(at p: PlanarPoint) -> Double {
      PlanWarp.smoothStep((p.x - west) / rise) * PlanWarp.smoothStep((north - p.y) / rise)
    }
  }

  /// Metres from the origin, east and north, of a point of the plan.
  func ground(_ p: PlanarPoint) -> PlanarPoint {
    let hill = hills.height(at: p)
    let nearRiver = 1 - PlanWarp.smoothStep(abs(p.x - riverPosition) / 900)
    let east =
      p.x + 45 * PlanWarp.wave(p.y / 3_700 + 0.15) + 38 * nearRiver * PlanWarp.wave(p.y / 1_300)
      + 26 * hill * PlanWarp.wave(p.y / 520 + p.x / 4_100)
    let north =
      p.y + 40 * PlanWarp.wave(p.x / 4_300 + 0.4) + 34 * hill * PlanWarp.wave(p.x / 610 + p.y / 3_900)
    return city?.moved(PlanarPoint(east, north)) ?? PlanarPoint(east, north)
  }

  /// The stored position of a point of the plan.
  func vertex(_ p: PlanarPoint) -> Vertex {
    let q = ground(p)
    let east = q.x / metersPerDegreeEast(at: q.y) * Vertex.unitsPerDegree
    let north = q.y / PlanWarp.metersPerDegreeNorth * Vertex.unitsPerDegree
    return Vertex(
      x: Int32((PlanWarp.origin.longitude * Vertex.unitsPerDegree + east).rounded()),
      y: Int32((PlanWarp.origin.latitude * Vertex.unitsPerDegree + north).rounded()))
  }

  /// Metres of a degree to the east, so far north of the origin; a district is too small for it to change.
  private func metersPerDegreeEast(at north: Double) -> Double {
    // The change of cos(latitude) at 36.6 N is -1,161 m a degree, 0.0105 m a metre.
    city == nil ? PlanWarp.metersPerDegreeEast : PlanWarp.metersPerDegreeEast - 0.010_47 * north
  }

  /// A smooth wave of period 1 and amplitude 1: a chain of parabolas, near to a sine.
  static func wave(_ t: Double) -> Double {
    let phase = 2 * (t - t.rounded(.down)) - 1
    return -4 * phase * (1 - abs(phase))
  }

  /// 0 below 0, 1 above 1, smooth between.
  static func smoothStep(_ t: Double) -> Double {
    let x = min(1, max(0, t))
    return x * x * (3 - 2 * x)
  }
}
