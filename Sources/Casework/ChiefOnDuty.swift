/// A road chief who holds a place.
public struct ChiefOnDuty: Hashable, Sendable, Codable {
  /// The bureau's identifier for the person or post.
  public var id: String
  /// The name shown, `nil` where the roster of chiefs has none.
  public var name: String?
  /// Level of the duty.
  public var level: String?
  /// The shift of the duty as the roster names it; `nil` is the whole day.
  public var shift: String?

  /// Collects the parts.
  public init(id: String, name: String? = nil, level: String? = nil, shift: String? = nil) {
    self.id = id
    self.name = name
    self.level = level
    self.shift = shift
  }
}
