import GeoTypes
import PlanCheck
public import Plans
public import RoadNetwork

/// A generated town with a day's work: made by ``SlowPlanner``, or a random drive in which every kind of step occurs.
public struct PlannedTown: Sendable {
  /// The roads.
  public let network: StreetNetwork
  /// The vehicle.
  public var fleet: Fleet
  /// A depot and a dump site.
  public let facilities: [Facility]
  /// The work.
  public var plan: Plan

  private static let midnight = PlanInstant("2026-05-04T00:00:00+08:00") ?? PlanInstant.earliest

  /// A town in which the streets of one class are swept, in a correct plan.
  public static func swept(seed: UInt64, blocks: Int = 2) throws -> PlannedTown {
    let network = try NetworkBuilder(options: NetworkOptions()).build(
      ways: GeneratedTown(blocks: blocks, seed: seed).ways, restrictions: [], areas: [], previous: nil, nextUID: 1
    ).network
    var town = PlannedTown(network: network)
    var rules = WorkRules(kind: .sweep, classes: [.branch: KerbRule()])
    rules.loads = [LoadRule(name: "sweepings", perKilometer: 300, reset: .dump)]
    var movement = MovementRules(
      travelSpeeds: Dictionary(uniqueKeysWithValues: RoadClass.allCases.map { ($0, KilometersPerHour(30)) }),
      serviceSpeeds: [.branch: KilometersPerHour(8)])
    movement.uTurn = Seconds(20)
    let nodes = [0, network.nodes.count - 1].map { NodeID(rawValue: UInt32($0)) }
    let ground = SlowPlanner.Ground(
      network: network, facilities: zip(town.facilities, nodes).map { (facility: $0, node: $1) }, fleet: town.fleet,
      rules: rules, movement: movement)
    town.plan = SlowPlanner.plan(ground, cityRevision: "1", midnight: midnight)
    return town
  }

  /// A random drive that mostly goes on along its street; turns and passes are not always legal.
  public static func wandering(seed: UInt64, ways: [RoadWay], steps: Int = 60) throws -> PlannedTown {
    let network = try NetworkBuilder(options: NetworkOptions()).build(
      ways: ways, restrictions: [], areas: [], previous: nil, nextUID: 1
    ).network
    var town = PlannedTown(network: network)
    var drive = RandomDrive(network: network, midnight: midnight, seed: seed)
    town.plan.routes = [PlanRoute(vehicle: 7, steps: drive.steps(count: steps))]
    for segment in network.segments.prefix(5) {
      for kerb in segment.kerbs(drivingSide: network.drivingSide) {
        town.plan.unserved.append(
          UnservedTask(
            segment: segment.uid, kerb: ServedKerb(kerb.side, kerb.kind), pass: 1, reason: .shift, detail: "late"))
      }
    }
    return town
  }

  private init(network: StreetNetwork) {
    self.network = network
    func facility(_ id: String, _ kind: FacilityKind, _ place: Vertex?) -> Facility {
      Facility(
        id: id, name: "\(id) <北>", kind: kind, position: place ?? Vertex(x: 0, y: 0),
        serviceTime: kind == .depot ? nil : Seconds(600))
    }
    facilities = [
      facility("depot-1", .depot, network.nodes.first), facility("dump-1", .dump, network.nodes.last),
    ]
    var vehicle = FleetVehicle(id: 7, profile: "sweeper")
    vehicle.description = "扫 7 & co"
    vehicle.startFacility = "depot-1"
    vehicle.endFacility = "depot-1"
    vehicle.capacity = [900]
    vehicle.shift = WorkWindow(from: 79_200, to: 21_600)
    fleet = Fleet(vehicles: [vehicle])
    plan = Plan(
      kind: .sweep, midnight: Self.midnight, cityRevision: "1", rulesDigest: "", fleetDigest: fleet.digest, seed: 1)
  }
}

extension PlanInstant {
  fileprivate static var earliest: PlanInstant {
    guard let instant = PlanInstant(milliseconds: 0, offsetMinutes: 0) else { preconditionFailure("1970 is a year") }
    return instant
  }
}
