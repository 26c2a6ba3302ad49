extension LocalSearch {
  /// Tries the moves of a service; `true` after the first that helps.
  mutating func moveOnce(_ u: Int32) -> Bool {
    guard routeOf[Int(u)] >= 0 else { return false }
    if tryDropping(u) || tryModes(u) || tryRouteOfItsOwn(u) { return true }
    for v in neighbours.near[Int(u)] where !isHopeless[Int(v)] {
      if routeOf[Int(v)] < 0 {
        if tryInserting(v, beside: u) { return true }
      } else if routeOf[Int(u)] == routeOf[Int(v)] {
        if tryWithin(u, v) { return true }
      } else if tryBetween(u, v) {
        return true
      }
    }
    return tryExchanges(u)
  }

  func place(_ service: Int32) -> (route: Int, position: Int) {
    (Int(routeOf[Int(service)]), Int(positionOf[Int(service)]))
  }

  /// The modes in which a service may join a route of so many; one stands for all where the labels choose.
  func alternatives(_ service: Int32, joining count: Int) -> Range<Int> {
    let modes = instance.modes(of: Int(service))
    return isLabelled(count + 1) ? modes.lowerBound..<modes.lowerBound + 1 : modes
  }

  private mutating func tryDropping(_ u: Int32) -> Bool {
    guard instance.prizes[Int(u)] != nil else { return false }
    let (route, position) = place(u)
    return accept(route, spliced(route, removing: position..<position + 1), leavingOut: u)
  }

  private mutating func tryModes(_ u: Int32) -> Bool {
    let (route, position) = place(u)
    guard instance.modes(of: Int(u)).count > 1, !isLabelled(routes[route].count) else { return false }
    for mode in instance.modes(of: Int(u)) where routes[route].stops[position].step != .mode(mode) {
      if accept(route, spliced(route, removing: position..<position + 1, inserting: RoutePiece(.mode(mode)))) {
        return true
      }
    }
    return false
  }

  private mutating func tryRouteOfItsOwn(_ u: Int32) -> Bool {
    let (route, position) = place(u)
    guard routes[route].count > 1 else { return false }
    let rest = spliced(route, removing: position..<position + 1)
    for type in freeTypes() where instance.vehicles[type].fixedCost < routes[route].cost {
      for mode in alternatives(u, joining: 0) where accept(route, rest, newRoute: [RoutePiece(.mode(mode))], type: type)
      {
        return true
      }
    }
    return false
  }

  private mutating func tryInserting(_ v: Int32, beside u: Int32) -> Bool {
    let (route, position) = place(u)
    for at in [position + 1, position] {
      for mode in alternatives(v, joining: routes[route].count) {
        let pieces = spliced(route, removing: at..<at, inserting: RoutePiece(.mode(mode)))
        if accept(route, pieces, takingIn: v) { return true }
      }
    }
    return false
  }

  private mutating func tryBetween(_ u: Int32, _ v: Int32) -> Bool {
    let (a, i) = place(u)
    let (b, j) = place(v)
    if tryRelocating(from: b, j, to: a, after: i) || trySwapping(a, i, b, j) { return true }
    let (endA, endB) = (routes[a].stops.count, routes[b].stops.count)
    // Up to three stops that end with u go before v.
    for first in (max(0, i - 2)...i).reversed() {
      let moved = RoutePiece(a, first..<i + 1)
      if accept(b, spliced(b, removing: j..<j, inserting: moved), a, spliced(a, removing: first..<i + 1)) {
        return true
      }
    }
    // 2-opt*: the head up to u goes on with v; straight, then with v's head turned round.
    let (headA, tailA) = (RoutePiece(a, 0..<i + 1), RoutePiece(a, i + 1..<endA))
    if accept(a, [headA, RoutePiece(b, j..<endB)], b, [RoutePiece(b, 0..<j), tailA]) { return true }
    guard instance.hasChoiceOfModes, j + endA - i < 60 else { return false }
    return accept(
      a, [headA, RoutePiece(b, 0..<j + 1, isReversed: true)], b,
      [RoutePiece(a, i + 1..<endA, isReversed: true), RoutePiece(b, j + 1..<endB)])
  }

  /// Moves up to three stops of route `b` that begin at `j` behind, or where labels choose, before stop `i` of route `a`.
  private mutating func tryRelocating(from b: Int, _ j: Int, to a: Int, after i: Int) -> Bool {
    for length in 1...3 where j + length <= routes[b].stops.count {
      let rest = spliced(b, removing: j..<j + length)
      let moved = RoutePiece(b, j..<j + length)
      if accept(a, spliced(a, removing: i + 1..<i + 1, inserting: moved), b, rest) { return true }
      if length < 3, isLabelled(routes[a].count + length) || instance.hasChoiceOfModes {
        if accept(a, spliced(a, removing: i..<i, inserting: moved), b, rest) { return true }
      }
    }
    return tryOtherModes(from: b, j, to: a, after: i)
  }

  private mutating func tryOtherModes(from b: Int, _ j: Int, to a: Int, after i: Int) -> Bool {
    guard let now = routes[b].stops[j].step.mode, !isLabelled(routes[a].count + 1) else { return false }
    for mode in instance.modes(of: instance.service(ofMode: now)) where mode != now {
      for at in [i + 1, i] {
        let inserted = spliced(a, removing: at..<at, inserting: RoutePiece(.mode(mode)))
        if accept(a, inserted, b, spliced(b, removing: j..<j + 1)) { return true }
      }
    }
    return false
  }

  private mutating func trySwapping(_ a: Int, _ i: Int, _ b: Int, _ j: Int) -> Bool {
    // The one behind u gives way to v; in small problems u itself too.
    for at in i...i + 1 where at < routes[a].stops.count && routes[a].stops[at].step.mode != nil {
      let one = spliced(a, removing: at..<at + 1, inserting: RoutePiece(b, j..<j + 1))
      let two = spliced(b, removing: j..<j + 1, inserting: RoutePiece(a, at..<at + 1))
      if accept(a, one, b, two) { return true }
    }
    return false
  }
}
