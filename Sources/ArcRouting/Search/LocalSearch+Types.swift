extension LocalSearch {
  /// Gives a route a vehicle of another type: a free one, or that of another route in exchange.
  mutating func tryTypes(_ route: Int) -> Bool {
    let present = routes[route].type
    var tried: [Int] = []
    for type in freeTypes() where type != present && !tried.contains(where: { isSame(type, $0) }) {
      tried.append(type)
      if let cost = cost([all(route)], type: type), cost < routes[route].cost {
        let other = self.route([all(route)], type: type)
        set(route, other)
        return true
      }
    }
    for other in routes.indices where routes[other].type != present && !routes[other].isEmpty {
      let type = routes[other].type
      let old = routes[route].cost + routes[other].cost
      guard !isSame(type, present), let one = cost([all(route)], type: type), one < old,
        let two = cost([all(other)], type: present), one + two < old
      else { continue }
      let (first, second) = (self.route([all(route)], type: type), self.route([all(other)], type: present))
      set(route, first)
      set(other, second)
      return true
    }
    return false
  }

  private func isSame(_ a: Int, _ b: Int) -> Bool {
    instance.vehicles[a].group == instance.vehicles[b].group
      && instance.vehicles[a].fixedCost == instance.vehicles[b].fixedCost
  }

  /// Lets the labels choose modes, facilities and breaks of whole routes anew, where that helps.
  mutating func polish(_ numbers: some Sequence<Int>) -> Bool {
    var isBetter = false
    for number in numbers where !routes[number].isEmpty {
      let order = routes[number].order(instance)
      let type = routes[number].type
      guard let found = steps(of: order, type: type), found.cost < routes[number].cost,
        let route = SearchRoute(found.steps, type: type, recorder: &recorder)
      else { continue }
      set(number, route)
      for service in order { touch(service) }
      isBetter = true
    }
    return isBetter
  }
}
