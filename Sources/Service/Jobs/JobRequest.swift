import Foundation
import GeoTypes
import Grid
import Planning
import Plans
import RoadNetwork
import Store

/// What a job is asked to plan: the inputs of the processes `plan-sweep` and `plan-patrol`, as `luwang plan` has them.
struct JobRequest: Sendable {
  /// The processes, by what they plan.
  static let processes: [String: WorkKind] = ["plan-sweep": .sweep, "plan-patrol": .patrol]

  var kind: WorkKind
  var midnight: PlanInstant
  var area: String?
  var classes: Set<RoadClass>?
  var profile: String?
  var level: String?
  var closed: Set<SegmentUID>
  var temperature: Double?
  var seed: UInt64
  var iterations: Int?
  var fleet: Fleet?
  var rules: WorkRules?

  /// Reads and checks the inputs.
  /// - Parameter today: the present day on the city's clock.
  /// - Throws: ``Problem`` that names the input, its value and what to give.
  init(_ inputs: JSONFields, kind: WorkKind, today: PlanInstant) throws {
    self.kind = kind
    try inputs.requireKnown(Self.names + (kind == .patrol ? ["level"] : []))
    midnight = try Self.midnight(inputs, today)
    area = try inputs.text("area")
    level = try inputs.text("level")
    profile = try inputs.text("profile")
    if let profile, !VehicleProfile.standardNames.contains(profile) {
      throw inputs.bad("profile", "give one of \(VehicleProfile.standardNames.joined(separator: ", "))")
    }
    if let names = try inputs.texts("classes") {
      classes = []
      for name in names {
        guard let roadClass = RoadClass(rawValue: name) else {
          throw inputs.bad("classes", "give some of \(RoadClass.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        classes?.insert(roadClass)
      }
      guard classes?.isEmpty == false else { throw inputs.bad("classes", "name at least one road class") }
    }
    closed = Set(try inputs.integers("closed")?.map(SegmentUID.init) ?? [])
    temperature = try inputs.number("temperature")
    if let temperature, !(-100...100).contains(temperature) {
      throw inputs.bad("temperature", "give degrees Celsius from -100 to 100")
    }
    seed = UInt64(try inputs.integer("seed") ?? 1)
    iterations = try inputs.integer("iterations", 0...100_000_000).map(Int.init)
    fleet = try inputs.document("fleet").map { try Fleet(json: $0, file: "fleet") }
    rules = try inputs.document("rules").map { try WorkRules(json: $0, file: "rules") }
    if let rules, rules.kind != kind {
      throw inputs.bad("rules", "are for \(rules.kind.rawValue), not for \(kind.rawValue): give others")
    }
  }

  private static let names = [
    "date", "utc_offset", "area", "classes", "profile", "closed", "temperature", "seed", "iterations", "fleet",
    "rules",
  ]

  private static func midnight(_ inputs: JSONFields, _ today: PlanInstant) throws(Problem) -> PlanInstant {
    let offset = try inputs.text("utc_offset") ?? String(today.description.suffix(6)).offset
    guard PlanInstant("2000-01-01T00:00:00\(offset)") != nil else {
      throw inputs.bad("utc_offset", "write it as +08:00, -05:30 or Z")
    }
    let day = try inputs.text("date") ?? String(today.description.prefix(10))
    guard day.utf8.count == 10, let midnight = PlanInstant("\(day)T00:00:00\(offset)") else {
      throw inputs.bad("date", "write a day that there is as 2026-05-04")
    }
    return midnight
  }

  /// What the planner is asked, with the fleet, rules and closures of the city where none are given.
  /// - Throws: ``Problem`` for an area that the city has not, `CityFileError`.
  func planRequest(_ reader: CityReader, threads: Int) throws -> PlanRequest {
    var profiles: [String: VehicleProfile] = [:]
    for name in VehicleProfile.standardNames { profiles[name] = try VehicleProfile.standard(name) }
    var request = PlanRequest(kind: kind, midnight: midnight, profiles: profiles)
    request.fleet = try fleet ?? (kind == .sweep ? reader.fleet() : nil)
    request.rules = try rules ?? reader.rules(for: kind)
    request.area = try area.map { try Self.area($0, reader) }
    if let classes { request.classes = classes }
    request.profile = profile
    request.level = level
    request.closures = closed.union(try closures(reader))
    request.temperature = temperature
    request.seed = seed
    request.iterations = iterations
    request.threads = threads
    return request
  }

  /// Segments that are closed at some moment of the day, or of the night after it.
  private func closures(_ reader: CityReader) throws -> [SegmentUID] {
    let end = midnight.milliseconds + 36 * 3_600_000
    let known = try reader.closures().filter { closure in
      closure.startsAt.map { $0.milliseconds < end } ?? true
        && closure.endsAt.map { $0.milliseconds > midnight.milliseconds } ?? true
    }
    return try known.map(\.segment).filter { try reader.segment($0) != nil }
  }

  /// The shape of a division or zone.
  static func area(_ code: String, _ reader: CityReader) throws -> PlanArea {
    if let division = try reader.all(.divisions).first(where: { $0.code == code }) {
      return PlanArea(name: code, shape: division.area)
    }
    if let zone = try reader.all(.zones).first(where: { $0.code == code }) {
      return PlanArea(name: code, shape: zone.area)
    }
    throw Problem.body("/inputs/area", "the city has no division or zone \(code.prefix(80)): give the code of one")
  }
}

extension String {
  /// The offset at the end of a moment, which may be just `Z`.
  fileprivate var offset: String { hasSuffix("Z") ? "Z" : self }
}
