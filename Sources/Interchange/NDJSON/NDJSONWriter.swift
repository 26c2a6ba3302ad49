public import GeoTypes

/// Writes newline-delimited JSON, one object a line, members in the order given.
public enum NDJSONWriter {
  /// Writes one object; the members of objects within it stand in the order of their names.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public static func write<Sink: ByteSink & ~Copyable>(
    _ members: [(String, PropertyValue)], to sink: inout Sink
  ) throws(InterchangeError) {
    try sink.write(line(members))
  }

  /// One object as it is written, with its line feed.
  public static func line(_ members: [(String, PropertyValue)]) -> String {
    var line = ""
    JSONText.append(members, to: &line)
    return line + "\n"
  }
}
