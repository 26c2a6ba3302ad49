public import GeoTypes

/// Writes newline-delimited JSON, one object a line, members in the order given.
public enum NDJSONWriter {
  /// Writes one object; the members of objects within it stand in the order of their names.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public static func write<Sink: ByteSink & ~Copyable>(
    _ members: [(String, PropertyValue)], to sink: inout Sink
  ) throws(InterchangeError) {
    var line = ""
    JSONText.append(members, to: &line)
    try sink.write(line + "\n")
  }
}
