internal import GeoTypes
internal import RoadNetwork

/// Reads the attributes of a road from its tags.
struct OSMRoadAttributes {
  /// Limits beyond which a number is a mistake.
  private static let lanesRange = 1...30
  private static let layerRange = -20...20
  private static let widthRange = 0.5...200

  private let tags: OSMTags
  private let source: String
  /// Whether the direction changes with time.
  private(set) var changesDirection = false

  init(_ tags: OSMTags, source: String) {
    self.tags = tags
    self.source = source
  }

  /// All attributes; what cannot be read is counted and left out.
  mutating func read(_ verdict: OSMClassTable.Verdict, tally: inout OSMTally) -> SegmentAttributes {
    let tags = tags
    let source = source
    var attributes = SegmentAttributes(name: tags.says("noname") ? nil : tags.name, roadClass: verdict.roadClass)
    let direction = OSMDirection(tags, isImplied: verdict.isOneWay) {
      tally.addUnread(key: $0, value: $1, source)
    }
    changesDirection = direction.changes
    attributes.isLink = verdict.isLink
    attributes.direction = direction.direction
    attributes.isRoundabout = OSMDirection.isRoundabout(tags)
    attributes.access = OSMAccess.parse(tags, otherwise: verdict.access) {
      tally.addUnread(key: $0, value: $1, source)
    }
    attributes.structure = structure
    attributes.layer = layer(attributes.structure, &tally)
    attributes.lanes = lanes(&tally)
    attributes.width = width(&tally)
    attributes.surface = tags["surface"]
    attributes.maxSpeed = maxSpeed(&tally)
    attributes.isDivided = attributes.direction == .both && isDivided
    return attributes
  }

  private var structure: Structure {
    if tags.says("bridge") { return .bridge }
    // A passage through a building and a culvert below the road leave the road on the ground.
    if tags.says("tunnel"), !tags.has("tunnel", ["building_passage", "culvert"]) { return .tunnel }
    return .ground
  }

  /// The layer stated, else 1 on bridges and -1 in tunnels.
  private func layer(_ structure: Structure, _ tally: inout OSMTally) -> Int {
    if let value = tags["layer"] {
      if let layer = Int(value), Self.layerRange.contains(layer) { return layer }
      tally.addUnread(key: "layer", value: value, source)
    }
    switch structure {
    case .ground: return 0
    case .bridge: return 1
    case .tunnel: return -1
    }
  }

  private func lanes(_ tally: inout OSMTally) -> Int? {
    if let value = tags["lanes"] {
      if let lanes = Self.count(value) { return lanes }
      tally.addUnread(key: "lanes", value: value, source)
    }
    guard let forward = tags["lanes:forward"].flatMap(Self.count),
      let backward = tags["lanes:backward"].flatMap(Self.count)
    else { return nil }
    return forward + backward
  }

  private static func count(_ text: String) -> Int? {
    guard let number = Double(text), let lanes = Int(exactly: number.rounded(.down)) else { return nil }
    return lanesRange.contains(lanes) ? lanes : nil
  }

  private func width(_ tally: inout OSMTally) -> Meters? {
    for key in ["width:carriageway", "width", "est_width"] {
      guard let value = tags[key] else { continue }
      if let width = OSMLength.parse(value), Self.widthRange.contains(width.rawValue) { return width }
      tally.addUnread(key: key, value: value, source)
    }
    return nil
  }

  /// The limit stated; where it differs by direction, the lower one; else that of a stated zone.
  private func maxSpeed(_ tally: inout OSMTally) -> KilometersPerHour? {
    if let value = tags["maxspeed"], OSMSpeed(value) == .unlimited { return nil }
    if let stated = limit("maxspeed", &tally) { return stated }
    let directed = ["maxspeed:forward", "maxspeed:backward"].compactMap { limit($0, &tally) }
    if let lowest = directed.min() { return lowest }
    for key in ["maxspeed:type", "source:maxspeed", "zone:maxspeed"] {
      // These keys also hold words such as "sign", which tell no limit.
      if let value = tags[key], case .limit(let speed) = OSMSpeed(value) { return speed }
    }
    return nil
  }

  private func limit(_ key: String, _ tally: inout OSMTally) -> KilometersPerHour? {
    guard let value = tags[key] else { return nil }
    switch OSMSpeed(value) {
    case .limit(let speed): return speed
    case .unlimited: return nil
    case nil:
      tally.addUnread(key: key, value: value, source)
      return nil
    }
  }

  /// Whether one line stands for two carriageways: `dual_carriageway=yes` is also found on each half of a road mapped
  /// as two lines, so that it counts on two-way lines only.
  private var isDivided: Bool {
    if tags.has("dual_carriageway", ["yes"]) { return true }
    return tags.says("divider") && !tags.has("divider", ["solid_line", "dashed_line", "line", "painted", "none"])
  }
}
