public import RoadNetwork

/// Dijkstra's search on the arcs of a graph (1959, DOI 10.1007/BF01386390): one place to one or many.
///
/// One for each task; its scratch is used again by every query. Where a source or target is a list of places, any of
/// them may be taken. The label of an arc is the time at its tail, the turn into it paid; so a drive may come back to
/// the arc it started on.
public struct ArcDijkstra: ~Copyable {
  private let graph: ArcGraph
  private var labels: ArcLabels
  /// Which arcs hold a target; none between queries.
  private var holdsTarget: [Bool]

  /// A query on a graph. - Complexity: O(arcs).
  public init(_ graph: ArcGraph) {
    self.graph = graph
    labels = ArcLabels(arcCount: graph.arcCount)
    holdsTarget = Array(repeating: false, count: graph.arcCount)
  }

  /// The time of the fastest drive, `nil` where there is none.
  /// - Complexity: O(turns + arcs · log arcs).
  public mutating func time(from sources: [ArcPlace], to targets: [ArcPlace]) -> TravelTime? {
    costs(from: sources, to: [targets])[0]?.time
  }

  /// The fastest drive, `nil` where there is none.
  /// - Complexity: as ``time(from:to:)``.
  public mutating func path(from sources: [ArcPlace], to targets: [ArcPlace]) -> RoutePath? {
    paths(from: sources, to: [targets])[0]
  }

  /// What the fastest drives to many targets take, `nil` where there is none.
  /// - Complexity: one search and O(targets).
  public mutating func costs(from sources: [ArcPlace], to targets: [[ArcPlace]]) -> [DriveCost?] {
    search(from: sources, to: targets)
    return targets.map { target in
      let direct = DirectDrive(from: sources, to: target)?.cost
      let reached = nearest(of: target).map { cost(at: $0) }
      guard let direct else { return reached }
      return reached.map { $0 < direct ? $0 : direct } ?? direct
    }
  }

  /// The fastest drives to many targets, `nil` where there is none.
  /// - Complexity: one search and O(steps).
  public mutating func paths(from sources: [ArcPlace], to targets: [[ArcPlace]]) -> [RoutePath?] {
    search(from: sources, to: targets)
    return targets.map { target in
      let direct = DirectDrive(from: sources, to: target)
      guard let end = nearest(of: target) else { return direct?.path(in: graph) }
      if let direct, direct.cost <= cost(at: end) { return direct.path(in: graph) }
      return path(from: sources, to: end)
    }
  }

  /// Times and lengths from each source to each target.
  /// - Throws: ``RoutingError/tooFar(source:target:)``.
  /// - Complexity: one search a source.
  public mutating func table(
    sources: [[ArcPlace]], targets: [[ArcPlace]]
  ) throws(RoutingError) -> TravelTable {
    var table = TravelTable(sourceCount: sources.count, targetCount: targets.count)
    for (row, source) in sources.enumerated() {
      for (column, cost) in costs(from: source, to: targets).enumerated() {
        if let cost { try table.set(cost, from: row, to: column) }
      }
    }
    return table
  }

  /// How far a vehicle comes within a time.
  /// - Precondition: the time is not negative and below 49 days.
  /// - Complexity: one search, no farther than the time, and O(arcs).
  public mutating func reach(from sources: [ArcPlace], within limit: TravelTime) -> Reach {
    precondition((0..<Int64(Reach.never)).contains(limit.milliseconds), "a reach takes from 0 to 49 days")
    var milliseconds = Array(repeating: Reach.never, count: graph.arcCount)
    start(from: sources)
    while labels.leastDistance <= limit.milliseconds, let arc = labels.settleNearest() {
      milliseconds[Int(arc)] = UInt32(labels.distance(of: arc))
      pass(arc)
    }
    return Reach(graph, from: sources, within: limit, milliseconds: milliseconds)
  }

  // MARK: Search

  /// Settles arcs until all that hold a target are settled.
  private mutating func search(from sources: [ArcPlace], to targets: [[ArcPlace]]) {
    var pending = 0
    for target in targets {
      for place in target where !holdsTarget[Int(place.arc.rawValue)] {
        holdsTarget[Int(place.arc.rawValue)] = true
        pending += 1
      }
    }
    start(from: sources)
    while pending > 0, let arc = labels.settleNearest() {
      if holdsTarget[Int(arc)] { pending -= 1 }
      pass(arc)
    }
    for target in targets {
      for place in target { holdsTarget[Int(place.arc.rawValue)] = false }
    }
  }

  /// Forgets the last search and offers what can be turned into from the sources.
  private mutating func start(from sources: [ArcPlace]) {
    labels.reset()
    for (number, source) in sources.enumerated() {
      let end = graph.end(of: source.arc)
      relax(
        source.arc.rawValue, distance: Int64(end.time) - Int64(source.time),
        length: Int64(end.length) - Int64(source.length), parent: UInt32(number) | ArcLabels.rootBit)
    }
  }

  /// Drives along a settled arc.
  private mutating func pass(_ arc: UInt32) {
    let distance = labels.distance(of: arc) + Int64(graph.arcTime[Int(arc)])
    let length = labels.length(of: arc) + Int64(graph.arcLength[Int(arc)])
    relax(arc, distance: distance, length: length, parent: arc)
  }

  /// Offers the heads of an arc's turns, from a distance at its end.
  private mutating func relax(_ arc: UInt32, distance: Int64, length: Int64, parent: UInt32) {
    for turn in Int(graph.firstTurn[Int(arc)])..<Int(graph.firstTurn[Int(arc) + 1]) {
      _ = labels.offer(
        graph.turnHead[turn], distance: distance + Int64(graph.turnCost[turn]), length: length, parent: parent)
    }
  }

  /// The place of a target that is reached first, then by the shorter way; of equal ones the first given.
  private func nearest(of target: [ArcPlace]) -> ArcPlace? {
    target.filter { labels.distance(of: $0.arc.rawValue) != ArcLabels.unreached }
      .min { cost(at: $0) < cost(at: $1) }
  }

  private func cost(at place: ArcPlace) -> DriveCost {
    DriveCost(
      milliseconds: labels.distance(of: place.arc.rawValue) + Int64(place.time),
      millimeters: labels.length(of: place.arc.rawValue) + Int64(place.length))
  }

  private func path(from sources: [ArcPlace], to end: ArcPlace) -> RoutePath {
    var arcs = [end.arc.rawValue]
    var parent = labels.parent(of: end.arc.rawValue)
    while parent & ArcLabels.rootBit == 0 {
      arcs.append(parent)
      parent = labels.parent(of: parent)
    }
    let source = sources[Int(parent & ~ArcLabels.rootBit)]
    arcs.append(source.arc.rawValue)
    return RoutePath(arcs.reversed(), from: source, to: end, in: graph)
  }
}
