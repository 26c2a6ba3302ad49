extension LocalSearch {
  /// Moves within one route that bring `v` behind or before `u`.
  mutating func tryWithin(_ u: Int32, _ v: Int32) -> Bool {
    let (route, i) = place(u)
    let j = place(v).position
    let number = route
    let end = routes[route].stops.count
    for length in 1...3 {
      // Stops from v on go behind u, or before it; those up to u go before v.
      if tryMoving(route, j..<min(j + length, end), before: i + 1) { return true }
      if tryMoving(route, max(0, i + 1 - length)..<i + 1, before: j) { return true }
      if length < 3, tryMoving(route, j..<min(j + length, end), before: i) { return true }
    }
    let (low, high) = (min(i, j), max(i, j))
    if high - low > 1 {
      let swapped: Pieces = [
        RoutePiece(number, 0..<low), RoutePiece(number, high..<high + 1), RoutePiece(number, low + 1..<high),
        RoutePiece(number, low..<low + 1), RoutePiece(number, high + 1..<end),
      ]
      if accept(route, swapped) { return true }
    }
    guard instance.hasChoiceOfModes, high - low < 80 || isLabelled(routes[route].count) else { return false }
    for range in [low + 1..<high + 1, low..<high, low..<high + 1] where !range.isEmpty {
      let turned: Pieces = [
        RoutePiece(number, 0..<range.lowerBound), RoutePiece(number, range, isReversed: true),
        RoutePiece(number, range.upperBound..<end),
      ]
      if accept(route, turned) { return true }
    }
    return false
  }

  private mutating func tryMoving(_ route: Int, _ range: Range<Int>, before target: Int) -> Bool {
    guard !range.contains(target), target != range.upperBound else { return false }
    if target > range.upperBound { return tryExchanging(route, range.lowerBound, range.upperBound, target) }
    return tryExchanging(route, target, range.lowerBound, range.upperBound)
  }

  /// Exchanges the neighbouring stretches `p..<q` and `q..<r`.
  private mutating func tryExchanging(_ route: Int, _ p: Int, _ q: Int, _ r: Int) -> Bool {
    let number = route
    let end = routes[route].stops.count
    guard p < q, q < r else { return false }
    return accept(
      route,
      [
        RoutePiece(number, 0..<p), RoutePiece(number, q..<r), RoutePiece(number, p..<q), RoutePiece(number, r..<end),
      ])
  }
}

extension LocalSearch {
  /// Or-3opt (Or 1976; the pure sequential exchange, which turns nothing round and so suits asymmetric ways): joins `u` to a
  /// neighbour `v` by exchanging two stretches, the third cut lying where it makes another short joint.
  mutating func tryExchanges(_ u: Int32) -> Bool {
    let (route, i) = place(u)
    let end = routes[route].stops.count
    guard end > 8, let present = joint(route, i, i + 1) else { return false }
    for v in neighbours.near[Int(u)].prefix(8) where routeOf[Int(v)] == Int32(route) && v != u {
      let j = place(v).position
      guard let new = joint(route, i, j), new < present else { continue }
      let found = j > i + 1 ? exchangeAhead(route, i, j) : j < i ? exchangeBehind(route, i, j) : nil
      if let (p, q, r) = found, tryExchanging(route, p, q, r) { return true }
    }
    return false
  }

  /// What it costs to go from one stop to another, without what is done there; `nil` for a break or no way.
  private func joint(_ route: Int, _ from: Int, _ to: Int) -> Int64? {
    let stops = routes[route].stops
    let facts = instance.vehicles[routes[route].type]
    let start = from < 0 ? facts.start : stops[from].place
    guard let target = to < stops.count ? instance.entry(of: stops[to].step) : facts.end else {
      return to < stops.count ? nil : 0
    }
    let leg = instance.costs.leg(from: start, to: target, profile: facts.profile)
    return leg.isReachable ? facts.price(of: leg) : nil
  }

  /// The gain of exchanging `p..<q` and `q..<r`, where all joints are ways.
  private func gain(_ route: Int, _ p: Int, _ q: Int, _ r: Int) -> Int64? {
    guard let a = joint(route, p - 1, p), let b = joint(route, q - 1, q), let c = joint(route, r - 1, r),
      let d = joint(route, p - 1, q), let e = joint(route, r - 1, p), let f = joint(route, q - 1, r)
    else { return nil }
    return a + b + c - d - e - f
  }

  /// `v` at `j` comes after `u` at `i`: as head of the second stretch, or as what follows both.
  private func exchangeAhead(_ route: Int, _ i: Int, _ j: Int) -> (Int, Int, Int)? {
    var best: (gain: Int64, p: Int, q: Int, r: Int)?
    func consider(_ p: Int, _ q: Int, _ r: Int) {
      guard p < q, q < r, let gain = gain(route, p, q, r), gain > best?.gain ?? 0 else { return }
      best = (gain, p, q, r)
    }
    for position in places(into: route, i + 1) { consider(i + 1, j, position + 1) }
    for position in places(from: route, j - 1) { consider(i + 1, j, position) }
    for position in places(into: route, i + 1) { consider(position + 1, i + 1, j) }
    for position in places(from: route, j - 1) { consider(position, i + 1, j) }
    return best.map { ($0.p, $0.q, $0.r) }
  }

  /// `v` at `j` comes before `u` at `i`: as head of the first stretch, the second one ending with `u`.
  private func exchangeBehind(_ route: Int, _ i: Int, _ j: Int) -> (Int, Int, Int)? {
    var best: (gain: Int64, q: Int)?
    func consider(_ q: Int) {
      guard j < q, q <= i, let gain = gain(route, j, q, i + 1), gain > best?.gain ?? 0 else { return }
      best = (gain, q)
    }
    for position in places(from: route, j - 1) { consider(position) }
    for position in places(into: route, i + 1) { consider(position + 1) }
    return best.map { (j, $0.q, i + 1) }
  }

  /// Positions in the route of services that are near to go on to from a stop.
  private func places(from route: Int, _ position: Int) -> [Int] {
    guard position >= 0, let mode = routes[route].stops[position].step.mode else { return [] }
    return neighbours.near[instance.service(ofMode: mode)].prefix(6).compactMap {
      routeOf[Int($0)] == Int32(route) ? Int(positionOf[Int($0)]) : nil
    }
  }

  /// Positions in the route of services from which a stop is near to go on to.
  private func places(into route: Int, _ position: Int) -> [Int] {
    guard position < routes[route].stops.count, let mode = routes[route].stops[position].step.mode else { return [] }
    return neighbours.into[instance.service(ofMode: mode)].prefix(6).compactMap {
      routeOf[Int($0)] == Int32(route) ? Int(positionOf[Int($0)]) : nil
    }
  }
}
