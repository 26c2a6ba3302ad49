/// What can go wrong in this room, each case with what the library said and what to do.
public enum GeometryError: Error, Hashable, Sendable {
  /// GEOS refused an operation; `messages` are its own words.
  case geosFailure(operation: String, messages: [String])
  /// PROJ refused an operation; `message` is its own words.
  case projFailure(operation: String, message: String)
  /// The name of a coordinate reference system is not understood.
  case unknownCRS(String)
  /// Text or bytes are not what their format asks for.
  case malformed(format: String, reason: String)
  /// A position has no meaning in its frame.
  case positionOutOfRange(x: Double, y: Double, frame: String)
  /// A position in degrees lies outside its frame's area, and inside it once the numbers are exchanged.
  case axesSwapped(x: Double, y: Double, frame: String)
}

extension GeometryError: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  public var description: String {
    switch self {
    case .geosFailure(let operation, let messages):
      "\(operation) failed: \(messages.isEmpty ? "GEOS gave no reason" : messages.joined(separator: "; "))"
        + ": check the input with `luwang doctor`"
    case .projFailure(let operation, let message):
      "\(operation) failed: \(message.isEmpty ? "PROJ gave no reason" : message)"
    case .unknownCRS(let name):
      "coordinate reference system \"\(name)\" is not known: give EPSG:N (such as EPSG:4490), CRS84, gcj02 or bd09"
    case .malformed(let format, let reason):
      "not valid \(format): \(reason)"
    case .positionOutOfRange(let x, let y, let frame) where abs(y) > 90 && abs(y) <= 180 && abs(x) <= 90:
      "position [\(x), \(y)] has a latitude beyond ±90 in \(frame): swapped? give longitude first"
    case .positionOutOfRange(let x, let y, let frame) where abs(y) <= 90 && abs(x) <= 180:
      "position [\(x), \(y)] looks like degrees, \(frame) is in metres: give the right coordinate reference system"
    case .positionOutOfRange(let x, let y, let frame):
      "position [\(x), \(y)] has no meaning in \(frame): check the numbers and the coordinate reference system"
    case .axesSwapped(let x, let y, let frame):
      "position [\(x), \(y)] lies outside the area of \(frame), [\(y), \(x)] inside: swapped? give longitude first"
    }
  }
}
