/// What the features of a layer have, for programs that read a layer without knowing it.
public struct FeatureLayout: Hashable, Sendable {
  /// The type of a column.
  public enum Kind: String, Hashable, Sendable {
    case text, integer, real, boolean
  }

  /// A column besides the number and the shape.
  public struct Column: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The type of its values.
    public var kind: Kind
  }

  /// The layer.
  public var layer: CityLayer
  /// What it holds, in a few words.
  public var summary: String
  /// The kind of its shapes in GeoPackage's names, such as `LINESTRING`; `nil` where rows have no shape.
  public var geometry: String?
  /// The columns in their order, but documents, which are no property of a feature.
  public var columns: [Column]

  /// A column by its name.
  public func column(_ name: some StringProtocol) -> Column? { columns.first { $0.name == name } }
}

extension CityLayer {
  /// What the features of the layer have.
  public var featureLayout: FeatureLayout {
    let schema = LayerSchema.of(self)
    let columns = schema.columns.filter { !(self == .plan && $0.name == "document") }
    return FeatureLayout(
      layer: self, summary: schema.summary, geometry: schema.geometry?.rawValue,
      columns: columns.map { .init(name: $0.name, kind: FeatureLayout.Kind($0.type)) })
  }
}

extension FeatureLayout.Kind {
  fileprivate init(_ type: ColumnType) {
    self =
      switch type {
      case .text: .text
      case .integer: .integer
      case .real: .real
      case .boolean: .boolean
      }
  }
}
