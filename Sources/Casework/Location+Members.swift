public import GeoTypes
internal import RoadNetwork

extension Location {
  /// The names of ``members`` and ``row``, in their order.
  public static let columns = columns(of: LocationField.allCases)

  /// The names of ``members(of:)`` and ``row(of:)``, in their order.
  public static func columns(of fields: [LocationField]) -> [String] { fields.map(\.rawValue) + ["reasons"] }

  /// The answers in the order of ``LocationField``, the reasons of those that are null, and, only where roads lie
  /// above each other, the candidates: one JSON object.
  public var members: [(String, PropertyValue)] { members(of: LocationField.allCases) }

  /// The same of some fields alone; candidates are told with whatever is asked of roads.
  public func members(of fields: [LocationField]) -> [(String, PropertyValue)] {
    var members = fields.map { ($0.rawValue, value(of: $0)) }
    let reasons = reasonTexts(of: fields).map { ($0, PropertyValue.text($1)) }
    members.append(("reasons", .object(Dictionary(uniqueKeysWithValues: reasons))))
    if !candidates.isEmpty && fields.contains(where: \.isOfRoads) {
      members.append(("candidates", .list(candidates.map(\.value))))
    }
    return members
  }

  /// The answers as fields of a CSV row: nothing where there is none, chiefs and reasons joined by `;`.
  public var row: [String] { row(of: LocationField.allCases) }

  /// The same of some fields alone.
  public func row(of fields: [LocationField]) -> [String] {
    let answers = fields.map { field in
      field == .chief ? chiefs.map(\.id).joined(separator: ";") : value(of: field).asText ?? ""
    }
    return answers + [reasonTexts(of: fields).map { "\($0)=\($1)" }.joined(separator: ";")]
  }

  /// The answer to one question.
  public func value(of field: LocationField) -> PropertyValue {
    switch field {
    case .grid: PropertyValue(grid)
    case .community: PropertyValue(community)
    case .subdistrict: PropertyValue(subdistrict)
    case .district: PropertyValue(district)
    case .zone: PropertyValue(zone)
    case .road: PropertyValue(road)
    case .segment: segment.map { .integer($0.rawValue) } ?? .null
    case .side: PropertyValue(side?.rawValue)
    case .distance: distance.map { .number($0.toMillimeters) } ?? .null
    case .chief: chiefs.isEmpty ? .null : .list(chiefs.map(\.value))
    }
  }

  /// Chiefs as files have them.
  public static func value(of chiefs: [ChiefOnDuty]) -> PropertyValue { .list(chiefs.map(\.value)) }

  /// Candidates as files have them.
  public static func value(of candidates: [RoadCandidate]) -> PropertyValue { .list(candidates.map(\.value)) }

  /// Fields without an answer and why, in the order of the fields.
  private func reasonTexts(of fields: [LocationField]) -> [(String, String)] {
    reasons.filter { fields.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key.rawValue, $0.value.rawValue) }
  }
}

extension PropertyValue {
  fileprivate init(_ text: String?) { self = text.map { .text($0) } ?? .null }
}

extension ChiefOnDuty {
  fileprivate var value: PropertyValue {
    .object([
      "id": .text(id), "name": PropertyValue(name), "level": PropertyValue(level), "shift": PropertyValue(shift),
    ])
  }
}

extension RoadCandidate {
  fileprivate var value: PropertyValue {
    .object([
      "segment": .integer(segment.rawValue), "level": .integer(Int64(level)),
      "distance_m": .number(distance.toMillimeters),
    ])
  }
}

extension Meters {
  /// The amount to three decimals, as files have it.
  var toMillimeters: Double { (rawValue * 1000).rounded() / 1000 }
}
