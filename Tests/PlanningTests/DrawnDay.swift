import GeoTypes
import PlanCheck
import Plans
import RoadNetwork
import TestKit

@testable import Planning

/// A drawn town with what a day's plan of it needs.
struct DrawnDay {
  let sketch: RoadSketch
  var city: PlanCity
  var request: PlanRequest

  static let midnight: PlanInstant = {
    guard let midnight = PlanInstant("2026-05-04T00:00:00+08:00") else { preconditionFailure("a good instant") }
    return midnight
  }()

  /// The profiles that come with Luwang.
  static let profiles: [String: VehicleProfile] = {
    var profiles: [String: VehicleProfile] = [:]
    for name in VehicleProfile.standardNames { profiles[name] = try? VehicleProfile.standard(name) }
    return profiles
  }()

  init(
    _ drawing: String, kind: WorkKind = .sweep, side: DrivingSide = .right, classes: [String: RoadClass] = [:],
    restrictions: (RoadSketch) -> [WayTurnRestriction] = { _ in [] },
    edit: [String: (inout SegmentAttributes) -> Void] = [:]
  ) throws {
    sketch = RoadSketch(drawing, classes: classes, edit: edit)
    var options = NetworkOptions()
    options.drivingSide = side
    // Streets of their own names stay apart at corners.
    let ways = sketch.ways.map { way in
      var way = way
      way.attributes.name = way.source
      return way
    }
    let network = try NetworkBuilder(options: options).build(ways: ways, restrictions: restrictions(sketch)).network
    city = PlanCity(network: network, revision: "drawn")
    request = PlanRequest(kind: kind, midnight: Self.midnight, profiles: Self.profiles)
    request.iterations = 0
  }

  /// A facility at a node of the drawing.
  mutating func addFacility(
    _ id: String, _ kind: FacilityKind, at node: Character, hours: String? = nil, takes seconds: Double? = nil
  ) {
    let place = sketch.nodes[node] ?? Vertex(x: 0, y: 0)
    city.facilities.append(
      Facility(id: id, name: id, kind: kind, position: place, hours: hours, serviceTime: seconds.map { Seconds($0) }))
  }

  /// A vehicle that starts and ends at a node.
  func vehicle(
    _ id: Int64 = 1, at node: Character, profile: String = "sweeper", _ edit: (inout FleetVehicle) -> Void = { _ in }
  ) -> FleetVehicle {
    var vehicle = FleetVehicle(id: id, profile: profile)
    vehicle.start = sketch.nodes[node]
    vehicle.end = sketch.nodes[node]
    edit(&vehicle)
    return vehicle
  }

  /// The segment between two nodes of the drawing.
  func segment(_ name: String) -> SegmentUID {
    let wanted = ["sketch:\(name)", "sketch:\(String(name.reversed()))"]
    guard let segment = city.network.segments.first(where: { !$0.sources.filter(wanted.contains).isEmpty }) else {
      preconditionFailure("no segment \(name)")
    }
    return segment.uid
  }

  /// Rules for branches, edited.
  mutating func setRules(_ edit: (inout WorkRules) -> Void) {
    var rules = request.rules ?? WorkRules(kind: request.kind, classes: [.branch: KerbRule()])
    edit(&rules)
    request.rules = rules
  }

  func plan() async throws -> PlannedDay { try await DayPlanner(city).plan(request) }

  func outcome() async -> Result<PlannedDay, PlanningError> {
    do throws(PlanningError) {
      return .success(try await DayPlanner(city).plan(request))
    } catch { return .failure(error) }
  }
}

extension PlannedDay {
  /// The services with the vehicle and the step of each.
  var services: [(vehicle: Int64, task: PlanTask, step: PlanStep)] {
    plan.routes.flatMap { route in
      route.steps.compactMap { step in
        if case .segment(let task) = step.work { (route.vehicle, task, step) } else { nil }
      }
    }
  }

  /// The visits to facilities in order.
  var visits: [String] {
    plan.routes.flatMap(\.steps).compactMap { if case .facility(let id) = $0.work { id } else { nil } }
  }

  /// When work at a step begins, in hours after midnight.
  func hour(_ step: PlanStep) -> Double {
    (Double(step.arrival.milliseconds - plan.midnight.milliseconds) / 1000 + step.waitingTime.rawValue) / 3600
  }

  /// Why passes of a segment are left undone.
  func reasons(_ segment: SegmentUID) -> [UnservedReason] {
    plan.unserved.filter { $0.segment == segment }.map(\.reason)
  }
}
