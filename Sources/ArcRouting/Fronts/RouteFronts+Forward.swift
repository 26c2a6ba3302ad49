extension RouteFronts {
  /// Labels of a vehicle that leaves the depot.
  func startForward(_ type: Int) {
    let terms = terms[type]
    let slot = state.services + type
    let labels = forward.base + slot * width
    labels[0] = FrontLabel(
      cost: state.graph.fixedCost[type], time: terms.departure, used: .zero, place: state.graph.startRow[type])
    var count = 1
    restForward(0..<1, labels, &count, type, terms)
    if placesVisits, table.isSmall { detourForward(labels, &count, type, terms, above: .zero) }
    forwardCount[slot] = Int32(count)
  }

  /// Labels a point after the one before it; `false` where no way leads on.
  func extendForward(_ from: Int, to point: Int, _ type: Int, _ terms: FrontTerms, isLast: Bool) -> Bool {
    let source = UnsafePointer(forward.base + from * width)
    let sources = Int(forwardCount[from])
    let labels = forward.base + slot(point, type) * width
    var count = 0
    forStops(of: point, type, terms) { stop, most in
      arrive(stop, from: source, sources, labels, &count, most, terms)
    }
    guard count > 0 else { return false }
    restForward(0..<count, labels, &count, type, terms)
    if placesVisits {
      let loads = isLast && !table.isSmall ? Loads(repeating: 1) : table.loadToReset[type]
      detourForward(labels, &count, type, terms, above: loads)
    }
    forwardCount[slot(point, type)] = Int32(count)
    return true
  }

  /// Calls for each way to do what is to be done at a point, with the number of labels it may have.
  @inline(__always)
  func forStops(of point: Int, _ type: Int, _ terms: FrontTerms, _ body: (FrontStop, Int) -> Void) {
    if state.isVisit(point) {
      let choices = state.choices(point)
      for index in 0..<RouteState.choicesOfVisit where choices[index] >= 0 {
        body(terms.stops[terms.modeCount + Int(choices[index])], modeWidth)
      }
      return
    }
    let modes = state.modeRange(point)
    let most = modes.count <= 3 ? modeWidth : max(1, 3 * modeWidth / modes.count)
    for mode in modes where terms.stops[mode].isAllowed { body(terms.stops[mode], most) }
  }

  /// Adds what comes of going to a stop from labels.
  @inline(__always)
  func arrive(
    _ stop: FrontStop, from source: UnsafePointer<FrontLabel>, _ sources: Int,
    _ labels: UnsafeMutablePointer<FrontLabel>, _ count: inout Int, _ most: Int, _ terms: FrontTerms
  ) {
    let group = count
    for index in 0..<sources {
      guard var label = ahead(source[index], stop, terms) else { continue }
      label.arrives(from: index)
      keep(label, labels, group, &count, most, terms)
    }
  }

  /// A label after the drive to a stop and the stop itself; `nil` where a rule forbids it.
  @inline(__always)
  func ahead(_ from: FrontLabel, _ stop: FrontStop, _ terms: FrontTerms) -> FrontLabel? {
    let cell = Int(from.place &+ stop.column)
    let leg = terms.legs[cell]
    var label = from
    guard leg < ModeGraph.noLeg else { return nil }
    if terms.countsLoads {
      label.used += stop.loads
      guard label.used.fits(terms.capacities) else { return nil }
      label.used.take(.zero, in: stop.resets)
    }
    label.cost &+= Int64(leg) &+ stop.price
    if let durations = terms.durations {
      let arrival = from.time &+ Int64(durations[cell])
      label.time = arrival
      if stop.isTimed {
        guard let start = terms.times[stop.rule].earliestStart(from: arrival, duration: stop.duration) else {
          return nil
        }
        label.time = start
        label.cost &+= terms.price(ofTime: start &- arrival)
      }
      label.time &+= stop.duration
      if label.time > terms.timeLimit { return nil }
    }
    if let distances = terms.distances {
      label.distance &+= Int64(distances[cell]) &+ stop.distance
      if label.distance > terms.distanceLimit { return nil }
    }
    label.place = stop.row
    label.step = stop.step
    return label
  }

  /// Adds the ways that go on by facilities, from labels whose loads reach some amounts.
  func detourForward(
    _ labels: UnsafeMutablePointer<FrontLabel>, _ count: inout Int, _ type: Int, _ terms: FrontTerms, above loads: Loads
  ) {
    var layer = 0..<count
    for _ in 0..<instance.dimensions {
      let begin = count
      for index in layer {
        let resettable = labels[index].used.reaching(loads)
        if !resettable.isEmpty { visitForward(index, resettable, labels, begin, &count, terms) }
      }
      guard count > begin else { return }
      restForward(begin..<count, labels, &count, type, terms)
      layer = begin..<count
    }
  }

  private func visitForward(
    _ index: Int, _ resettable: LoadSet, _ labels: UnsafeMutablePointer<FrontLabel>, _ group: Int, _ count: inout Int,
    _ terms: FrontTerms
  ) {
    for position in terms.near.range(after: labels[index].step) {
      let stop = terms.stops[terms.modeCount + terms.near[position]]
      guard !resettable.isDisjoint(with: stop.resets), var label = ahead(labels[index], stop, terms) else { continue }
      label.follows(index)
      keep(label, labels, group, &count, detourWidth, terms)
    }
  }

  /// Adds the ways that take breaks after those of a range.
  func restForward(
    _ range: Range<Int>, _ labels: UnsafeMutablePointer<FrontLabel>, _ count: inout Int, _ type: Int,
    _ terms: FrontTerms
  ) {
    takeBreaks(beside: range, labels, &count, type, terms) { label, rest in
      let start = max(label.time, rest.window.start)
      guard start <= rest.window.end, start + rest.duration <= terms.timeLimit else { return false }
      label.cost += terms.price(ofTime: start + rest.duration - label.time)
      label.time = start + rest.duration
      return true
    }
  }

  /// Adds the ways that take breaks beside the labels of a range. - Parameter take: moves a label over a break, if it can.
  @inline(__always)
  func takeBreaks(
    beside range: Range<Int>, _ labels: UnsafeMutablePointer<FrontLabel>, _ count: inout Int, _ type: Int,
    _ terms: FrontTerms, isBackward: Bool = false, _ take: (inout FrontLabel, RestBreak) -> Bool
  ) {
    guard terms.rests != 0 else { return }
    let breaks = instance.problem.vehicleTypes[type].breaks
    var layer = range
    for _ in breaks.indices {
      let begin = count
      for (number, rest) in breaks.enumerated() {
        let group = count
        for index in layer where labels[index].rests & (1 << UInt32(number)) == 0 {
          var label = labels[index]
          guard take(&label, rest) else { continue }
          label.rests |= 1 << UInt32(number)
          label.follows(index)
          label.step = .rest(number)
          keep(label, labels, group, &count, detourWidth, terms, isBackward: isBackward)
        }
      }
      layer = begin..<count
    }
  }

  /// Time or length of the route that ends behind a label, by what the objective weighs.
  func measure(_ slot: Int, _ number: Int, _ terms: FrontTerms) -> Int64 {
    let label = forward[slot * width + number]
    let cell = Int(label.place &+ terms.endColumn)
    guard case .weighted(_, _, _, .duration) = instance.problem.objective else {
      return label.distance + Int64(terms.distances?[cell] ?? 0)
    }
    return label.time + Int64(terms.durations?[cell] ?? 0) - terms.departure
  }

  /// The cheapest way to end a route after a stop, and its number among the labels there.
  func ending(_ slot: Int, _ terms: FrontTerms) -> (cost: Int64, label: Int)? {
    let labels = forward.base + slot * width
    var best: (cost: Int64, label: Int)?
    for index in 0..<Int(forwardCount[slot]) {
      let label = labels[index]
      let cell = Int(label.place &+ terms.endColumn)
      let cost = label.cost &+ Int64(terms.legs[cell])
      guard cost < best?.cost ?? ModeGraph.never, terms.legs[cell] < ModeGraph.noLeg, label.rests == terms.rests,
        !terms.countsLoads || (label.used + terms.usedAtEnd).fits(terms.capacities)
      else { continue }
      if let durations = terms.durations, label.time + Int64(durations[cell]) > terms.timeLimit { continue }
      if let distances = terms.distances, label.distance + Int64(distances[cell]) > terms.distanceLimit { continue }
      best = (cost, index)
    }
    return best
  }
}
