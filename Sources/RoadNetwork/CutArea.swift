public import GeoTypes

/// An area of the lowest division, at whose border roads are cut.
public struct CutArea: Hashable, Sendable {
  /// The division's code.
  public var code: String
  /// Its area.
  public var area: MultiPolygon

  /// Collects the parts.
  public init(code: String, area: MultiPolygon) {
    self.code = code
    self.area = area
  }
}
