/// Ways from up to thirty-two sources to all nodes of a selection: up the hierarchy from the sources, then down to the
/// targets. Holds the memory for it; one for each thread.
struct SourceBlock<Weight: SearchWeight>: ~Copyable {
  let kernel: LaneKernel
  private var reached: RankSet
  /// The ranks that lie above the sources, rising, and by rank the place in `ranks`, which is old elsewhere.
  private var ranks: [Int32] = []
  private var place: [Int32]
  /// Distances by place, thirty-two each.
  private var climbing: [Weight] = []
  /// Numbers of the shared nodes above the sources, rising.
  private var seeds: [Int32] = []
  private var lowerSeeds: [Int32] = []
  /// Distances by number of the selection, thirty-two each; targets come last.
  private(set) var lanes: [Weight] = []

  init(rankCount: Int, kernel: LaneKernel) {
    self.kernel = kernel
    reached = RankSet(rankCount: rankCount)
    place = Array(repeating: 0, count: rankCount)
  }

  /// Fills ``lanes``: the `i`-th lane holds distances from the source `order[i]`.
  mutating func run(
    from sources: borrowing PlaceList<Weight>, _ order: UnsafeBufferPointer<Int32>, up: SearchEdges<Weight>,
    to selection: borrowing TargetSelection<Weight>
  ) {
    climb(from: sources, order, up)
    seed(selection)
    selection.withEdges { edges in
      seeds.withUnsafeBufferPointer { seeds in
        lanes.withUnsafeMutableBufferPointer { lanes in
          guard let seeds = seeds.baseAddress, let lanes = lanes.baseAddress else { return }
          kernel.sweep(edges, seeds: seeds, count: selection.count, lanes: lanes)
        }
      }
    }
    meetBelowShared(selection)
  }

  /// Finds all ranks above the sources, and the distances to them.
  private mutating func climb(
    from sources: borrowing PlaceList<Weight>, _ order: UnsafeBufferPointer<Int32>, _ up: SearchEdges<Weight>
  ) {
    let width = LaneKernel.width
    for lane in 0..<order.count {
      let source = Int(order[lane])
      for entry in Int(sources.first[source])..<Int(sources.first[source + 1]) { reached.insert(sources.node[entry]) }
    }
    reached.drain(closedUnder: up, &ranks)
    if climbing.count < ranks.count * width {
      climbing = Array(repeating: .never, count: ranks.count * 2 * width)
    }
    for index in 0..<ranks.count {
      place[Int(ranks[index])] = Int32(index)
    }
    climbing.withUnsafeMutableBufferPointer { $0[..<(ranks.count * width)].update(repeating: .never) }
    for lane in 0..<order.count {
      let source = Int(order[lane])
      for entry in Int(sources.first[source])..<Int(sources.first[source + 1]) {
        let at = Int(place[Int(sources.node[entry])]) * width + lane
        climbing[at] = min(climbing[at], sources.weight[entry])
      }
    }
    up.withEdges { edges in
      ranks.withUnsafeBufferPointer { ranks in
        place.withUnsafeBufferPointer { place in
          climbing.withUnsafeMutableBufferPointer { climbing in
            guard let place = place.baseAddress, let climbing = climbing.baseAddress else { return }
            kernel.climb(edges, ranks: ranks, place: place, lanes: climbing)
          }
        }
      }
    }
  }

  /// Carries distances over to the shared among the nodes above the sources.
  private mutating func seed(_ selection: borrowing TargetSelection<Weight>) {
    let width = LaneKernel.width
    if lanes.count < selection.count * width { lanes = Array(repeating: .never, count: selection.count * width) }
    seeds.removeAll(keepingCapacity: true)
    lowerSeeds.removeAll(keepingCapacity: true)
    lanes.withUnsafeMutableBufferPointer { lanes in
      climbing.withUnsafeBufferPointer { climbing in
        for index in stride(from: ranks.count - 1, through: 0, by: -1) {
          let number = Int(selection.role[Int(ranks[index])])
          guard number >= 0 else { continue }
          if number < selection.topCount { seeds.append(Int32(number)) } else { lowerSeeds.append(Int32(number)) }
          for lane in 0..<width { lanes[number * width + lane] = climbing[index * width + lane] }
        }
      }
    }
    for index in 0..<lowerSeeds.count { seeds.append(lowerSeeds[index]) }
    seeds.append(.max)
  }

  /// Where a node above a source is one target's alone, the way may lead over it and no other.
  private mutating func meetBelowShared(_ selection: borrowing TargetSelection<Weight>) {
    let width = LaneKernel.width
    lanes.withUnsafeMutableBufferPointer { lanes in
      climbing.withUnsafeBufferPointer { climbing in
        for index in 0..<ranks.count {
          let number = Int(selection.role[Int(ranks[index])])
          guard number <= -2 else { continue }
          let node = selection.ownNodes[-2 - number]
          let start = (selection.sharedCount + Int(node.target)) * width
          for lane in 0..<width {
            lanes[start + lane] = min(lanes[start + lane], climbing[index * width + lane] &+ node.distance)
          }
        }
      }
    }
  }
}
