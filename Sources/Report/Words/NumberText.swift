import GeoTypes

/// Numbers as they are printed; the same on every machine.
enum NumberText {
  /// A number with a fixed count of decimals, halves away from zero; a dash where it is none that can be printed.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let scaled = (value * scale).rounded()
    guard scaled.magnitude < 1e15 else { return "–" }
    let whole = Int(scaled)
    let digits = String(whole.magnitude)
    let sign = whole < 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// Kilometres with two decimals; something short that is not nothing stays visible.
  static func kilometers(_ length: Meters) -> String {
    length > .zero && length.rawValue < 5 ? "<0.01" : fixed(length.rawValue / 1000, 2)
  }

  /// A share as a percentage with one decimal.
  static func percent(_ share: Double) -> String { fixed(share * 100, 1) + "%" }

  /// An amount of load: whole numbers for what is counted in tens, else one decimal.
  static func load(_ amount: Double, of capacity: Double?) -> String {
    fixed(amount, (capacity ?? amount) < 20 ? 1 : 0)
  }
}
