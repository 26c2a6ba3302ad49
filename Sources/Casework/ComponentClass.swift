/// How components of a class are surveyed.
public enum ComponentGeometry: String, Codable, Sendable, CaseIterable {
  /// As a point.
  case point
  /// As a line.
  case line
  /// As an area.
  case polygon
}

/// One subclass of a class table of city components, with the class it is in.
public struct ComponentClass: Hashable, Sendable {
  /// Class, 2 digits.
  public var code: String
  /// Name of the class, such as `公用设施`; `nil` where the list gives none.
  public var className: String?
  /// Subclass, at least 2 digits.
  public var subclass: String
  /// Name of the subclass, such as `上水井盖`.
  public var name: String
  /// Its English name.
  public var englishName: String?
  /// How it is surveyed.
  public var geometry: ComponentGeometry
  /// Its class in GB/T 30428.2, where known.
  public var gbt30428Class: String?
  /// How sure the row is, in words.
  public var certainty: String?
  /// What else is to be known.
  public var note: String?

  /// Collects the parts.
  public init(
    code: String, className: String? = nil, subclass: String, name: String, englishName: String? = nil,
    geometry: ComponentGeometry = .point, gbt30428Class: String? = nil, certainty: String? = nil, note: String? = nil
  ) {
    self.code = code
    self.className = className
    self.subclass = subclass
    self.name = name
    self.englishName = englishName
    self.geometry = geometry
    self.gbt30428Class = gbt30428Class
    self.certainty = certainty
    self.note = note
  }
}
