import GeoTypes

/// Bends the plan of a city as a whole: round at its corners, with quarters turned against each other.
struct CityWarp {
  /// Middle of the plan.
  private let middle: PlanarPoint
  /// Half of its extent.
  private let half: PlanarPoint
  private let swirls: [Swirl]
  private let phases: [Double]

  /// A round area that is turned, most in its middle and not at all at its edge.
  private struct Swirl {
    var center: PlanarPoint
    var radius: Double
    /// Tangent of half the angle in the middle: a turn in numbers that every machine computes alike.
    var tangent: Double

    func turned(_ p: PlanarPoint) -> PlanarPoint {
      let x = p.x - center.x
      let y = p.y - center.y
      let distance = (x * x + y * y).squareRoot()
      guard distance < radius else { return p }
      let t = tangent * PlanWarp.smoothStep(1 - distance / radius)
      let scale = 1 / (1 + t * t)
      let (cosine, sine) = ((1 - t * t) * scale, 2 * t * scale)
      return PlanarPoint(center.x + cosine * x - sine * y, center.y + sine * x + cosine * y)
    }
  }

  /// How far the corners are drawn in.
  private static let rounding = 0.3

  init(width: Double, height: Double, seed: UInt64) {
    middle = PlanarPoint(width / 2, height / 2)
    half = middle
    var random = SampleRandom(seed: seed, topic: "warp")
    swirls = (0..<9).map { number in
      // Centres on a jittered 3 x 3, so that turns are spread over the city.
      let x = (Double(number % 3) + random.number(0.1, 0.9)) / 3 * width
      let y = (Double(number / 3) + random.number(0.1, 0.9)) / 3 * height
      let tangent = random.number(0.06, 0.15) * (random.chance(0.5) ? 1 : -1)
      return Swirl(
        center: PlanarPoint(x, y), radius: random.number(0.2, 0.34) * min(width, height), tangent: tangent)
    }
    phases = (0..<2).map { _ in random.unit() }
  }

  /// The point to which a point of the plan is moved.
  func moved(_ p: PlanarPoint) -> PlanarPoint {
    let u = (p.x - middle.x) / half.x
    let v = (p.y - middle.y) / half.y
    var q = PlanarPoint(
      middle.x + half.x * u * (1 - CityWarp.rounding * min(1, v * v)).squareRoot(),
      middle.y + half.y * v * (1 - CityWarp.rounding * min(1, u * u)).squareRoot())
    for swirl in swirls { q = swirl.turned(q) }
    let waved = PlanarPoint(q.x + 330 * PlanWarp.wave(q.y / 12_500 + phases[0]), q.y)
    return PlanarPoint(waved.x, waved.y + 300 * PlanWarp.wave(waved.x / 14_500 + phases[1]))
  }
}
