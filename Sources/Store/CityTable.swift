/// A layer of the city file together with the values its rows stand for: the handle for reading and writing it.
///
/// ```swift
/// let divisions = try city.all(.divisions)
/// try city.write { try $0.replace(.zones, with: zones) }
/// ```
public struct CityTable<Value>: Sendable {
  /// The layer.
  public let layer: CityLayer
  let schema: LayerSchema
  let read: @Sendable (inout RowReader) throws(CityFileError) -> Value
  let write: @Sendable (Value, inout RowValues) -> Void

  init(
    _ layer: CityLayer, read: @escaping @Sendable (inout RowReader) throws(CityFileError) -> Value,
    write: @escaping @Sendable (Value, inout RowValues) -> Void
  ) {
    self.init(LayerSchema.of(layer), read: read, write: write)
  }

  init(
    _ schema: LayerSchema, read: @escaping @Sendable (inout RowReader) throws(CityFileError) -> Value,
    write: @escaping @Sendable (Value, inout RowValues) -> Void
  ) {
    layer = schema.layer
    self.schema = schema
    self.read = read
    self.write = write
  }
}
