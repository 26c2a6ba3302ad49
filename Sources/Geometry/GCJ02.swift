internal import Foundation
public import GeoTypes

/// The shifted frame of Chinese map services and phones, some hundred metres from WGS 84.
///
/// No official text gives the shift. This is the formula that has been public since 2013 (the "EvilTransform" code and
/// the many that follow it): a series of sines over the Krasovsky 1940 ellipsoid. It is applied inside
/// ``MainlandChina`` only; elsewhere both ways are the identity.
public enum GCJ02 {
  /// The shifted position of a true one.
  public static func encode(_ position: LonLat) -> LonLat {
    MainlandChina.contains(position) ? shifted(position) : position
  }

  /// The true position of a shifted one, iterated until the step is under 1e-11 degree (a thousandth of a millimetre).
  ///
  /// Within half a kilometre of the outline, where a shifted position may also be an unshifted one of the other side,
  /// it is read as shifted.
  public static func decode(_ position: LonLat) -> LonLat {
    guard position.isValid else { return position }
    var guess = position
    for _ in 0..<10 {
      let image = shifted(guess)
      let dx = position.longitude - image.longitude
      let dy = position.latitude - image.latitude
      guess = LonLat(guess.longitude + dx, guess.latitude + dy)
      if abs(dx) < 1e-11, abs(dy) < 1e-11 { break }
    }
    return MainlandChina.contains(guess) ? guess : position
  }

  private static let semiMajorAxis = 6_378_245.0
  private static let squaredEccentricity = 0.006_693_421_622_965_943_23

  /// The shift itself, wherever the position lies.
  private static func shifted(_ position: LonLat) -> LonLat {
    let x = position.longitude - 105
    let y = position.latitude - 35
    let phi = position.latitude * .pi / 180
    let magic = 1 - squaredEccentricity * sin(phi) * sin(phi)
    let meridian = semiMajorAxis * (1 - squaredEccentricity) / (magic * magic.squareRoot())
    let parallel = semiMajorAxis / magic.squareRoot() * cos(phi)
    return LonLat(
      position.longitude + eastings(x, y) * 180 / (parallel * .pi),
      position.latitude + northings(x, y) * 180 / (meridian * .pi))
  }

  private static func northings(_ x: Double, _ y: Double) -> Double {
    let smooth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
    let short = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
    let middle = 20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)
    let long = 160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)
    return smooth + (short + middle + long) * 2 / 3
  }

  private static func eastings(_ x: Double, _ y: Double) -> Double {
    let smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
    let short = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
    let middle = 20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)
    let long = 150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)
    return smooth + (short + middle + long) * 2 / 3
  }
}
