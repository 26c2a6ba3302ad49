internal import RoadNetwork

/// A turn restriction as a relation states it, before its ways are known.
struct OSMRestrictionRecord {
  var id: Int64
  var kind: TurnRestrictionKind
  /// Several for `no_entry`.
  var from: [Int64]
  var via: Int64
  /// Several for `no_exit`.
  var to: [Int64]

  var source: String { "osm:relation/\(id)" }

  private static let turns: Set = ["left_turn", "right_turn", "straight_on", "u_turn"]
  /// Exceptions that let ordinary motor vehicles off, so that the rule would bind nobody who is planned for.
  private static let motorVehicles: Set = [
    "motorcar", "motor_vehicle", "vehicle", "hgv", "goods", "delivery", "service",
  ]
  private static let timeKeys = ["day_on", "day_off", "hour_on", "hour_off"]

  /// Whether a relation states a turn restriction at all.
  static func isRestriction(_ tags: OSMTags) -> Bool {
    tags["type"] == "restriction" || (tags["type"]?.hasPrefix("restriction:") ?? false)
  }

  /// Reads a relation that states one.
  /// - Throws: the reason why it cannot be used.
  init(id: Int64, tags: OSMTags, members: [OSMMember]) throws(OSMOmissionFault) {
    self.id = id
    let value = try Self.value(tags)
    kind = try Self.kind(value)
    guard !members.contains(where: { $0.role == "via" && $0.kind != .node }) else {
      throw OSMOmissionFault(.restrictionViaWay)
    }
    func ids(_ role: String, _ kind: OSMKind) -> [Int64] {
      members.filter { $0.role == role && $0.kind == kind }.map(\.id)
    }
    from = ids("from", .way)
    to = ids("to", .way)
    let vias = ids("via", .node)
    let isWhole = vias.count == 1 && !from.isEmpty && !to.isEmpty
    let isPlain = (from.count == 1 || value == "no_entry") && (to.count == 1 || value == "no_exit")
    guard isWhole, isPlain else { throw OSMOmissionFault(.restrictionIncomplete) }
    via = vias[0]
  }

  private static func value(_ tags: OSMTags) throws(OSMOmissionFault) -> String {
    if let except = tags["except"],
      except.split(separator: ";").contains(where: { motorVehicles.contains(String($0).trimmed) })
    {
      throw OSMOmissionFault(.restrictionExcept)
    }
    if timeKeys.contains(where: { tags[$0] != nil }) { throw OSMOmissionFault(.restrictionConditional) }
    if let value = tags["restriction"] { return value }
    let keys = tags.tags.map(\.key)
    if keys.contains(where: { $0.hasPrefix("restriction") && $0.hasSuffix(":conditional") }) {
      throw OSMOmissionFault(.restrictionConditional)
    }
    if keys.contains(where: { $0.hasPrefix("restriction:") }) || tags["type"] != "restriction" {
      throw OSMOmissionFault(.restrictionForVehicles)
    }
    throw OSMOmissionFault(.restrictionKindUnknown)
  }

  private static func kind(_ value: String) throws(OSMOmissionFault) -> TurnRestrictionKind {
    if value == "no_entry" || value == "no_exit" { return .no }
    if value.hasPrefix("no_"), turns.contains(String(value.dropFirst(3))) { return .no }
    if value.hasPrefix("only_"), turns.contains(String(value.dropFirst(5))) { return .only }
    throw OSMOmissionFault(.restrictionKindUnknown)
  }
}

/// Carries the reason why an element is left out.
struct OSMOmissionFault: Error {
  var reason: OSMOmissionReason
  init(_ reason: OSMOmissionReason) { self.reason = reason }
}
