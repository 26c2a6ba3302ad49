/// Numbers with a set count of decimals, for people.
enum FixedDecimal {
  /// The number with `places` decimals, halves away from zero; empty where it is not finite or beyond 9·10¹⁵ units of
  /// the last place.
  static func text(_ number: Double, places: Int) -> String {
    let unit = (0..<places).reduce(Int64(1)) { unit, _ in unit * 10 }
    let scaled = (number * Double(unit)).rounded()
    guard abs(scaled) < 9e15, let units = Int64(exactly: scaled) else { return "" }
    let whole = String(units.magnitude / unit.magnitude)
    let sign = units < 0 ? "-" : ""
    guard places > 0 else { return sign + whole }
    let fraction = String(units.magnitude % unit.magnitude)
    return sign + whole + "." + String(repeating: "0", count: places - fraction.count) + fraction
  }

  /// The number rounded to `places` decimals.
  static func rounded(_ number: Double, places: Int) -> Double {
    let unit = (0..<places).reduce(1.0) { unit, _ in unit * 10 }
    return (number * unit).rounded() / unit
  }
}
