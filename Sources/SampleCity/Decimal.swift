import GeoTypes

/// Exact decimal text of whole numbers and stored positions.
enum Decimal {
  /// A coordinate of 1e-7 degree as degrees, without needless zeros: `1170000500` is `117.00005`.
  static func degrees(_ units: Int32) -> String {
    let magnitude = units.magnitude
    let whole = magnitude / 10_000_000
    var fraction = padded(Int(magnitude % 10_000_000), digits: 7)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (units < 0 ? "-" : "") + "\(whole)" + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// A number that is not negative, with zeros before it.
  static func padded(_ number: Int, digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// A number with at most one decimal: `9`, `3.4`.
  static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = tenths.magnitude % 10
    return sign + "\(tenths.magnitude / 10)" + (rest == 0 ? "" : ".\(rest)")
  }
}
