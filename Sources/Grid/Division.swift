public import GeoTypes

/// The level of an administrative area.
public enum DivisionLevel: String, Codable, Sendable, CaseIterable, Comparable {
  /// 区县: code of 6 digits.
  case district
  /// 街道/镇: code of 9 digits.
  case subdistrict
  /// 社区: code of 12 digits.
  case community

  /// Digits of a code of this level.
  public var codeLength: Int {
    switch self {
    case .district: 6
    case .subdistrict: 9
    case .community: 12
    }
  }

  /// A higher level (district) comes first.
  public static func < (a: DivisionLevel, b: DivisionLevel) -> Bool { a.codeLength < b.codeLength }
}

/// An administrative area.
public struct Division: Hashable, Sendable {
  /// Its code: 6, 9 or 12 digits, or of the same shape behind `local:` where a city has none.
  public var code: String
  /// Its name.
  public var name: String
  /// Its level.
  public var level: DivisionLevel
  /// Code of the area above, `nil` at the top or where that level was not given.
  public var parent: String?
  /// Its area.
  public var area: MultiPolygon
  /// Whether it was made by Luwang to carry unit grids; such a code is never an official one.
  public var isProvisional: Bool

  /// Collects the parts.
  public init(
    code: String, name: String, level: DivisionLevel, parent: String?, area: MultiPolygon, isProvisional: Bool = false
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
    self.area = area
    self.isProvisional = isProvisional
  }
}

/// A management area that may overlap divisions; where zones overlap each other the lowest precedence number wins.
public struct Zone: Hashable, Sendable {
  /// Its code.
  public var code: String
  /// Its name.
  public var name: String
  /// Rank among overlapping zones, the lowest first.
  public var precedence: Int
  /// Its area.
  public var area: MultiPolygon

  /// Collects the parts.
  public init(code: String, name: String, precedence: Int, area: MultiPolygon) {
    self.code = code
    self.name = name
    self.precedence = precedence
    self.area = area
  }
}
