public import GeoTypes

/// What was put right in a shape on its way in.
public enum ShapeRepair: Hashable, Sendable {
  /// Rings did not end where they started.
  case closedRings(count: Int)
  /// A position repeated its neighbour (after rounding to the stored grid).
  case droppedRepeats(count: Int)
  /// Outer rings ran clockwise, or holes counter-clockwise.
  case turnedRings(count: Int)
  /// Pairs of a projected system were given northing first.
  case exchangedAxes(count: Int)
  /// A part, or a hole, had no area or no length; `place` is its first position.
  case droppedPart(reason: String, place: LonLat)
  /// The area was not valid and was mended; reason and place of the first fault.
  case mended(reason: String, place: LonLat)
  /// A collection of shapes of one kind was taken as one shape.
  case flattenedCollection
}

extension ShapeRepair: CustomStringConvertible {
  /// What was done, in a few words.
  public var description: String {
    switch self {
    case .closedRings(let count): "closed \(count) ring\(count == 1 ? "" : "s")"
    case .droppedRepeats(let count): "dropped \(count) repeated position\(count == 1 ? "" : "s")"
    case .turnedRings(let count): "turned \(count) ring\(count == 1 ? "" : "s")"
    case .exchangedAxes(let count): "read \(count) pair\(count == 1 ? "" : "s") northing first"
    case .droppedPart(let reason, let place):
      "dropped a part (\(reason)) at [\(place.longitude), \(place.latitude)]"
    case .mended(let reason, let place): "mended \(reason) at [\(place.longitude), \(place.latitude)]"
    case .flattenedCollection: "took a collection as one shape"
    }
  }
}
