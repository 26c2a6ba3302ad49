extension LocalSearch {
  /// The whole of a route.
  func all(_ route: Int) -> RoutePiece { RoutePiece(route, 0..<routes[route].stops.count) }

  /// Pieces of a route with some stops taken out and others put in before a stop.
  func spliced(_ route: Int, removing range: Range<Int>, inserting pieces: RoutePiece...) -> Pieces {
    var result: Pieces = [RoutePiece(route, 0..<range.lowerBound)]
    result += pieces
    result.append(RoutePiece(route, range.upperBound..<routes[route].stops.count))
    return result
  }

  /// Gives a route other pieces where that helps.
  mutating func accept(_ route: Int, _ pieces: Pieces, leavingOut: Int32? = nil, takingIn: Int32? = nil) -> Bool {
    guard let cost = cost(pieces, type: routes[route].type) else { return false }
    var old = SolutionValue(missing: 0, objective: routes[route].cost)
    var new = SolutionValue(missing: 0, objective: cost)
    if let service = leavingOut { new.objective += instance.prizes[Int(service)] ?? 0 }
    if let service = takingIn {
      if let prize = instance.prizes[Int(service)] { old.objective += prize } else { old.missing += 1 }
    }
    guard new < old else { return false }
    let ends = ends(of: pieces)
    set(route, self.route(pieces, type: routes[route].type))
    if let service = leavingOut { count(Int(service), isLeftOut: true) }
    if let service = takingIn { count(Int(service), isLeftOut: false) }
    for service in ends { touch(service) }
    return true
  }

  /// Gives two routes other pieces where that helps.
  mutating func accept(_ a: Int, _ one: Pieces, _ b: Int, _ two: Pieces) -> Bool {
    let old = routes[a].cost + routes[b].cost
    guard let costOne = cost(one, type: routes[a].type), costOne < old,
      let costTwo = cost(two, type: routes[b].type), costOne + costTwo < old
    else { return false }
    let ends = ends(of: one) + self.ends(of: two)
    let (first, second) = (route(one, type: routes[a].type), route(two, type: routes[b].type))
    set(a, first)
    set(b, second)
    for service in ends { touch(service) }
    return true
  }

  /// Gives a route other pieces and opens a new one where that helps.
  mutating func accept(_ route: Int, _ pieces: Pieces, newRoute: Pieces, type: Int) -> Bool {
    guard let new = cost(newRoute, type: type), new < routes[route].cost,
      let rest = cost(pieces, type: routes[route].type), rest + new < routes[route].cost
    else { return false }
    let ends = ends(of: pieces) + self.ends(of: newRoute)
    let (first, second) = (self.route(pieces, type: routes[route].type), self.route(newRoute, type: type))
    set(route, first)
    open(second)
    for service in ends { touch(service) }
    return true
  }

  /// The services at the ends of pieces: those whose surroundings change. All of them where routes are short.
  private func ends(of pieces: Pieces) -> Order {
    var ends: Order = []
    for piece in pieces {
      if let mode = piece.step.mode { ends.append(instance.modes[mode].service) }
      guard piece.route >= 0 else { continue }
      for position in piece.lower..<piece.upper where min(position - piece.lower, piece.upper - position) <= 3 {
        let stop = routes[Int(piece.route)].stops[Int(position)]
        if let mode = stop.step.mode { ends.append(instance.modes[mode].service) }
      }
    }
    return ends
  }
}
