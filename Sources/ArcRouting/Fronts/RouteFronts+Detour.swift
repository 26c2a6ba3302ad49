extension RouteFronts {
  /// A service put on a route with visits to facilities before and behind it.
  struct Detour {
    var cost: Int64
    var before: ContiguousArray<Int> = []
    var behind: ContiguousArray<Int> = []
  }

  /// The cheapest way to put a service after a point with visits to facilities beside it; `nil` where it costs no less than a
  /// limit. - Precondition: the route has been refreshed.
  func detour(_ service: Int, after point: Int, _ route: Int, below limit: Int64) -> Detour? {
    let type = Int(state.routes[route].type)
    var terms = terms[type]
    let countsLoads = terms.countsLoads
    terms.countsLoads = true
    let (before, after) = (slot(point, type), slot(Int(state.next[point]), type))
    let heads = scratch.base, middles = scratch.base + width
    heads.update(from: forward.base + before * width, count: Int(forwardCount[before]))
    var (headCount, count) = (Int(forwardCount[before]), 0)
    for head in 0..<headCount {
      heads[head].begins()
      if !countsLoads { heads[head].used = state.usedBefore[point] }
    }
    detourForward(heads, &headCount, type, terms, above: Loads(repeating: 1))
    forStops(of: service, type, terms) { stop, most in
      arrive(stop, from: UnsafePointer(heads), headCount, middles, &count, most, terms)
    }
    detourForward(middles, &count, type, terms, above: Loads(repeating: 1))
    let tails = backward.base + after * width
    var (best, relaxed, found) = (limit, limit, -1)
    var behind = countsLoads ? .zero : state.tripLoad[point] - state.usedBefore[point]
    behind.take(terms.capacities, in: behind.reaching(Loads(repeating: FrontTerms.unlimited)))
    for middle in 0..<count {
      let known = best
      for index in 0..<Int(backwardCount[after]) {
        var tail = tails[index]
        if !countsLoads { tail.used = behind }
        join(middles[middle], tail, terms, &best, &relaxed)
      }
      if best < known { found = middle }
    }
    return found < 0 ? nil : chain(UnsafePointer(heads), UnsafePointer(middles), found, cost: best)
  }

  private func chain(
    _ heads: UnsafePointer<FrontLabel>, _ middles: UnsafePointer<FrontLabel>, _ found: Int, cost: Int64
  ) -> Detour {
    var detour = Detour(cost: cost)
    var label = middles[found]
    while !label.isArrival, let before = label.predecessor {
      if case .facility(let facility) = label.step.kind { detour.behind.append(facility) }
      label = middles[before]
    }
    if let before = label.predecessor { label = heads[before] }
    while let before = label.predecessor {
      if case .facility(let facility) = label.step.kind { detour.before.append(facility) }
      label = heads[before]
    }
    detour.behind.reverse()
    detour.before.reverse()
    return detour
  }

  /// Facilities that may stand in for one: itself first, then those near it on the way that reset the same.
  func alternatives(to facility: Int, after step: RouteStep, type: Int) -> ContiguousArray<Int> {
    var found: ContiguousArray<Int> = [facility]
    let near = terms[type].near
    for position in near.range(after: step) where near[position] != facility {
      if instance.facilityResets[near[position]] == instance.facilityResets[facility] { found.append(near[position]) }
    }
    return found
  }
}
