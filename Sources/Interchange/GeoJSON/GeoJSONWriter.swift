public import GeoTypes

/// Writes a FeatureCollection (RFC 7946) feature by feature: coordinates are the exact decimals of the stored vertices,
/// at most seven digits, members stand in the order given, and the same features give the same bytes.
public struct GeoJSONWriter: ~Copyable {
  private var isFirst = true

  /// Writes the head of the collection.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public init<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(InterchangeError) {
    try sink.write(#"{"type":"FeatureCollection","features":["#)
  }

  /// Writes one feature on a line of its own.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public mutating func write<Sink: ByteSink & ~Copyable>(
    _ shape: Shape?, identifier: String? = nil, properties: [(String, PropertyValue)], to sink: inout Sink
  ) throws(InterchangeError) {
    var text = isFirst ? "\n" : ",\n"
    isFirst = false
    text += #"{"type":"Feature","#
    if let identifier {
      text += #""id":"#
      JSONText.append(identifier, to: &text)
      text += ","
    }
    text += #""properties":"#
    JSONText.append(properties, to: &text)
    text += #","geometry":"#
    if let shape { GeoJSONText.append(shape, to: &text) } else { text += "null" }
    text += "}"
    try sink.write(text)
  }

  /// Writes the end of the collection.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public consuming func finish<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(InterchangeError) {
    try sink.write("\n]}\n")
  }
}
