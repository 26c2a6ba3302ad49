/// A property of a feature or a field of a row.
public enum PropertyValue: Hashable, Sendable {
  /// No value.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// Any other number.
  case number(Double)
  /// Text.
  case text(String)
  /// A list, as JSON files may hold.
  case list([PropertyValue])
  /// A group of named values, as JSON files may hold.
  case object([String: PropertyValue])

  /// The value as text, without a fraction where a number is whole; `nil` for null, lists and objects.
  public var asText: String? {
    switch self {
    case .null, .list, .object: nil
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): Int64(exactly: number).map(String.init) ?? String(number)
    case .text(let text): text
    }
  }

  /// The value as a number, text being read as one; `nil` where it is none.
  public var asNumber: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .text(let text): Double(text)
    case .null, .boolean, .list, .object: nil
    }
  }
}

/// One feature or row of a file, whatever the format.
public struct FeatureRecord: Hashable, Sendable {
  /// Where it stands, for messages: `feature 17` or `line 203`.
  public var place: String
  /// Its identifier in the file, where it has one.
  public var identifier: String?
  /// Its shape, `nil` where the file says null or the row has none.
  public var shape: RawShape?
  /// Its properties by name.
  public var properties: [String: PropertyValue]

  /// Collects the parts.
  public init(
    place: String, identifier: String? = nil, shape: RawShape?, properties: [String: PropertyValue]
  ) {
    self.place = place
    self.identifier = identifier
    self.shape = shape
    self.properties = properties
  }
}

/// The features of one file or layer, with the frame they are in where the file tells it.
public struct FeatureTable: Hashable, Sendable {
  /// The frame the file names, such as `EPSG:4490` or `urn:ogc:def:crs:OGC:1.3:CRS84`; `nil` when it names none.
  public var crs: String?
  /// The features in file order.
  public var records: [FeatureRecord]
  /// What was odd in the file but could be read, one sentence each.
  public var warnings: [String]

  /// Collects the parts.
  public init(crs: String?, records: [FeatureRecord], warnings: [String] = []) {
    self.crs = crs
    self.records = records
    self.warnings = warnings
  }
}
