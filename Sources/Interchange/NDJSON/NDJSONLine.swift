public import GeoTypes

/// One line of NDJSON: its value, or why it has none.
public struct NDJSONLine: Sendable {
  /// Its number, counted from 1.
  public var number: Int
  /// The value, or the error that names file, line and remedy.
  public var value: Result<PropertyValue, InterchangeError>

  /// Collects the parts.
  public init(number: Int, value: Result<PropertyValue, InterchangeError>) {
    self.number = number
    self.value = value
  }
}
