internal import Foundation
public import GeoTypes

/// The frame of Baidu's maps: a second shift, of about a kilometre, on top of ``GCJ02``; the formula is public like
/// that one. Outside ``MainlandChina`` both ways are the identity.
public enum BD09 {
  /// The shifted position of a true one.
  public static func encode(_ position: LonLat) -> LonLat {
    MainlandChina.contains(position) ? shifted(GCJ02.encode(position)) : position
  }

  /// The true position of a shifted one, iterated until the step is under 1e-11 degree.
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
    let truth = GCJ02.decode(guess)
    return MainlandChina.contains(truth) ? truth : position
  }

  /// Baidu's shift of a GCJ-02 position.
  private static func shifted(_ position: LonLat) -> LonLat {
    let x = position.longitude
    let y = position.latitude
    let frequency = Double.pi * 3000 / 180
    let radius = (x * x + y * y).squareRoot() + 0.00002 * sin(y * frequency)
    let angle = atan2(y, x) + 0.000003 * cos(x * frequency)
    return LonLat(radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006)
  }
}
