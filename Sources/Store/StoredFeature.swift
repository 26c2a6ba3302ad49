public import GeoTypes

/// A row of a layer as it stands in the file, whoever wrote it.
public struct StoredFeature: Hashable, Sendable {
  /// Its number in the layer.
  public var fid: Int64
  /// Its shape; `nil` where it has none, or none that can be read.
  public var shape: RawShape?
  /// The values of the columns that were asked for, in their order.
  public var values: [PropertyValue]
}
