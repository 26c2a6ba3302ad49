/// For each service those that are cheapest to go on to, and those from which it is cheapest to come to it.
struct NeighbourLists: Sendable {
  let near: ContiguousArray<ContiguousArray<Int32>>
  let into: ContiguousArray<ContiguousArray<Int32>>

  /// Asks the travel costs for the nearest entries of modes, from every exit.
  init(_ instance: SearchInstance, count: Int) {
    let entries = instance.modes.map(\.entry)
    var into = ContiguousArray<[(cost: UInt32, service: Int32)]>(repeating: [], count: instance.services.count)
    var near: ContiguousArray<ContiguousArray<Int32>> = []
    near.reserveCapacity(instance.services.count)
    for service in instance.services.indices {
      let profile = instance.profile(for: service)
      var found: [(cost: UInt32, service: Int32)] = []
      for mode in instance.modes(of: service) {
        let exit = instance.modes[mode].exit
        for other in instance.costs.nearest(2 * count + 2, of: entries, from: exit, profile: profile) {
          let leg = instance.costs.leg(from: exit, to: entries[other], profile: profile)
          found.append((leg.cost, instance.modes[other].service))
        }
      }
      found.sort { ($0.cost, $0.service) < ($1.cost, $1.service) }
      var list: ContiguousArray<Int32> = []
      for (cost, other) in found where other != service && !list.contains(other) && list.count < 2 * count {
        if list.count < count { list.append(other) }
        into[Int(other)].append((cost, Int32(service)))
      }
      near.append(list)
    }
    self.near = near
    self.into = ContiguousArray(
      into.map { found in
        ContiguousArray(
          found.sorted { ($0.cost, $0.service) < ($1.cost, $1.service) }.prefix(count).map(\.service))
      })
  }
}
