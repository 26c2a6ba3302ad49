import GeoTypes

/// How far fixes lie from the road and how much ways differ from straight lines, as logarithms of likelihood.
///
/// Newson and Krumm 2009 (DOI 10.1145/1653771.1653818), §4.1 and §4.2: a normal distribution of distances and an
/// exponential one of differences. Both scales are taken from the track itself.
struct TrackNoise {
  /// The least deviation in metres: maps are not better than that.
  static let leastDeviation = 4.0
  static let greatestDeviation = 50.0
  /// Beyond this many deviations the likelihood falls more slowly: errors of seconds in a row are not independent.
  private static let bend = 2.0

  /// Metres.
  var deviation: Double

  /// Takes the deviation from the distances of some fixes to the nearest road: half of a normal distribution lies within
  /// 0.6745 deviations (§4.1).
  init(distances: [Double]) { deviation = Self.deviation(of: distances) ?? Self.leastDeviation }

  /// The deviation of fixes that lie some metres off the road; `nil` of none.
  static func deviation(of distances: [Double]) -> Double? {
    guard !distances.isEmpty else { return nil }
    let median = distances.sorted()[distances.count / 2]
    return min(max(1.4826 * median, leastDeviation), greatestDeviation)
  }

  /// The logarithm for a fix at a distance from the road.
  @inline(__always)
  static func emission(_ distance: Double, deviation: Double) -> Double {
    let z = distance / deviation
    return z <= bend ? -0.5 * z * z : -bend * (z - 0.5 * bend)
  }

  /// The distance at which a logarithm is reached.
  static func distance(ofEmission value: Double, deviation: Double) -> Double {
    let cost = max(0, -value)
    let z = cost <= 0.5 * bend * bend ? (2 * cost).squareRoot() : cost / bend + 0.5 * bend
    return z * deviation
  }

  /// Metres by which a way differs from the straight line of a length, in the mean: noise moves the feet, and roads bend.
  @inline(__always)
  static func detour(over distance: Double, deviation: Double) -> Double {
    0.5 * deviation + min(0.25, 0.1 + distance / 5000) * distance
  }
}
