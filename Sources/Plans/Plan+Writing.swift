import GeoTypes
import RoadNetwork

extension Plan {
  /// The plan as JSON, a line a step: the same bytes for the same plan, read back as it was.
  /// - Precondition: all numbers are finite and the seed is below 2⁶³.
  public var json: String {
    precondition(seed <= UInt64(Int64.max), "a seed is below 2⁶³")
    let node = JSONNode.object([
      ("schema_version", .integer(Plan.schemaVersion)), ("kind", .text(kind.rawValue)),
      ("midnight", .text(midnight.description)), ("city_revision", .text(cityRevision)),
      ("rules_digest", .text(rulesDigest)), ("fleet_digest", .text(fleetDigest)), ("seed", .integer(Int64(seed))),
      ("area", area.map { .text($0) } ?? .null), ("temperature_c", temperature.map { .number($0) } ?? .null),
      ("assumed", .list(assumed.map { .text($0) })), ("summary", summary.node), ("routes", .list(routes.map(\.node))),
      ("unserved", .list(unserved.map(\.node))),
    ])
    return JSONText.write(node, brokenDepth: 4)
  }
}

extension PlanSummary {
  var node: JSONNode {
    .object([
      ("service_km", .number(serviceKilometers)), ("deadhead_km", .number(deadheadKilometers)),
      ("total_km", .number(totalKilometers)), ("deadhead_ratio", .number(deadheadRatio)), ("u_turns", .whole(uTurns)),
      ("crossing_turns", .whole(crossingTurns)), ("coverage", .number(coverage)),
      ("lower_bound", lowerBound.map { .number($0) } ?? .null), ("gap", gap.map { .number($0) } ?? .null),
      ("unserved", .whole(unserved)),
    ])
  }
}

extension PlanRoute {
  var node: JSONNode { .object([("vehicle", .integer(vehicle)), ("steps", .list(steps.map(\.node)))]) }
}

extension PlanStep {
  var node: JSONNode {
    .object(
      work.members + [
        ("arrival", .text(arrival.description)), ("duration_s", .number(driveTime.rawValue)),
        ("distance_m", .number(distance.rawValue)), ("waiting_time_s", .number(waitingTime.rawValue)),
        ("service_s", .number(serviceTime.rawValue)), ("load", .list(load.map { .number($0) })),
        ("path", .list(path.map(\.node))),
      ])
  }
}

extension PlanWork {
  var members: [(String, JSONNode?)] {
    switch self {
    case .start(let facility): [("type", .text("start")), ("facility", facility.map { .text($0) })]
    case .end(let facility): [("type", .text("end")), ("facility", facility.map { .text($0) })]
    case .facility(let facility): [("type", .text("facility")), ("facility", .text(facility))]
    case .pause(let id): [("type", .text("break")), ("break", .integer(id))]
    case .segment(let task):
      [
        ("type", .text("segment")), ("segment", .integer(task.segment.rawValue)),
        ("side", .text(task.kerb?.side.rawValue ?? "both")), ("kerb", task.kerb.map { .text($0.kind.rawValue) }),
        ("direction", .text(task.forward ? "forward" : "backward")), ("pass", .whole(task.pass)),
      ]
    }
  }
}

extension PlanArc {
  var node: JSONNode {
    .object([("segment", .integer(segment.rawValue)), ("direction", .text(forward ? "forward" : "backward"))])
  }
}

extension UnservedTask {
  var node: JSONNode {
    .object([
      ("segment", .integer(segment.rawValue)), ("side", .text(kerb.side.rawValue)),
      ("kerb", .text(kerb.kind.rawValue)), ("pass", .whole(pass)), ("reason", .text(reason.rawValue)),
      ("detail", detail.map { .text($0) }),
    ])
  }
}
