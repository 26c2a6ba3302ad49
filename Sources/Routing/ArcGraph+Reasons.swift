import RoadNetwork

extension ArcGraph {
  /// Why no legal drive leads from one place to another, to be asked after a search found none.
  ///
  /// Rules are taken back one after the other, turn rules first, until a way appears; the last one taken back is the
  /// reason.
  /// - Complexity: O(segments + nodes).
  public func reasonForNoRoute(from start: RoadPlace, to target: RoadPlace) -> NoRouteReason {
    guard let first = entry(of: start.segment) else { return .unknownSegment(start.segment) }
    guard let last = entry(of: target.segment) else { return .unknownSegment(target.segment) }
    if let obstacle = first.obstacle { return .startForbidden(start.segment, obstacle) }
    if let obstacle = last.obstacle { return .targetForbidden(target.segment, obstacle) }
    let walk = EntryWalk(self)
    if walk.leads(from: first, to: last, over: { $0.isArc }) { return .turnBans }
    if walk.leads(from: first, to: last, over: { $0.isArc || $0.obstacle == .oneWay }) { return .oneWayTrap }
    if walk.leads(from: first, to: last, over: { $0.obstacle != .closed }) { return .forbidden }
    if walk.leads(from: first, to: last, over: { _ in true }) { return .closed }
    return .island
  }
}

extension ArcGraph.Entry {
  /// Why it may not be driven at all; `nil` where one direction may.
  var obstacle: RoadObstacle? {
    guard let ahead = forward.obstacle, let back = backward.obstacle else { return nil }
    return ahead == .oneWay ? back : ahead
  }
}

extension ArcGraph.Passage {
  var isArc: Bool { obstacle == nil }

  var obstacle: RoadObstacle? {
    if case .obstacle(let obstacle) = self { obstacle } else { nil }
  }
}

/// A walk over nodes that does not mind turns.
private struct EntryWalk {
  let graph: ArcGraph
  let entriesAtNode: [[UInt32]]

  init(_ graph: ArcGraph) {
    self.graph = graph
    var entriesAtNode: [[UInt32]] = Array(repeating: [], count: graph.nodeCount)
    for (number, entry) in graph.entries.enumerated() {
      entriesAtNode[Int(entry.from)].append(UInt32(number))
      entriesAtNode[Int(entry.to)].append(UInt32(number))
    }
    self.entriesAtNode = entriesAtNode
  }

  /// Whether a way leads from one segment to another over passages that count as open.
  func leads(from start: ArcGraph.Entry, to target: ArcGraph.Entry, over isOpen: (ArcGraph.Passage) -> Bool) -> Bool {
    var wanted: Set<UInt32> = []
    if isOpen(target.forward) { wanted.insert(target.from) }
    if isOpen(target.backward) { wanted.insert(target.to) }
    var seen = Array(repeating: false, count: graph.nodeCount)
    var waiting: [UInt32] = []
    func see(_ node: UInt32) {
      guard !seen[Int(node)] else { return }
      seen[Int(node)] = true
      waiting.append(node)
    }
    if isOpen(start.forward) { see(start.to) }
    if isOpen(start.backward) { see(start.from) }
    while let node = waiting.popLast() {
      if wanted.contains(node) { return true }
      for number in entriesAtNode[Int(node)] {
        let entry = graph.entries[Int(number)]
        if entry.from == node && isOpen(entry.forward) { see(entry.to) }
        if entry.to == node && isOpen(entry.backward) { see(entry.from) }
      }
    }
    return false
  }
}
