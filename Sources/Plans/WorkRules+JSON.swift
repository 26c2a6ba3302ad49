import GeoTypes
import RoadNetwork

extension WorkRules {
  private static let fields = [
    "description", "kind", "classes", "segments", "one_pass_below_m", "restricted_roads", "loads",
    "least_temperature_c",
  ]

  /// Reads rules, whose fields `Docs/FileFormats.md` lists.
  /// - Parameters:
  ///   - json: the bytes of the file.
  ///   - file: how messages call it.
  /// - Throws: ``PlanFileError`` naming file, place, value and remedy; unknown fields are refused.
  /// - Complexity: O(n) in bytes.
  public init(json: some Sequence<UInt8>, file: String) throws(PlanFileError) {
    let members = try JSONPlace.parse(json, file: file).object(Self.fields)
    let classNames = RoadClass.allCases.map(\.rawValue)
    let kind = try members.need("kind", "name the work: sweep, patrol or survey").choice(WorkKind.self)
    let classRules = try members.need("classes", "give a rule for each class to be done").object(classNames)
    var classes: [RoadClass: KerbRule] = [:]
    for roadClass in RoadClass.allCases {
      guard let place = classRules[roadClass.rawValue] else { continue }
      classes[roadClass] = try KerbRule(try place.object(KerbRule.fields))
    }
    self.init(kind: kind, classes: classes)
    description = try members["description"]?.text()
    for place in try members["segments"]?.list() ?? [] {
      let inner = try place.object(["segment", "side"] + KerbRule.fields)
      let uid = try inner.need("segment", "give the uid of a segment").whole(in: 1...Int64.max)
      let rule = try KerbRule(inner)
      segments.append(
        SegmentRule(segment: SegmentUID(rawValue: uid), side: try inner["side"]?.choice(Side.self), rule: rule))
    }
    onePassBelow = try members["one_pass_below_m"]?.number(in: 0...100).asMeters
    includesRestricted = try members["restricted_roads"]?.bool() ?? false
    for place in try members["loads"]?.list() ?? [] {
      let inner = try place.object(["name", "per_km", "reset"])
      loads.append(
        LoadRule(
          name: try inner.need("name", "name the load").name(),
          perKilometer: try inner.need("per_km", "give the amount a kilometre").number(in: 0...1e9),
          reset: try inner.need("reset", "name a kind of facility").choice(FacilityKind.self)))
    }
    leastTemperature = try members["least_temperature_c"]?.number(in: -100...100)
  }

  /// The rules as JSON: the same bytes for the same rules, read back as they were.
  public var json: String {
    let classMembers = RoadClass.allCases.map { ($0.rawValue, classes[$0].map { JSONNode.object($0.members) }) }
    let node = JSONNode.object([
      ("description", description.map { .text($0) }), ("kind", .text(kind.rawValue)),
      ("classes", .object(classMembers)),
      ("segments", segments.isEmpty ? nil : .list(segments.map(\.node))),
      ("one_pass_below_m", onePassBelow.map { .number($0.rawValue) }), ("restricted_roads", .bool(includesRestricted)),
      ("loads", .list(loads.map(\.node))), ("least_temperature_c", leastTemperature.map { .number($0) }),
    ])
    return JSONText.write(node, brokenDepth: 2)
  }
}

extension KerbRule {
  static let fields = [
    "kerbs", "passes", "time_windows", "banned_windows", "service_speed_kmh", "priority", "skill", "vehicle",
  ]

  init(_ members: JSONMembers) throws(PlanFileError) {
    self.init()
    kerbs = try members["kerbs"]?.choice(KerbChoice.self) ?? .all
    passes = Int(try members["passes"]?.whole(in: 0...10) ?? 1)
    windows = try WorkWindow.list(members["time_windows"])
    bannedWindows = try WorkWindow.list(members["banned_windows"])
    speedLimit = try members["service_speed_kmh"]?.number(in: 0.1...100).asSpeed
    priority = Int(try members["priority"]?.whole(in: 0...100) ?? 0)
    skill = try members["skill"]?.whole(in: 0...1_000_000)
    vehicle = try members["vehicle"]?.whole(in: 1...Int64(Int32.max))
  }

  var members: [(String, JSONNode?)] {
    [
      ("kerbs", .text(kerbs.rawValue)), ("passes", .whole(passes)),
      ("time_windows", windows.isEmpty ? nil : .list(windows.map(\.node))),
      ("banned_windows", bannedWindows.isEmpty ? nil : .list(bannedWindows.map(\.node))),
      ("service_speed_kmh", speedLimit.map { .number($0.rawValue) }), ("priority", .whole(priority)),
      ("skill", skill.map { .integer($0) }), ("vehicle", vehicle.map { .integer($0) }),
    ]
  }
}

extension SegmentRule {
  var node: JSONNode {
    .object([("segment", .integer(segment.rawValue)), ("side", side.map { .text($0.rawValue) })] + rule.members)
  }
}

extension LoadRule {
  var node: JSONNode {
    .object([("name", .text(name)), ("per_km", .number(perKilometer)), ("reset", .text(reset.rawValue))])
  }
}
