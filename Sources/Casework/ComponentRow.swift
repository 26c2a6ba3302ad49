public import GeoTypes

/// A component as a file has it, before it is registered.
public struct ComponentRow: Hashable, Sendable {
  /// Where it stands in the file, such as `line 7`.
  public var place: String
  /// Its number, `nil` where it is to get one.
  public var id: String?
  /// Class; `nil` is that of its number.
  public var componentClass: String?
  /// Subclass; `nil` is that of its number.
  public var subclass: String?
  /// Its name.
  public var name: String?
  /// Where it is.
  public var position: Vertex
  /// Its state.
  public var state: ComponentState
  /// Where it comes from, the same on the next import of that source, such as `osm:node/9`.
  public var source: String
  /// The managing body.
  public var managedBy: String?

  /// Collects the parts.
  public init(
    place: String, id: String? = nil, componentClass: String? = nil, subclass: String? = nil, name: String? = nil,
    position: Vertex, state: ComponentState = .intact, source: String, managedBy: String? = nil
  ) {
    self.place = place
    self.id = id
    self.componentClass = componentClass
    self.subclass = subclass
    self.name = name
    self.position = position
    self.state = state
    self.source = source
    self.managedBy = managedBy
  }
}
