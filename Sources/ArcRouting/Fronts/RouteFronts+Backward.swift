extension RouteFronts {
  /// Labels of a vehicle that has only to come to its end.
  func startBackward(_ type: Int) {
    let terms = terms[type]
    let slot = state.services + instance.vehicles.count + type
    let labels = backward.base + slot * width
    labels[0] = FrontLabel(
      cost: 0, time: -terms.timeLimit, used: terms.usedAtEnd, place: terms.endColumn)
    var count = 1
    restBackward(0..<1, labels, &count, type, terms)
    sort(labels, count)
    backwardCount[slot] = Int32(count)
  }

  /// Labels a point before the one behind it; `false` where no way leads on.
  func extendBackward(_ from: Int, to point: Int, _ type: Int, _ terms: FrontTerms) -> Bool {
    let source = UnsafePointer(backward.base + from * width)
    let sources = Int(backwardCount[from])
    let labels = backward.base + slot(point, type) * width
    var count = 0
    forStops(of: point, type, terms) { stop, most in
      let group = count
      for index in 0..<sources {
        guard let label = behind(stop, source[index], terms) else { continue }
        keep(label, labels, group, &count, most, terms, isBackward: true)
      }
    }
    guard count > 0 else { return false }
    restBackward(0..<count, labels, &count, type, terms)
    sort(labels, count)
    backwardCount[slot(point, type)] = Int32(count)
    return true
  }

  /// A label before a stop and the drive from it; `nil` where a rule forbids it.
  @inline(__always)
  private func behind(_ stop: FrontStop, _ to: FrontLabel, _ terms: FrontTerms) -> FrontLabel? {
    let cell = Int(stop.row &+ to.place)
    let leg = terms.legs[cell]
    var label = to
    guard leg < ModeGraph.noLeg else { return nil }
    if terms.countsLoads {
      label.used.take(.zero, in: stop.resets)
      label.used += stop.loads
      guard label.used.fits(terms.capacities) else { return nil }
    }
    label.cost &+= Int64(leg) &+ stop.price
    if let durations = terms.durations {
      var latest = -to.time &- Int64(durations[cell]) &- stop.duration
      if stop.isTimed {
        guard let start = terms.times[stop.rule].latestStart(by: latest, duration: stop.duration) else { return nil }
        latest = start
      }
      if latest < terms.departure { return nil }
      label.time = -latest
    }
    if let distances = terms.distances {
      label.distance &+= Int64(distances[cell]) &+ stop.distance
      if label.distance > terms.distanceLimit { return nil }
    }
    label.place = stop.column
    label.step = stop.step
    return label
  }

  /// Adds the ways that take breaks before those of a range.
  private func restBackward(
    _ range: Range<Int>, _ labels: UnsafeMutablePointer<FrontLabel>, _ count: inout Int, _ type: Int,
    _ terms: FrontTerms
  ) {
    takeBreaks(beside: range, labels, &count, type, terms, isBackward: true) { label, rest in
      let latest = min(rest.window.end, -label.time - rest.duration)
      guard latest >= rest.window.start, latest >= terms.departure else { return false }
      label.cost += terms.price(ofTime: rest.duration)
      label.time = -latest
      return true
    }
  }

  /// Cheapest first, so that joins end early.
  private func sort(_ labels: UnsafeMutablePointer<FrontLabel>, _ count: Int) {
    for index in 1..<max(count, 1) {
      let label = labels[index]
      var hole = index
      while hole > 0, labels[hole - 1].cost > label.cost {
        labels[hole] = labels[hole - 1]
        hole -= 1
      }
      labels[hole] = label
    }
  }
}
