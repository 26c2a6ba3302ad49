internal import GeoTypes

/// Reads lengths as mappers write them.
enum OSMLength {
  private static let metersPerFoot = 0.3048
  private static let inchesPerFoot = 12.0

  /// Reads `3.5`, `3,5 m`, `350 cm`, `0.02 km`, `12 ft`, `12'6"`; `nil` for anything else and for what is no positive
  /// length below 10 km.
  static func parse(_ text: String) -> Meters? {
    let text = text.lowercased()
    guard let meters = feetAndInches(text) ?? number(text), meters > 0, meters < 10_000 else { return nil }
    return Meters(meters)
  }

  private static func number(_ text: String) -> Double? {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "," }
    guard let amount = Double(String(digits.map { $0 == "," ? "." : $0 })) else { return nil }
    switch text.dropFirst(digits.count).drop(while: \.isWhitespace) {
    case "", "m", "meter", "meters", "metre", "metres": return amount
    case "cm": return amount / 100
    case "km": return amount * 1000
    case "ft", "feet", "foot": return amount * metersPerFoot
    default: return nil
    }
  }

  private static func feetAndInches(_ text: String) -> Double? {
    guard let mark = text.firstIndex(of: "'"), let feet = Double(text[..<mark]) else { return nil }
    let rest = String(text[text.index(after: mark)...]).trimmed
    if rest.isEmpty { return feet * metersPerFoot }
    guard rest.hasSuffix("\""), let inches = Double(rest.dropLast()) else { return nil }
    return (feet + inches / inchesPerFoot) * metersPerFoot
  }
}
