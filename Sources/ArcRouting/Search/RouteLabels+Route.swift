extension RouteLabels {
  /// Adds services one by one from the depot; `false` where the order breaks a rule.
  private mutating func follow(_ order: some Sequence<Int32>, type: Int) -> Bool {
    begin(type)
    var previous = Int.min
    for service in order {
      let rank = instance.classes[Int(service)]
      guard rank >= previous, extend(by: Int(service)) else { return false }
      previous = rank
    }
    return true
  }

  /// The least cost of a route that does the services in this order; `nil` where none keeps the rules.
  mutating func cost(of order: some Sequence<Int32>, type: Int) -> Int64? {
    follow(order, type: type) ? close() : nil
  }

  /// An order without the services after which a route that does what comes before them breaks a rule.
  mutating func longest(of order: ContiguousArray<Int32>, type: Int) -> ContiguousArray<Int32> {
    if order.isEmpty || cost(of: order, type: type) != nil { return order }
    var (kept, previous) = (ContiguousArray<Int32>(), Int.min)
    begin(type)
    for service in order {
      let rank = instance.classes[Int(service)]
      if rank >= previous, extend(by: Int(service)), close() != nil {
        kept.append(service)
        previous = rank
      } else {
        _ = follow(kept, type: type)
      }
    }
    return kept
  }

  /// The steps of the cheapest route that does the services in this order; `nil` where none keeps the rules.
  mutating func steps(of order: some Sequence<Int32>, type: Int) -> (cost: Int64, steps: ContiguousArray<RouteStep>)? {
    guard follow(order, type: type), let end = end() else { return nil }
    var steps: ContiguousArray<RouteStep> = []
    var label = end.label
    while labels[label].step != .depot {
      steps.append(labels[label].step)
      label = Int(labels[label].predecessor)
    }
    steps.reverse()
    return (end.cost, steps)
  }

  /// The cheapest route that does the services in this order; `nil` where none keeps the rules.
  mutating func plan(of order: ContiguousArray<Int32>, type: Int) -> RoutePlan? {
    steps(of: order, type: type).map { instance.plan($0.steps, type: type) }
  }
}

extension SearchInstance {
  /// The decisions that steps stand for.
  func plan(_ steps: ContiguousArray<RouteStep>, type: Int) -> RoutePlan {
    let visits = steps.compactMap { step -> Visit? in
      switch step.kind {
      case .mode(let mode): .service(services[service(ofMode: mode)], mode: Int(modes[mode].number))
      case .facility(let facility): .facility(facility)
      case .rest(let rest): .rest(rest)
      case .depot: nil
      }
    }
    return RoutePlan(vehicleType: type, departure: vehicles[type].departure, visits: visits)
  }
}
