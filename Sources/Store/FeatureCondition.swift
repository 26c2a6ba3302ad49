public import GeoTypes

/// What features of a layer must be to be read.
public enum FeatureCondition: Sendable {
  /// The one of a number.
  case fid(Int64)
  /// Those in which a column has a value.
  case equals(column: String, PropertyValue)
  /// Those whose shape has a point in a box.
  case meets(FeatureBox)
  /// Points that lie in a box once they are rounded to some decimals of a degree.
  case roundedMeets(FeatureBox, digits: Int)
  /// Those in which one of some columns begins with a text.
  case begins(columns: [String], String)
  /// Those that name a segment, to the left or right of which the division's code begins with a text.
  case alongSegments(column: String, String)
  /// Chiefs who hold such a segment.
  case dutyAlongSegments(String)
  /// Those whose first position, if there is one, is within.
  case lies(@Sendable (LonLat) -> Bool)
  /// Those in which the texts of some columns, one behind the other, are none of a list.
  case isNone(columns: [String], of: Set<String>)
  /// Those of which the time from one column to another, open where a column is empty, touches an interval; times are
  /// days of the Julian calendar. Rows without any time are among them.
  case during(from: String, to: String, ClosedRange<Double>, offsetMinutes: Int)
}
