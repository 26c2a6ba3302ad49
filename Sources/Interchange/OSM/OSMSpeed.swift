internal import GeoTypes

/// What a `maxspeed` value says.
enum OSMSpeed: Equatable {
  case limit(KilometersPerHour)
  /// `none`, `signals`, `variable`: no number is posted.
  case unlimited

  private static let kilometersPerMile = 1.609344
  private static let kilometersPerKnot = 1.852
  /// Beyond it a number is a mistake or an attack.
  private static let highest = 300.0

  /// Reads `50`, `50 km/h`, `30 mph`, `walk`, `none`, `CN:urban`, `DE:zone30`, `50;30` (the lowest counts); `nil` for
  /// anything else.
  init?(_ text: String) {
    var lowest: KilometersPerHour?
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "|" }) {
      let part = String(part).trimmed.lowercased()
      if ["none", "signals", "variable"].contains(part) { continue }
      guard let speed = Self.number(part) ?? Self.zone(part) else { return nil }
      lowest = min(lowest ?? speed, speed)
    }
    if text.isEmpty { return nil }
    self = lowest.map(OSMSpeed.limit) ?? .unlimited
  }

  private static func number(_ text: String) -> KilometersPerHour? {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard let amount = Double(digits) else { return nil }
    let factor: Double
    switch text.dropFirst(digits.count).drop(while: \.isWhitespace) {
    case "", "km/h", "kmh", "kph", "kmph": factor = 1
    case "mph": factor = kilometersPerMile
    case "knots": factor = kilometersPerKnot
    default: return nil
    }
    let speed = amount * factor
    return speed > 0 && speed <= highest ? KilometersPerHour(speed) : nil
  }

  private static func zone(_ text: String) -> KilometersPerHour? {
    if text == "walk" { return KilometersPerHour(walking) }
    let parts = text.split(separator: ":").map(String.init)
    guard parts.count >= 2, parts[0].count == 2, parts[0].allSatisfy(\.isLetter) else { return nil }
    let kind = parts.dropFirst().joined(separator: ":")
    if let special = zones["\(parts[0]):\(kind)"] { return KilometersPerHour(special) }
    if let special = zones[kind] { return KilometersPerHour(special) }
    return number(kind.hasPrefix("zone") ? String(kind.dropFirst(4).drop { $0 == ":" }) : kind)
  }

  private static let walking = 5.0

  /// Zones by country, then those that are alike nearly everywhere.
  private static let zones: [String: Double] = [
    "cn:urban": 50, "cn:rural": 70, "cn:motorway": 120,
    "pt:urban": 50, "pt:rural": 90, "pt:trunk": 100, "pt:motorway": 120,
    "fi:urban": 50, "fi:rural": 80, "fi:motorway": 120,
    "de:rural": 100, "at:rural": 100, "at:motorway": 130, "fr:rural": 80, "fr:motorway": 130,
    "it:rural": 90, "it:motorway": 130, "es:rural": 90, "es:motorway": 120,
    "ru:urban": 60, "ru:rural": 90, "ru:motorway": 110,
    "gb:nsl_restricted": 30 * kilometersPerMile, "gb:nsl_single": 60 * kilometersPerMile,
    "gb:nsl_dual": 70 * kilometersPerMile, "gb:motorway": 70 * kilometersPerMile,
    "urban": 50, "living_street": 10, "walk": walking,
  ]
}
