import GeoTypes

/// Google's encoding of lines as text: latitude before longitude, differences in groups of five bits.
enum PolylineCode {
  /// Units of the text in one degree: five or six decimals.
  enum Precision: Int32 {
    /// `polyline`.
    case five = 100_000
    /// `polyline6`.
    case six = 1_000_000
  }

  /// Writes a line; what it holds of JSON's own signs are backslashes, which are doubled.
  static func append(_ line: some Collection<Vertex>, _ precision: Precision, to out: inout DriveText) {
    // Numbers that the compiler knows: it divides by them without a division.
    switch precision {
    case .five: append(line, by: 100, to: &out)
    case .six: append(line, by: 10, to: &out)
    }
  }

  /// - Parameter divisor: how many of a vertex's units are one of the text's.
  @inline(__always)
  private static func append(_ line: some Collection<Vertex>, by divisor: Int64, to out: inout DriveText) {
    var before = (x: Int32(0), y: Int32(0))
    for vertex in line {
      let (x, y) = (rounded(vertex.x, divisor), rounded(vertex.y, divisor))
      append(y &- before.y, to: &out)
      append(x &- before.x, to: &out)
      before = (x, y)
    }
  }

  /// Halves away from zero.
  @inline(__always)
  private static func rounded(_ value: Int32, _ divisor: Int64) -> Int32 {
    let half = divisor / 2
    return Int32(truncatingIfNeeded: (Int64(value) + (value < 0 ? -half : half)) / divisor)
  }

  @inline(__always)
  private static func append(_ difference: Int32, to out: inout DriveText) {
    var rest = UInt32(bitPattern: (difference << 1) ^ (difference >> 31))
    repeat {
      let group = UInt8(truncatingIfNeeded: rest & 31)
      rest >>= 5
      let letter = (rest > 0 ? group | 32 : group) + 63
      if letter == UInt8(ascii: "\\") { out.append(letter) }
      out.append(letter)
    } while rest > 0
  }

  /// The positions of a text; `nil` where it is none.
  static func positions(_ text: some StringProtocol, _ precision: Precision) -> [LonLat]? {
    var positions: [LonLat] = []
    var sums = (y: Int64(0), x: Int64(0))
    var (value, shift, isLongitude) = (UInt64(0), UInt64(0), false)
    for letter in text.utf8 {
      guard (63...126).contains(letter), shift <= 30 else { return nil }
      value |= UInt64((letter - 63) & 31) << shift
      shift += 5
      if letter - 63 >= 32 { continue }
      let difference = Int64(value >> 1) ^ -Int64(value & 1)
      if isLongitude { sums.x += difference } else { sums.y += difference }
      let limit = 360 * Int64(precision.rawValue)
      guard abs(sums.x) <= limit, abs(sums.y) <= limit else { return nil }
      if isLongitude {
        let unit = Double(precision.rawValue)
        positions.append(LonLat(Double(sums.x) / unit, Double(sums.y) / unit))
      }
      (value, shift, isLongitude) = (0, 0, !isLongitude)
    }
    return shift == 0 && !isLongitude ? positions : nil
  }
}
