/// Numbers as a person reads them.
enum Figure {
  /// A whole number with commas.
  static func whole(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    var digits = Array(String(Int(value.rounded().magnitude)))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return (value < 0 ? "−" : "") + String(digits)
  }

  /// One decimal.
  static func oneDecimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "−" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }

  /// Two decimals.
  static func twoDecimals(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    let hundredths = Int((value * 100).rounded())
    let rest = String(hundredths.magnitude % 100)
    return "\(hundredths < 0 ? "−" : "")\(hundredths.magnitude / 100).\(rest.count < 2 ? "0" + rest : rest)"
  }

  /// A share as a percentage with one decimal.
  static func percent(_ share: Double) -> String { oneDecimal(share * 100) + " %" }

  /// Kilometres with one decimal, of metres.
  static func kilometers(_ meters: Double) -> String { oneDecimal(meters / 1000) }

  /// Square kilometres with one decimal, of square metres.
  static func squareKilometers(_ squareMeters: Double) -> String { oneDecimal(squareMeters / 1e6) }
}
