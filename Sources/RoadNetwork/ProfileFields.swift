import GeoTypes

/// The members of a JSON object of a profile, read one by one under their full names.
struct ProfileFields {
  static let factors = 0.01...1.0
  static let widths = 0.1...100.0
  static let seconds = 0.0...3600.0
  private static let speeds = 0.1...200.0

  let file: String
  private let members: [String: ProfileValue]
  private let path: String

  init(_ members: [String: ProfileValue], file: String, path: String = "") {
    self.members = members
    self.file = file
    self.path = path
  }

  func bad(_ field: String, _ remedy: String) -> ProfileError {
    .badValue(file: file, field: path + field, value: members[field]?.shown ?? "missing", remedy: remedy)
  }

  func refuseUnknown(_ known: [String]) throws(ProfileError) {
    if let other = members.keys.sorted().first(where: { !known.contains($0) }) {
      throw .unknownField(file: file, field: path + other, known: known.map { path + $0 })
    }
  }

  /// - Parameter fallback: the text of a field that is not there; `nil` makes it a must.
  func text(_ field: String, else fallback: String?) throws(ProfileError) -> String {
    switch members[field] {
    case .text(let text): return text
    case nil:
      guard let fallback else { throw .missing(file: file, field: path + field, remedy: "give it as text") }
      return fallback
    default: throw bad(field, "give it as text in quotes")
    }
  }

  func flag(_ field: String, else fallback: Bool) throws(ProfileError) -> Bool {
    switch members[field] {
    case .bool(let flag): return flag
    case nil: return fallback
    default: throw bad(field, "give true or false")
    }
  }

  /// A number of a range; `nil` where the field is not there.
  func number(_ field: String, in range: ClosedRange<Double>) throws(ProfileError) -> Double? {
    switch members[field] {
    case .number(let number) where range.contains(number): return number
    case nil: return nil
    default: throw bad(field, "give a number from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// A number that must be there.
  func need(_ field: String, in range: ClosedRange<Double>) throws(ProfileError) -> Double {
    guard let number = try number(field, in: range) else {
      throw .missing(
        file: file, field: path + field, remedy: "give a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func object(_ field: String) throws(ProfileError) -> ProfileFields? {
    switch members[field] {
    case .object(let inner): return ProfileFields(inner, file: file, path: "\(path)\(field).")
    case nil: return nil
    default: throw bad(field, "give an object in braces")
    }
  }

  /// Speeds of all five classes, `null` for those that are left out.
  func speeds(_ field: String, required: Bool) throws(ProfileError) -> [RoadClass: KilometersPerHour] {
    let names = RoadClass.allCases.map(\.rawValue)
    guard let inner = try object(field) else {
      guard required else { return [:] }
      let remedy = "give km/h, or null where forbidden, for \(names.joined(separator: ", "))"
      throw .missing(file: file, field: path + field, remedy: remedy)
    }
    try inner.refuseUnknown(names)
    var speeds: [RoadClass: KilometersPerHour] = [:]
    for roadClass in RoadClass.allCases {
      if case .null = inner.members[roadClass.rawValue] { continue }
      speeds[roadClass] = KilometersPerHour(try inner.need(roadClass.rawValue, in: Self.speeds))
    }
    return speeds
  }

  func surfaces(_ field: String) throws(ProfileError) -> [String: VehicleProfile.SurfaceRule] {
    guard let inner = try object(field) else { return [:] }
    var rules: [String: VehicleProfile.SurfaceRule] = [:]
    for surface in inner.members.keys.sorted() {
      if case .null = inner.members[surface] {
        rules[surface] = .forbidden
      } else {
        rules[surface] = .factor(try inner.need(surface, in: Self.factors))
      }
    }
    return rules
  }

  func access(_ field: String) throws(ProfileError) -> Set<Access> {
    let remedy = "give a list of open, restricted or closed"
    guard let value = members[field] else { return [.open] }
    guard case .list(let items) = value, !items.isEmpty else { throw bad(field, remedy) }
    var kinds: Set<Access> = []
    for item in items {
      guard case .text(let text) = item, let kind = Access(rawValue: text) else {
        throw .badValue(file: file, field: path + field, value: item.shown, remedy: remedy)
      }
      kinds.insert(kind)
    }
    return kinds
  }
}
