/// The number of a component taken apart.
public struct ComponentCode: Hashable, Sendable {
  /// District code: 6 digits, or `local:` and 6 digits in a city without official codes.
  public var district: String
  /// Class, 2 digits.
  public var componentClass: String
  /// Subclass, at least 2 digits: `088` of a layout with three is `88`.
  public var subclass: String
  /// The number among those of its district, class and subclass, from 1.
  public var sequence: Int

  /// Collects the parts.
  public init(district: String, componentClass: String, subclass: String, sequence: Int) {
    self.district = district
    self.componentClass = componentClass
    self.subclass = subclass
    self.sequence = sequence
  }
}
