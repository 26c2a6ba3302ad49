import FoundationEssentials
import GeoTypes

extension VehicleProfile {
  /// The greatest profile that is read.
  static let greatestFile = 1 << 20

  /// Reads a profile, whose fields `Docs/FileFormats.md` lists.
  /// - Parameters:
  ///   - json: the bytes of a JSON object.
  ///   - file: how messages call it.
  /// - Throws: ``ProfileError`` naming file, field, value and remedy; fields that are not known are refused.
  public init(json: some Sequence<UInt8>, file: String) throws(ProfileError) {
    let bytes = Array(json)
    guard bytes.count <= Self.greatestFile else {
      throw .notJSON(file: file, reason: "\(bytes.count) bytes, more than \(Self.greatestFile)")
    }
    let value: ProfileValue
    do {
      value = try JSONDecoder().decode(ProfileValue.self, from: Data(bytes))
    } catch {
      throw .notJSON(file: file, reason: "it cannot be parsed")
    }
    guard case .object(let members) = value else { throw .notJSON(file: file, reason: value.shown) }
    try self.init(ProfileFields(members, file: file))
  }

  private init(_ fields: ProfileFields) throws(ProfileError) {
    try fields.refuseUnknown(Self.fieldNames)
    let name = try fields.text("name", else: nil)
    guard !name.isEmpty else { throw fields.bad("name", "give it a name") }
    let speeds = try fields.speeds("travel_kmh", required: true)
    guard !speeds.isEmpty else { throw fields.bad("travel_kmh", "give at least one class a speed") }
    self.init(name: name, description: try fields.text("description", else: ""), travelSpeeds: speeds)
    serviceSpeeds = try fields.speeds("service_kmh", required: false)
    obeysSpeedLimits = try fields.flag("obeys_speed_limits", else: true)
    linkFactor = try fields.number("link_factor", in: ProfileFields.factors) ?? 1
    surfaces = try fields.surfaces("surface_factor")
    if let narrow = try fields.object("narrow") {
      try narrow.refuseUnknown(["below_m", "factor"])
      self.narrow = NarrowRule(
        below: Meters(try narrow.need("below_m", in: ProfileFields.widths)),
        factor: try narrow.need("factor", in: ProfileFields.factors))
    }
    leastWidth = try fields.number("least_width_m", in: ProfileFields.widths).map { Meters($0) }
    access = try fields.access("access")
    usesTunnels = try fields.flag("tunnels", else: true)
    ignoresOneWay = try fields.flag("ignores_one_way", else: false)
    ignoresTurnRestrictions = try fields.flag("ignores_turn_restrictions", else: false)
    guard let turns = try fields.object("turn_s") else {
      throw .missing(file: fields.file, field: "turn_s", remedy: "give seconds for near, crossing and u_turn")
    }
    try turns.refuseUnknown(["near", "crossing", "u_turn"])
    turnTimes = TurnTimes(
      near: Seconds(try turns.need("near", in: ProfileFields.seconds)),
      crossing: Seconds(try turns.need("crossing", in: ProfileFields.seconds)),
      uTurn: Seconds(try turns.need("u_turn", in: ProfileFields.seconds)))
    let choices = UTurnPolicy.allCases.map(\.rawValue).joined(separator: ", ")
    guard let policy = UTurnPolicy(rawValue: try fields.text("u_turns", else: nil)) else {
      throw fields.bad("u_turns", "use one of \(choices)")
    }
    uTurns = policy
  }

  private static let fieldNames = [
    "name", "description", "travel_kmh", "service_kmh", "obeys_speed_limits", "link_factor", "surface_factor", "narrow",
    "least_width_m", "access", "tunnels", "ignores_one_way", "ignores_turn_restrictions", "turn_s", "u_turns",
  ]
}
