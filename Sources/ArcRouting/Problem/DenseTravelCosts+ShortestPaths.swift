/// An arc of a road graph between two places.
public struct TravelArc: Hashable, Sendable {
  /// Where it begins.
  public let tail: Place
  /// Where it ends.
  public let head: Place
  /// What it takes to drive it.
  public let leg: TravelLeg

  /// Joins two places.
  public init(from tail: Place, to head: Place, _ leg: TravelLeg) {
    self.tail = tail
    self.head = head
    self.leg = leg
  }
}

extension DenseTravelCosts {
  /// The cheapest ways through a graph, for one profile; time and length are those of the cheapest way, the quicker and
  /// then the shorter among equals.
  ///
  /// One search without a heap from each place (Dijkstra 1959, DOI 10.1007/BF01386390).
  /// - Throws: `TravelCostsError` for an arc out of range, a sum that does not fit, or a table too large.
  /// - Complexity: O(places · (places² + arcs)).
  public init(placeCount: Int, arcs: [TravelArc]) throws(TravelCostsError) {
    var leaving = [[TravelArc]](repeating: [], count: placeCount)
    for (number, arc) in arcs.enumerated() {
      for place in [arc.tail, arc.head] where place.index >= placeCount {
        throw .placeOutOfRange(arc: number, place: place.index, count: placeCount)
      }
      if arc.leg.isReachable { leaving[Int(arc.tail.index)].append(arc) }
    }
    var row: [TravelLeg] = []
    var rowStart: Place?
    try self.init(placeCount: placeCount) { (from, to, _) throws(TravelCostsError) in
      if from != rowStart {
        row = try Self.shortestPaths(from: from, leaving: leaving)
        rowStart = from
      }
      return row[Int(to.index)]
    }
  }

  private static func shortestPaths(
    from source: Place, leaving: [[TravelArc]]
  ) throws(TravelCostsError) -> [TravelLeg] {
    var best = [TravelLeg](repeating: .unreachable, count: leaving.count)
    var settled = [Bool](repeating: false, count: leaving.count)
    best[Int(source.index)] = .none
    while true {
      var nearest: Int?
      for place in best.indices where !settled[place] && best[place].isReachable {
        if let other = nearest, best[other].key <= best[place].key { continue }
        nearest = place
      }
      guard let place = nearest else { return best }
      settled[place] = true
      for arc in leaving[place] {
        guard let sum = best[place].adding(arc.leg) else {
          throw .overflow(from: source.index, to: arc.head.index)
        }
        let head = Int(arc.head.index)
        if sum.key < best[head].key { best[head] = sum }
      }
    }
  }
}

extension TravelLeg {
  fileprivate var key: (UInt32, UInt32, UInt32) { (cost, duration, distance) }

  fileprivate func adding(_ other: TravelLeg) -> TravelLeg? {
    let (cost, costOver) = cost.addingReportingOverflow(other.cost)
    let (duration, durationOver) = duration.addingReportingOverflow(other.duration)
    let (distance, distanceOver) = distance.addingReportingOverflow(other.distance)
    guard !costOver, !durationOver, !distanceOver, cost != .max else { return nil }
    return TravelLeg(unchecked: duration, distance, cost)
  }
}
