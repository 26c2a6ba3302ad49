/// Time and length in one number, time first: the least of two is the faster way, and of equally fast ones the shorter.
///
/// Sums are exact up to 298 hours and 4,294 km, more than a way through a city takes.
enum DriveWeight {
  /// What a single turn with the arc before it must stay below.
  static let millisecondsLimit: Int64 = 1 << 29
  static let millimetersLimit: Int64 = 1 << 31

  @inline(__always)
  static func weight(milliseconds: Int64, millimeters: Int64) -> Int64 { milliseconds << 32 | millimeters }

  @inline(__always)
  static func milliseconds(_ weight: Int64) -> Int64 { weight >> 32 }

  @inline(__always)
  static func millimeters(_ weight: Int64) -> Int64 { weight & 0xFFFF_FFFF }

  /// What a weight says; `nil` for no way.
  static func cost(_ weight: Int64) -> DriveCost? {
    guard weight < .never else { return nil }
    return DriveCost(milliseconds: milliseconds(weight), millimeters: millimeters(weight))
  }
}
