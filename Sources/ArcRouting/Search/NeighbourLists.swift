/// For each service those that are cheapest to go on to.
struct NeighbourLists: Sendable {
  let lists: [ContiguousArray<Int32>]

  /// Asks the travel costs for the nearest entries of modes, from every exit, with the profile of the first type.
  init<Costs: TravelCosts>(_ instance: SearchInstance<Costs>, count: Int) {
    let entries = instance.modes.map(\.entry)
    let profile = instance.problem.vehicleTypes[0].profile
    lists = instance.services.indices.map { service in
      var near: [(cost: UInt32, service: Int)] = []
      for mode in instance.modes(of: service) {
        let exit = instance.modes[mode].exit
        for other in instance.costs.nearest(2 * count + 2, of: entries, from: exit, profile: profile) {
          let leg = instance.costs.leg(from: exit, to: entries[other], profile: profile)
          near.append((leg.cost, instance.service(ofMode: other)))
        }
      }
      near.sort { ($0.cost, $0.service) < ($1.cost, $1.service) }
      var seen: Set<Int> = [service]
      return ContiguousArray(near.filter { seen.insert($0.service).inserted }.prefix(count).map { Int32($0.service) })
    }
  }
}
