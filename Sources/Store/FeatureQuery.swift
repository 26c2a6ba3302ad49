/// Which features of a layer are read, and which of their columns.
public struct FeatureQuery: Sendable {
  /// The layer.
  public var layer: CityLayer
  /// The columns that are handed over.
  public var columns: [String]
  /// All of them must hold.
  public var conditions: [FeatureCondition]
  /// At most so many; `nil` is all.
  public var limit: Int?
  /// So many are passed over.
  public var offset: Int

  /// Collects the parts.
  public init(
    _ layer: CityLayer, columns: [String], conditions: [FeatureCondition] = [], limit: Int? = nil, offset: Int = 0
  ) {
    self.layer = layer
    self.columns = columns
    self.conditions = conditions
    self.limit = limit
    self.offset = offset
  }
}
