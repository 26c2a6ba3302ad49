import GeoTypes
import Plans
import RoadNetwork
import Routing

/// The vehicles of a day in groups, how they move, and where they start, end and reset their loads.
struct Crew: Sendable {
  var groups: [VehicleGroup] = []
  var classes: [TravelClass] = []
  var resets: [Facility] = []
  var nodes: [Spot: [NodeID?]] = [:]
}

/// Makes the crew of a brief.
struct CrewMaker {
  private let city: PlanCity
  private let streets: StreetTable
  private let request: PlanRequest
  private let middle: Vertex?
  private var crew = Crew()
  private var profiles: [VehicleProfile] = []
  /// What all ways of moving share.
  private var hierarchy: StreetHierarchy?

  init(_ city: PlanCity, _ streets: StreetTable, _ request: PlanRequest, middle: Vertex?) {
    self.city = city
    self.streets = streets
    self.request = request
    self.middle = middle
  }

  /// - Throws: ``PlanningError`` for a vehicle that cannot be used, naming it.
  consuming func crew(_ brief: inout WorkBrief) throws(PlanningError) -> Crew {
    guard !brief.vehicles.isEmpty else { throw .noVehicles }
    let named = Set(brief.rules.segments.compactMap(\.rule.vehicle) + brief.rules.classes.values.compactMap(\.vehicle))
    var numbers: [FleetVehicle: Int] = [:]
    for (place, given) in brief.vehicles.enumerated() {
      guard let shift = TimeSpans.shift(given.shift, midnight: request.midnight) else {
        brief.notes.append(.otherDay(vehicle: given.id))
        continue
      }
      let travelClass = try travelClass(of: given)
      let vehicle = try settled(given, travelClass, &brief)
      brief.vehicles[place] = vehicle
      var key = vehicle
      key.description = nil
      if !named.contains(vehicle.id) { key.id = 0 }
      if let number = numbers[key] {
        crew.groups[number].ids.append(vehicle.id)
        continue
      }
      numbers[key] = crew.groups.count
      let profile = try profile(of: vehicle)
      var group = VehicleGroup(
        vehicle: vehicle, ids: [vehicle.id],
        start: try spot(vehicle.startFacility, vehicle.start, vehicle) ?? .place(Vertex(x: 0, y: 0)),
        end: try spot(vehicle.endFacility, vehicle.end, vehicle), shift: shift, travelClass: travelClass,
        profile: profile.fitted(to: vehicle))
      group.isUnlimited = brief.isUnlimited
      crew.groups.append(group)
    }
    guard !crew.groups.isEmpty else { throw .noShift }
    for number in crew.groups.indices { crew.groups[number].ids.sort() }
    findResets(&brief)
    noteCapacities(&brief)
    findNodes()
    return crew
  }

  private func profile(of vehicle: FleetVehicle) throws(PlanningError) -> VehicleProfile {
    guard let profile = request.profiles[vehicle.profile] else {
      throw .unknownProfile(vehicle: vehicle.id, name: vehicle.profile, known: request.profiles.keys.sorted())
    }
    return profile
  }

  private mutating func travelClass(of vehicle: FleetVehicle) throws(PlanningError) -> Int {
    let travel = try profile(of: vehicle).fitted(to: vehicle).travelOnly
    if let number = profiles.firstIndex(of: travel) { return number }
    let hierarchy = try sharedHierarchy()
    let made = try TravelClass(
      city.network, hierarchy, profile: travel, closures: request.closures)
    guard made.hasRoads else { throw .noRoad(vehicle: vehicle.id) }
    profiles.append(travel)
    crew.classes.append(made)
    return profiles.count - 1
  }

  private mutating func sharedHierarchy() throws(PlanningError) -> StreetHierarchy {
    if let hierarchy { return hierarchy }
    let streets: StreetTurns
    do { streets = try StreetTurns(city.network) } catch { throw .network("\(error)") }
    let made = StreetHierarchy(streets, nodes: city.network.nodes, threads: request.threads)
    hierarchy = made
    return made
  }

  /// The vehicle with a place to start from, assumed where it has none.
  private func settled(
    _ given: FleetVehicle, _ travelClass: Int, _ brief: inout WorkBrief
  ) throws(PlanningError) -> FleetVehicle {
    guard given.start == nil, given.startFacility == nil else { return given }
    let travel = crew.classes[travelClass]
    let home = brief.homes[given.id]
    guard let middle = home ?? middle, let node = travel.coreNode(nearest: middle) ?? travel.node(nearest: middle)
    else {
      throw .noRoad(vehicle: given.id)
    }
    var vehicle = given
    let place = city.network.nodes[Int(node.rawValue)]
    vehicle.start = place
    if request.fleet == nil {
      if vehicle.end == nil && vehicle.endFacility == nil { vehicle.end = place }
      let assumption = home == nil ? PlanAssumption.depot(LonLat(place)) : .ownRoads
      if !brief.assumptions.contains(assumption) { brief.assumptions.append(assumption) }
    } else {
      brief.assumptions.append(.start(vehicle: given.id))
    }
    return vehicle
  }

  private func spot(
    _ facility: String?, _ place: Vertex?, _ vehicle: FleetVehicle
  ) throws(PlanningError) -> Spot? {
    guard let facility else { return place.map { .place($0) } }
    guard city.facilities.contains(where: { $0.id == facility }) else {
      throw .unknownFacility(vehicle: vehicle.id, id: facility)
    }
    return .facility(facility)
  }

  private mutating func findResets(_ brief: inout WorkBrief) {
    let kinds = Set(brief.rules.loads.map(\.reset))
    crew.resets = city.facilities.filter { kinds.contains($0.kind) }.sorted { $0.id < $1.id }
    for facility in crew.resets {
      if let hours = facility.hours, WorkWindow(clock: hours) == nil {
        brief.notes.append(.hoursUnread(facility: facility.id, hours: hours))
      }
    }
  }

  private func noteCapacities(_ brief: inout WorkBrief) {
    let vehicles = brief.vehicles.filter { $0.capacity.count < brief.rules.loads.count }
    brief.notes += vehicles.map { vehicle in
      .capacityMissing(vehicle: vehicle.id, load: brief.rules.loads[vehicle.capacity.count].name)
    }
  }

  private mutating func findNodes() {
    let places = Dictionary(city.facilities.map { ($0.id, $0.position) }) { first, _ in first }
    var spots = Set(crew.groups.map(\.start) + crew.groups.compactMap(\.end))
    spots.formUnion(crew.resets.map { .facility($0.id) })
    for spot in spots {
      let place: Vertex? =
        switch spot {
        case .facility(let id): places[id]
        case .place(let vertex): vertex
        }
      guard let place else { continue }
      crew.nodes[spot] = crew.classes.map { $0.node(nearest: place) }
    }
  }
}
