import GeoTypes
import Plans
import RoadNetwork

extension WorkBrief {
  /// Hours of a patrol whose duty names none.
  static let patrolShift = WorkWindow.daily(from: 27_000, to: 52_200)
  /// Under this width one traverse sees both sides of a road.
  static let seenAtOnce = Meters(15)
  /// What one chief is given where there are no duties.
  static let chiefLength = Meters(3_400)

  /// Chiefs as vehicles, and rules that give each kerb to one of them.
  static func patrol(
    _ request: PlanRequest, _ city: PlanCity, _ streets: StreetTable, area: Set<SegmentUID>?
  ) throws(PlanningError) -> WorkBrief {
    var base = WorkBrief(rules: request.rules ?? assumedRules(request, onePassBelow: seenAtOnce), vehicles: [])
    if request.rules == nil {
      base.assumptions.append(.rules(classes: request.rankedClasses, onePassBelow: seenAtOnce))
    }
    let asked = base.rules.requirements(in: city.network, area: area)
    if let fleet = request.fleet {
      base.vehicles = fleet.vehicles
      base.description = fleet.description
      // Rules that name the vehicle of each road need no duties.
      if asked.allSatisfy({ $0.rule.vehicle != nil }) { return base }
    }
    if city.duties.isEmpty {
      base.shareOut(asked, streets, request)
    } else {
      try base.giveToHolders(asked, city, request)
    }
    base.settleHomes(city, streets, area: area)
    return base
  }

  /// Without duties: groups of about the same length, each for a chief of its own.
  private mutating func shareOut(_ asked: [Requirement], _ streets: StreetTable, _ request: PlanRequest) {
    let groups = TerritoryGroups.groups(of: asked, streets, target: Self.chiefLength)
    let isGiven = !vehicles.isEmpty
    let count = isGiven ? min(vehicles.count, groups.count) : groups.count
    if !isGiven {
      vehicles = (0..<count).map { number in
        var chief = FleetVehicle(id: Int64(number + 1), profile: request.profile ?? "patrol-car")
        chief.shift = Self.patrolShift
        return chief
      }
      let profile = request.profile ?? "patrol-car"
      assumptions.append(.vehicles(profile: profile, count: count, shift: Self.patrolShift))
    }
    let ids = vehicles.map(\.id)
    give(asked) { requirement in
      groups.number[requirement.kerb.segment].flatMap { ids.isEmpty ? nil : ids[$0 % ids.count] }
    }
    assumptions.append(.groups(count: groups.count, each: Self.chiefLength))
  }

  /// By duties: each kerb goes to the chief who holds it.
  private mutating func giveToHolders(
    _ asked: [Requirement], _ city: PlanCity, _ request: PlanRequest
  ) throws(PlanningError) {
    let holders = try DutyHolders(city, request, asked: asked)
    guard !holders.ofKerb.isEmpty else { throw .noChiefOnDuty }
    let given = Dictionary(vehicles.map { ($0.description ?? "", $0) }) { first, _ in first }
    let names = Dictionary(city.chiefs.map { ($0.id, $0.name) }) { first, _ in first }
    var chiefs: [FleetVehicle] = []
    var lacksHours = false
    for (number, post) in holders.posts.enumerated() {
      let name = names[post.chief] ?? post.chief
      var chief = given[post.chief] ?? given[name] ?? FleetVehicle(id: 0, profile: request.profile ?? "patrol-car")
      chief.id = Int64(number + 1)
      chief.description = name == post.chief ? name : "\(name) (\(post.chief))"
      if chief.shift == nil {
        chief.shift = post.hours ?? Self.patrolShift
        lacksHours = lacksHours || post.hours == nil
      }
      if let station = holders.station(of: number) {
        if chief.start == nil && chief.startFacility == nil { chief.startFacility = station.id }
        if chief.end == nil && chief.endFacility == nil { chief.endFacility = station.id }
      }
      chiefs.append(chief)
    }
    let called = Set(holders.posts.flatMap { [$0.chief, names[$0.chief] ?? $0.chief] })
    let others = vehicles.filter { !called.contains($0.description ?? "") }.map(\.id)
    if !others.isEmpty { notes.append(.vehiclesWithoutChief(others)) }
    vehicles = chiefs
    if lacksHours { assumptions.append(.hours(Self.patrolShift)) }
    if holders.hasStations { assumptions.append(.stations) }
    give(asked) { holders.ofKerb[$0.kerb].map { Int64($0 + 1) } }
    notes += holders.notes(names)
  }

  /// Rules that ask for the same of each kerb, of one vehicle alone; kerbs without one are asked for no more.
  private mutating func give(_ asked: [Requirement], to vehicle: (Requirement) -> Int64?) {
    var given = rules
    given.classes = [:]
    given.segments = []
    var place = 0
    while place < asked.count {
      let uid = asked[place].kerb.segment
      var end = place
      while end < asked.count, asked[end].kerb.segment == uid { end += 1 }
      let own = asked[place..<end].compactMap { requirement -> SegmentRule? in
        guard let vehicle = vehicle(requirement) else { return nil }
        var rule = requirement.rule
        rule.vehicle = vehicle
        return SegmentRule(segment: uid, side: requirement.kerb.side, rule: rule)
      }
      // Outer and median kerb of one side share a rule; both sides with one rule are one line.
      let rules = Set(own.map(\.rule))
      let sides = Set(asked[place..<end].map(\.kerb.side))
      if let rule = rules.first, rules.count == 1, Set(own.compactMap(\.side)) == sides {
        given.segments.append(SegmentRule(segment: uid, rule: rule))
      } else {
        for rule in own where given.segments.last != rule { given.segments.append(rule) }
      }
      place = end
    }
    rules = given
  }

  /// Where each chief starts without a station: in the middle of what is asked of them.
  mutating func settleHomes(_ city: PlanCity, _ streets: StreetTable, area: Set<SegmentUID>?) {
    let asked = Dictionary(grouping: rules.requirements(in: city.network, area: area)) { $0.rule.vehicle ?? 0 }
    for (vehicle, own) in asked { homes[vehicle] = streets.middle(of: own.compactMap { streets[$0.kerb.segment] }) }
  }
}
