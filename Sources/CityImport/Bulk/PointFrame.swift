/// The frame that positions are written in.
public enum PointFrame {
  /// Looks whether a frame's name is one: `EPSG:4490`, `gcj02`.
  /// - Throws: `ImportError` for any other.
  public static func check(_ name: String) throws { _ = try FrameReaders(file: "body", fallback: name).reader(name) }
}
