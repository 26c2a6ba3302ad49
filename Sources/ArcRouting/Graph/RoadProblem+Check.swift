extension RoadProblem {
  /// The most nodes.
  public static let nodeLimit = 10_000_000

  /// Refuses what cannot be numbered or added up; loads, fleet and the number of tasks are left to `ArcRoutingProblem`.
  /// - Throws: `RoadProblemError`, naming the link, node or turn at fault.
  public func check() throws(RoadProblemError) {
    try inRange(.problem, "nodeCount", Int64(nodeCount), 1...Int64(Self.nodeLimit))
    for (number, link) in links.enumerated() { try check(link, .link(number, tail: link.tail, head: link.head)) }
    for (number, required) in requiredNodes.enumerated() {
      try known(.requiredNode(number), required.node)
      try inRange(.requiredNode(number), "cost", required.cost)
      try inRange(.requiredNode(number), "demand", required.demand)
    }
    try known(.depot, depot)
    for (number, node) in facilities.enumerated() { try known(.facility(number), node) }
    try inRange(.problem, "emptyingCost", emptyingCost)
    try inRange(.problem, "routeCostLimit", routeCostLimit ?? 0, 0...Int64.max)
    try inRange(.problem, "capacity", capacity ?? 0)
    guard let turns else { return }
    for (turn, cost) in turns.costs {
      for node in [turn.from, turn.through, turn.to] { try known(.turn(turn), node) }
      try inRange(.turn(turn), "cost", cost)
    }
  }

  private func check(_ link: RoadLink, _ subject: RoadSubject) throws(RoadProblemError) {
    try known(subject, link.tail)
    try known(subject, link.head)
    try inRange(subject, "forward", link.forward ?? 0)
    try inRange(subject, "backward", link.backward ?? 0)
    guard let service = link.service else { return }
    try inRange(subject, "service forward", service.forward ?? 0)
    try inRange(subject, "service backward", service.backward ?? 0)
    try inRange(subject, "demand", service.demand)
    try inRange(subject, "passes", Int64(service.passes), 1...Int64(ArcRoutingProblem.serviceLimit))
    if service.forward == nil, service.backward == nil { throw .notServable(subject) }
  }

  private func known(_ subject: RoadSubject, _ node: Int) throws(RoadProblemError) {
    guard (0..<nodeCount).contains(node) else { throw .unknownNode(subject, node: node, count: nodeCount) }
  }

  private func inRange(
    _ subject: RoadSubject, _ field: String, _ value: Int64,
    _ allowed: ClosedRange<Int64> = 0...(ArcRoutingProblem.amountLimit - 1)
  ) throws(RoadProblemError) {
    guard allowed.contains(value) else { throw .outOfRange(subject, field: field, value: value, allowed: allowed) }
  }
}
