public import RoadNetwork

/// Dijkstra's search from both ends at once (Pohl 1971), for single pairs.
///
/// Forward labels are the time to the tail of an arc, backward labels the time from there on; each side settles its
/// nearest arc in turn until the two nearest together are no better than the best drive found.
public struct BidirectionalArcDijkstra: ~Copyable {
  private let graph: ArcGraph
  private var forward: ArcLabels
  private var backward: ArcLabels
  private var best = ArcLabels.unreached
  private var meeting: UInt32 = 0

  /// A query on a graph. - Complexity: O(arcs).
  public init(_ graph: ArcGraph) {
    self.graph = graph
    forward = ArcLabels(arcCount: graph.arcCount)
    backward = ArcLabels(arcCount: graph.arcCount)
  }

  /// The time of the fastest drive, `nil` where there is none.
  /// - Complexity: O(turns + arcs · log arcs), on road networks about half of the one-sided search.
  public mutating func time(from sources: [ArcPlace], to targets: [ArcPlace]) -> TravelTime? {
    let direct = DirectDrive(from: sources, to: targets)
    search(from: sources, to: targets, limit: direct?.cost.milliseconds ?? ArcLabels.unreached)
    return best == ArcLabels.unreached ? nil : TravelTime(milliseconds: best)
  }

  /// The fastest drive, `nil` where there is none.
  /// - Complexity: as ``time(from:to:)``.
  public mutating func path(from sources: [ArcPlace], to targets: [ArcPlace]) -> RoutePath? {
    let direct = DirectDrive(from: sources, to: targets)
    let limit = direct?.cost.milliseconds ?? ArcLabels.unreached
    search(from: sources, to: targets, limit: limit)
    if best == limit { return direct?.path(in: graph) }
    return pathOverMeeting(from: sources, to: targets)
  }

  // MARK: Search

  private mutating func search(from sources: [ArcPlace], to targets: [ArcPlace], limit: Int64) {
    best = limit
    forward.reset()
    backward.reset()
    for (number, target) in targets.enumerated() {
      _ = backward.offer(
        target.arc.rawValue, distance: Int64(target.time), length: Int64(target.length),
        parent: UInt32(number) | ArcLabels.rootBit)
    }
    for (number, source) in sources.enumerated() {
      relaxForward(
        source.arc.rawValue, distance: Int64(graph.arcTime[Int(source.arc.rawValue)]) - Int64(source.time),
        parent: UInt32(number) | ArcLabels.rootBit)
    }
    while true {
      let (ahead, behind) = (forward.leastDistance, backward.leastDistance)
      // One side exhausted: what can meet has met. Neither sum can overflow below.
      guard ahead != ArcLabels.unreached, behind != ArcLabels.unreached, ahead + behind < best else { return }
      if ahead <= behind {
        guard let arc = forward.settleNearest() else { return }
        relaxForward(arc, distance: ahead + Int64(graph.arcTime[Int(arc)]), parent: arc)
      } else {
        guard let arc = backward.settleNearest() else { return }
        relaxBackward(arc, distance: behind)
      }
    }
  }

  /// Offers the heads of an arc's turns, from a distance at its end.
  private mutating func relaxForward(_ arc: UInt32, distance: Int64, parent: UInt32) {
    for turn in Int(graph.firstTurn[Int(arc)])..<Int(graph.firstTurn[Int(arc) + 1]) {
      let head = graph.turnHead[turn]
      let time = distance + Int64(graph.turnCost[turn])
      if forward.offer(head, distance: time, length: 0, parent: parent) {
        meet(at: head, time, backward.distance(of: head))
      }
    }
  }

  /// Offers the arcs that turn into an arc, from a distance at its tail.
  private mutating func relaxBackward(_ arc: UInt32, distance: Int64) {
    for entry in Int(graph.firstEntry[Int(arc)])..<Int(graph.firstEntry[Int(arc) + 1]) {
      let tail = graph.entryTail[entry]
      let turn = Int64(graph.turnCost[Int(graph.entryTurn[entry])])
      let time = distance + turn + Int64(graph.arcTime[Int(tail)])
      if backward.offer(tail, distance: time, length: 0, parent: arc) {
        meet(at: tail, time, forward.distance(of: tail))
      }
    }
  }

  private mutating func meet(at arc: UInt32, _ distance: Int64, _ other: Int64) {
    guard other != ArcLabels.unreached, distance + other < best else { return }
    best = distance + other
    meeting = arc
  }

  private func pathOverMeeting(from sources: [ArcPlace], to targets: [ArcPlace]) -> RoutePath {
    var arcs = [meeting]
    var parent = forward.parent(of: meeting)
    while parent & ArcLabels.rootBit == 0 {
      arcs.append(parent)
      parent = forward.parent(of: parent)
    }
    let source = sources[Int(parent & ~ArcLabels.rootBit)]
    arcs.append(source.arc.rawValue)
    arcs.reverse()
    parent = backward.parent(of: meeting)
    while parent & ArcLabels.rootBit == 0 {
      arcs.append(parent)
      parent = backward.parent(of: parent)
    }
    return RoutePath(arcs, from: source, to: targets[Int(parent & ~ArcLabels.rootBit)], in: graph)
  }
}
