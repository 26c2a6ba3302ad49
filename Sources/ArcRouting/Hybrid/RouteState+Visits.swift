extension RouteState {
  /// A visit goes to one of so many facilities, whichever is cheapest.
  static let choicesOfVisit = 3

  @inline(__always) func isVisit(_ point: Int) -> Bool { point >= firstVisit }

  /// The facilities of a visit.
  @inline(__always)
  func choices(_ visit: Int) -> UnsafePointer<Int32> {
    UnsafePointer(visitChoices.base + (visit - firstVisit) * Self.choicesOfVisit)
  }

  /// Makes a visit to one of some facilities, the first few of which count; `nil` where there are too many.
  func makeVisit(_ facilities: some Sequence<Int>, resets: LoadSet) -> Int? {
    guard let visit = freeVisits.popLast() else { return nil }
    let base = (Int(visit) - firstVisit) * Self.choicesOfVisit
    visitResets[Int(visit) - firstVisit] = resets
    for index in 0..<Self.choicesOfVisit { visitChoices[base + index] = -1 }
    for (index, facility) in facilities.prefix(Self.choicesOfVisit).enumerated() {
      visitChoices[base + index] = Int32(facility)
    }
    return Int(visit)
  }

  /// Puts a visit after a point.
  func linkVisit(_ visit: Int, after point: Int) {
    let follower = Int(next[point])
    routeOf[visit] = routeOf[point]
    next[point] = Int32(visit)
    previous[visit] = Int32(point)
    next[visit] = Int32(follower)
    previous[follower] = Int32(visit)
  }

  /// Takes a visit out.
  func unlinkVisit(_ visit: Int) {
    let (before, after) = (Int(previous[visit]), Int(next[visit]))
    next[before] = Int32(after)
    previous[after] = Int32(before)
    routeOf[visit] = -1
  }

  /// What a visit resets.
  @inline(__always) func resets(_ visit: Int) -> LoadSet { visitResets[visit - firstVisit] }

  /// Adds up the loads of a route trip by trip. - Complexity: O(points on it).
  func updateLoads(_ route: Int, capacities: Loads, resetBeforeEnd: LoadSet) {
    let (start, end) = (start(of: route), end(of: route))
    var used = Loads.zero
    var point = start
    while point != end {
      if point < services { used += graph.loads[point] }
      if point >= firstVisit { used.take(.zero, in: resets(point)) }
      usedBefore[point] = used
      point = Int(next[point])
    }
    // Backward: what the trip about a gap comes to. What must be reset before the end leaves no room in the last one.
    var trip = used
    trip.take(Loads(repeating: FrontTerms.unlimited), in: resetBeforeEnd)
    var excess = used.excess(over: capacities)
    point = Int(previous[end])
    while true {
      tripLoad[point] = trip
      if point == start { break }
      let before = Int(previous[point])
      if point >= firstVisit {
        let resets = resets(point)
        trip.take(usedBefore[before], in: resets)
        excess &+= usedBefore[before].excess(over: capacities, in: resets)
      }
      point = before
    }
    routes[route].excess = excess
  }
}
