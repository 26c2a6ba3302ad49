internal import Grid

/// Reads from the tags of a way or an area what kind of barrier its line is.
enum OSMBarrierRule: Equatable {
  case barrier(BarrierKind)
  /// It would be one, were it not for the reason.
  case omitted(OSMOmissionReason)

  private static let walls: Set = ["wall", "fence", "hedge", "city_wall", "retaining_wall"]
  private static let waterways: Set = ["river", "canal", "stream", "drain", "ditch", "tidal_channel"]
  private static let waterAreas: Set = ["reservoir", "basin"]
  private static let railways: Set = ["rail", "light_rail", "narrow_gauge", "subway"]

  /// The kind of a way's line or of an area's outline, `nil` where it is none. A way that is several is the first of
  /// wall, water, railway and park.
  init?(_ tags: OSMTags) {
    if tags.has("barrier", Self.walls) {
      self = .barrier(.wall)
    } else if tags.has("waterway", Self.waterways) {
      self = Self.isUnderground(tags) ? .omitted(.barrierUnderground) : .barrier(.water)
    } else if Self.isWaterArea(tags) {
      self = .barrier(.water)
    } else if tags.has("railway", Self.railways) {
      self = Self.railway(tags)
    } else if tags.has("leisure", ["park"]) {
      self = .barrier(.park)
    } else {
      return nil
    }
  }

  private static func isWaterArea(_ tags: OSMTags) -> Bool {
    tags.has("natural", ["water", "coastline"]) || tags.has("waterway", ["riverbank", "dock"])
      || tags.has("landuse", waterAreas)
  }

  private static func railway(_ tags: OSMTags) -> OSMBarrierRule {
    if isUnderground(tags) { return .omitted(.barrierUnderground) }
    return tags["service"] == nil ? .barrier(.railway) : .omitted(.railwayService)
  }

  private static func isUnderground(_ tags: OSMTags) -> Bool {
    tags.says("tunnel") || tags.has("location", ["underground"]) || tags.says("covered")
  }
}

/// Reads from tags whether an area is the footprint of a building.
enum OSMBuildingRule {
  static func fits(_ tags: OSMTags) -> Bool {
    tags.says("building") && !tags.has("location", ["underground"]) && !tags.has("building", ["roof"])
  }
}
