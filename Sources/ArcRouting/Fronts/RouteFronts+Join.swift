extension RouteFronts {
  /// Adds a label unless one of its group is as good in all, and takes out those of the group that it beats. A full group gives
  /// up the label that is dearest with its load.
  @inline(__always)
  func keep(
    _ label: FrontLabel, _ labels: UnsafeMutablePointer<FrontLabel>, _ group: Int, _ count: inout Int, _ most: Int,
    _ terms: FrontTerms, isBackward: Bool = false
  ) {
    let room = min(group + most, width)
    let worth = terms.worth(label)
    let dearest = dearest(labels, group..<count)
    // Whatever a label dominates is worth no less.
    if count >= room, count == group || worth > labels[dearest].worth { return }
    for index in group..<count where terms.dominates(labels[index], label, isBackward: isBackward) { return }
    var write = group
    for read in group..<count where !terms.dominates(label, labels[read], isBackward: isBackward) {
      if write != read { labels[write] = labels[read] }
      write += 1
    }
    count = write
    if count < room {
      labels[count] = label
      labels[count].worth = worth
      count += 1
    } else if worth < labels[dearest].worth {
      labels[dearest] = label
      labels[dearest].worth = worth
    }
  }

  /// The number of the first label that is worth most.
  @inline(__always)
  private func dearest(_ labels: UnsafeMutablePointer<FrontLabel>, _ range: Range<Int>) -> Int {
    var dearest = range.lowerBound
    for index in range where labels[index].worth > labels[dearest].worth { dearest = index }
    return dearest
  }

  /// Cost of a route with a service put after a point, modes and breaks chosen anew, and what it would be if loads did not matter.
  /// Both are `limit` where they are no less. - Precondition: the route has been refreshed.
  /// - Complexity: O(labels before · modes · labels behind).
  func costInserting(
    _ service: Int, after point: Int, _ route: Int, below limit: Int64
  ) -> (cost: Int64, withoutLoads: Int64) {
    let type = Int(state.routes[route].type)
    let terms = terms[type]
    let (before, after) = (slot(point, type), slot(Int(state.next[point]), type))
    let heads = UnsafePointer(forward.base + before * width)
    let tails = UnsafePointer(backward.base + after * width)
    let (headCount, tailCount) = (Int(forwardCount[before]), Int(backwardCount[after]))
    var (best, relaxed) = (limit, limit)
    for mode in state.modeRange(service) where terms.stops[mode].isAllowed {
      let stop = terms.stops[mode]
      for head in 0..<headCount where heads[head].cost &+ stop.price &+ tails[0].cost < best {
        let leg = Int64(terms.legs[Int(heads[head].place &+ stop.column)])
        guard heads[head].cost &+ leg &+ stop.price &+ tails[0].cost < best else { continue }
        guard let middle = ahead(heads[head], stop, terms) else {
          relaxed = min(relaxed, heads[head].cost &+ leg &+ stop.price &+ tails[0].cost)
          continue
        }
        for tail in 0..<tailCount {
          if middle.cost &+ tails[tail].cost >= best { break }
          join(middle, tails[tail], terms, &best, &relaxed)
        }
      }
    }
    return (best, min(best, relaxed))
  }

  /// Brings the cost of two halves to the best where they fit together.
  @inline(__always)
  func join(
    _ head: FrontLabel, _ tail: FrontLabel, _ terms: FrontTerms, _ best: inout Int64, _ relaxed: inout Int64
  ) {
    let cell = Int(head.place &+ tail.place)
    let cost = head.cost &+ tail.cost &+ Int64(terms.legs[cell])
    guard cost < best, head.rests == terms.rests & ~tail.rests else { return }
    if let durations = terms.durations, head.time &+ Int64(durations[cell]) > -tail.time { return }
    if let distances = terms.distances, head.distance &+ tail.distance &+ Int64(distances[cell]) > terms.distanceLimit {
      return
    }
    if !terms.countsLoads || (head.used + tail.used).fits(terms.capacities) {
      best = cost
    } else {
      relaxed = min(relaxed, cost)
    }
  }
}
