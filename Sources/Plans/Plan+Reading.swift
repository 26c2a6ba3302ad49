import GeoTypes
import RoadNetwork

extension Plan {
  private static let fields = [
    "schema_version", "kind", "midnight", "city_revision", "rules_digest", "fleet_digest", "seed", "area",
    "temperature_c", "assumed", "summary", "routes", "unserved",
  ]

  /// Reads a plan as `Docs/plan.schema.json` describes it.
  ///
  /// Only the form is looked at; whether the plan can be driven is for the checker to say.
  /// - Parameters:
  ///   - json: the bytes of the file.
  ///   - file: how messages call it.
  /// - Throws: ``PlanFileError`` naming file, place, value and remedy; unknown fields are refused.
  /// - Complexity: O(n) in bytes.
  public init(json: some Sequence<UInt8>, file: String) throws(PlanFileError) {
    let root = try JSONPlace.parse(json, file: file)
    if case .object(let members) = root.node, let version = members.first(where: { $0.name == "schema_version" }),
      case .integer(let number) = version.value, number != Plan.schemaVersion
    {
      throw .unsupportedVersion(file: file, version: number, supported: Plan.schemaVersion)
    }
    let members = try root.object(Self.fields)
    _ = try members.need("schema_version", "is this a plan of Luwang?").whole(in: 1...1)
    self.init(
      kind: try members.need("kind").choice(WorkKind.self), midnight: try members.need("midnight").instant(),
      cityRevision: try members.need("city_revision").text(), rulesDigest: try members.need("rules_digest").text(),
      fleetDigest: try members.need("fleet_digest").text(),
      seed: UInt64(bitPattern: try members.need("seed").whole(in: 0...Int64.max)))
    area = try members["area"]?.text()
    temperature = try members["temperature_c"]?.number(in: -100...100)
    for place in try members.need("assumed").list() { assumed.append(try place.text()) }
    summary = try PlanSummary(try members.need("summary"))
    for place in try members.need("routes").list() { routes.append(try PlanRoute(place)) }
    for place in try members.need("unserved").list() { unserved.append(try UnservedTask(place)) }
  }
}

extension PlanSummary {
  static let fields = [
    "service_km", "deadhead_km", "total_km", "deadhead_ratio", "u_turns", "crossing_turns", "coverage", "lower_bound",
    "gap", "unserved",
  ]

  init(_ place: JSONPlace) throws(PlanFileError) {
    let members = try place.object(Self.fields)
    let kilometers = 0.0...1e9
    let counts = Int64(0)...Int64(Int32.max)
    serviceKilometers = try members.need("service_km").number(in: kilometers)
    deadheadKilometers = try members.need("deadhead_km").number(in: kilometers)
    totalKilometers = try members.need("total_km").number(in: kilometers)
    deadheadRatio = try members.need("deadhead_ratio").number(in: 0...1)
    uTurns = Int(try members.need("u_turns").whole(in: counts))
    crossingTurns = Int(try members.need("crossing_turns").whole(in: counts))
    coverage = try members.need("coverage").number(in: 0...1)
    lowerBound = try members["lower_bound"]?.number(in: kilometers)
    gap = try members["gap"]?.number(in: 0...1e9)
    unserved = Int(try members.need("unserved").whole(in: counts))
  }
}

extension PlanRoute {
  init(_ place: JSONPlace) throws(PlanFileError) {
    let members = try place.object(["vehicle", "steps"])
    vehicle = try members.need("vehicle").whole(in: 1...Int64(Int32.max))
    steps = []
    for step in try members.need("steps").list() { steps.append(try PlanStep(step)) }
  }
}

extension PlanStep {
  private static let common = [
    "type", "arrival", "duration_s", "distance_m", "waiting_time_s", "service_s", "load", "path",
  ]

  init(_ place: JSONPlace) throws(PlanFileError) {
    let all = try place.object(Self.common + ["segment", "side", "kerb", "direction", "pass", "facility", "break"])
    let type = try all.need("type").choice(StepType.self)
    let members = try place.object(Self.common + type.fields)
    let amounts = 0.0...1e9
    work = try PlanWork(type, members)
    arrival = try members.need("arrival").instant()
    driveTime = try members.need("duration_s").number(in: amounts).asSeconds
    distance = try members.need("distance_m").number(in: amounts).asMeters
    waitingTime = try members.need("waiting_time_s").number(in: amounts).asSeconds
    serviceTime = try members.need("service_s").number(in: amounts).asSeconds
    load = []
    for item in try members.need("load").list() { load.append(try item.number(in: -1e12...1e12)) }
    path = []
    for item in try members.need("path").list() {
      let arc = try item.object(["segment", "direction"])
      path.append(PlanArc(try arc.segment(), forward: try arc.forward()))
    }
  }
}

/// How steps are called in the file.
enum StepType: String, CaseIterable {
  case start, segment, facility, pause = "break", end

  var fields: [String] {
    switch self {
    case .start, .facility, .end: ["facility"]
    case .segment: ["segment", "side", "kerb", "direction", "pass"]
    case .pause: ["break"]
    }
  }
}

extension PlanWork {
  init(_ type: StepType, _ members: JSONMembers) throws(PlanFileError) {
    switch type {
    case .start: self = .start(facility: try members["facility"]?.name())
    case .end: self = .end(facility: try members["facility"]?.name())
    case .facility: self = .facility(try members.need("facility", "name the facility").name())
    case .pause: self = .pause(try members.need("break", "number the break").whole(in: 1...Int64(Int32.max)))
    case .segment:
      let side = try members.need("side", "left, right or both").choice(SideWord.self)
      var kerb: ServedKerb?
      if let side = side.side {
        kerb = ServedKerb(side, try members.need("kerb", "outer or median").choice(KerbWord.self).kind)
      } else if let place = members["kerb"] {
        throw place.bad("leave the kind of kerb out where both sides are served")
      }
      self = .segment(
        PlanTask(
          segment: try members.segment(), kerb: kerb, forward: try members.forward(), pass: try members.pass()))
    }
  }
}

extension UnservedTask {
  init(_ place: JSONPlace) throws(PlanFileError) {
    let members = try place.object(["segment", "side", "kerb", "pass", "reason", "detail"])
    segment = try members.segment()
    kerb = ServedKerb(
      try members.need("side").choice(Side.self), try members.need("kerb").choice(KerbWord.self).kind)
    pass = try members.pass()
    reason = try members.need("reason", "say why").choice(UnservedReason.self)
    detail = try members["detail"]?.text()
  }
}

/// The sides of a task.
enum SideWord: String, CaseIterable {
  case left, right, both

  var side: Side? {
    switch self {
    case .left: .left
    case .right: .right
    case .both: nil
    }
  }
}

/// The kinds of kerb.
enum KerbWord: String, CaseIterable {
  case outer, median

  var kind: KerbKind { self == .outer ? .outer : .median }
}

/// The directions of an arc.
enum DirectionWord: String, CaseIterable {
  case forward, backward
}

extension JSONMembers {
  fileprivate func segment() throws(PlanFileError) -> SegmentUID {
    SegmentUID(rawValue: try need("segment", "give the uid of a segment").whole(in: 1...Int64.max))
  }

  fileprivate func forward() throws(PlanFileError) -> Bool {
    try need("direction", "forward or backward").choice(DirectionWord.self) == .forward
  }

  fileprivate func pass() throws(PlanFileError) -> Int {
    Int(try need("pass", "number the pass").whole(in: 1...1000))
  }
}
