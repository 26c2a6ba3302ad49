internal import RoadNetwork

/// Reads who may use a road from the tags of access, the most specific first.
enum OSMAccess {
  private static let keys = ["motorcar", "motor_vehicle", "vehicle", "access"]
  private static let open: Set = ["yes", "permissive", "designated", "official", "public"]
  private static let closed: Set = ["no", "never"]
  private static let restricted: Set = [
    "private", "destination", "customers", "delivery", "permit", "residents", "agricultural", "forestry", "employees",
    "staff", "members", "military", "emergency", "service", "restricted", "limited", "discouraged",
    "agricultural;forestry",
  ]
  /// Vehicles that may pass where motor traffic in general may not.
  private static let admitted = ["psv", "bus", "taxi", "hgv", "goods", "emergency", "delivery"]

  /// The access the tags state, `otherwise` where they state none.
  /// - Parameter unread: is told of a value that is not known.
  static func parse(
    _ tags: OSMTags, otherwise: Access, unread: (_ key: String, _ value: String) -> Void
  ) -> Access {
    for key in keys {
      guard let value = tags[key] else { continue }
      let first = String(value.prefix { $0 != ";" }).trimmed
      if open.contains(first) {
        // On a street closed to motor traffic by its class, a plain access=yes speaks of people on foot.
        if key == "access", otherwise != .open { return otherwise }
        return .open
      }
      if restricted.contains(first) { return .restricted }
      if closed.contains(first) {
        return admitted.contains { tags.has($0, open) } ? .restricted : .closed
      }
      if first != "unknown" { unread(key, value) }
    }
    return otherwise
  }
}
