import RoadNetwork

extension ArcGraph {
  /// Why no legal drive leads from one place to another, to be asked after a search found none.
  ///
  /// Rules are taken back one after the other, turn rules first, until a way appears; the last one taken back is the
  /// reason.
  /// - Complexity: O(log segments) and the streets of the smaller part of the city that cannot be left or entered.
  public func reasonForNoRoute(from start: RoadPlace, to target: RoadPlace) -> NoRouteReason {
    guard let first = number(of: start.segment) else { return .unknownSegment(start.segment) }
    guard let last = number(of: target.segment) else { return .unknownSegment(target.segment) }
    if let obstacle = entries[first].obstacle { return .startForbidden(start.segment, obstacle) }
    if let obstacle = entries[last].obstacle { return .targetForbidden(target.segment, obstacle) }
    func leads(over isOpen: @escaping (Passage) -> Bool) -> Bool {
      var walk = StreetWalk(self, over: isOpen)
      return walk.leads(from: first, to: last)
    }
    if leads(over: { $0.isArc }) { return .turnBans }
    if leads(over: { $0.isArc || $0.obstacle == .oneWay }) { return .oneWayTrap }
    if leads(over: { $0.obstacle != .closed }) { return .forbidden }
    if leads(over: { _ in true }) { return .closed }
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
