/// Travel costs of any kind, in a type that generic code is specialised for.
struct HeldTravelCosts: TravelCosts {
  private let costs: any TravelCosts

  init(_ costs: any TravelCosts) { self.costs = costs }

  var placeCount: Int { costs.placeCount }
  var profileCount: Int { costs.profileCount }

  func leg(from: Place, to: Place, profile: Int) -> TravelLeg { costs.leg(from: from, to: to, profile: profile) }

  func legs(from: Place, to places: [Place], profile: Int, into legs: inout ContiguousArray<TravelLeg>) {
    costs.legs(from: from, to: places, profile: profile, into: &legs)
  }
}
