/// What holds a position, as numbers into the tables of an ``AreaLookup``; ``none`` stands for nothing.
public struct AreaNumbers: Hashable, Sendable, BitwiseCopyable {
  /// The number that stands for nothing.
  public static let none = UInt32.max

  /// The unit grid, by rising code.
  public var cell = none
  /// The row of divisions that hold it: one lookup answers all levels.
  public var land = none
  /// The zone of the lowest precedence number.
  public var zone = none

  /// Nothing found.
  public init() {}
}
