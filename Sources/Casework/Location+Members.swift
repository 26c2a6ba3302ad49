public import GeoTypes
internal import RoadNetwork

extension Location {
  /// The names of ``members`` and ``row``, in their order.
  public static let columns = LocationField.allCases.map(\.rawValue) + ["reasons"]

  /// The answers in the order of ``LocationField``, the reasons of those that are null, and, only where roads lie
  /// above each other, the candidates: one JSON object.
  public var members: [(String, PropertyValue)] {
    var members = LocationField.allCases.map { ($0.rawValue, value(of: $0)) }
    members.append(("reasons", .object(Dictionary(uniqueKeysWithValues: reasonTexts.map { ($0, .text($1)) }))))
    if !candidates.isEmpty { members.append(("candidates", .list(candidates.map(\.value)))) }
    return members
  }

  /// The answers as fields of a CSV row: nothing where there is none, chiefs and reasons joined by `;`.
  public var row: [String] {
    let answers = LocationField.allCases.map { field in
      field == .chief ? chiefs.map(\.id).joined(separator: ";") : value(of: field).asText ?? ""
    }
    return answers + [reasonTexts.map { "\($0)=\($1)" }.joined(separator: ";")]
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

  /// Fields without an answer and why, in the order of the fields.
  private var reasonTexts: [(String, String)] {
    reasons.sorted { $0.key < $1.key }.map { ($0.key.rawValue, $0.value.rawValue) }
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
