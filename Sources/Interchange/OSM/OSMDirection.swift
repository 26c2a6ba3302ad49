internal import RoadNetwork

/// Reads in which direction a road may be driven.
struct OSMDirection: Equatable {
  var direction: TravelDirection
  /// Whether it changes with time.
  var changes = false

  private static let keys = ["oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle", "oneway"]

  /// The direction the tags state; where they state none, roundabouts and classes that imply it are one-way forward.
  /// - Parameter unread: is told of a value that is not known.
  init(_ tags: OSMTags, isImplied: Bool, unread: (_ key: String, _ value: String) -> Void) {
    for key in Self.keys {
      guard let value = tags[key] else { continue }
      switch value.lowercased() {
      case "yes", "true", "1":
        direction = .forward
        return
      case "-1", "reverse":
        direction = .backward
        return
      case "no", "false", "0":
        direction = .both
        return
      case "reversible", "alternating":
        direction = .both
        changes = true
        return
      default: unread(key, value)
      }
    }
    direction = isImplied || Self.isRoundabout(tags) ? .forward : .both
  }

  /// Whether the way is part of a circle that is driven one way.
  static func isRoundabout(_ tags: OSMTags) -> Bool { tags.has("junction", ["roundabout", "circular"]) }
}
