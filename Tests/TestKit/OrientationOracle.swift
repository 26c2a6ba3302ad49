public import GeoTypes

/// The side of a line on which a point lies, in whole numbers: doubles are brought to a common power of two.
public enum OrientationOracle {
  /// 1 when `c` lies left of the line from `a` to `b`, -1 when right, 0 when on it.
  public static func orientation(_ a: LonLat, _ b: LonLat, _ c: LonLat) -> Int {
    let numbers = [a.longitude, a.latitude, b.longitude, b.latitude, c.longitude, c.latitude]
    let lowest = numbers.filter { $0 != 0 }.map { exponentOfLastBit($0) }.min() ?? 0
    let n = numbers.map { whole($0, scaledBy: -lowest) }
    return ((n[0] - n[4]) * (n[3] - n[5]) - (n[1] - n[5]) * (n[2] - n[4])).sign
  }

  private static func exponentOfLastBit(_ number: Double) -> Int {
    max(Int(number.exponentBitPattern), 1) - 1075
  }

  private static func whole(_ number: Double, scaledBy shift: Int) -> SlowInteger {
    guard number != 0 else { return SlowInteger(0) }
    let hidden: UInt64 = number.exponentBitPattern == 0 ? 0 : 1 << 52
    let bits = SlowInteger(Int(number.significandBitPattern | hidden))
    let magnitude = bits << (exponentOfLastBit(number) + shift)
    return number < 0 ? -magnitude : magnitude
  }
}
