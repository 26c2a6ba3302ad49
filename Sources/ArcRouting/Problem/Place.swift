/// A place where a vehicle can begin or end a movement: a row and a column of the travel costs.
///
/// With costs that know turns a place is an arc being entered or left, otherwise a node.
public struct Place: Hashable, Sendable {
  /// Its index in the travel costs.
  public let index: UInt32

  /// Names a place by its index.
  public init(_ index: UInt32) { self.index = index }
}
