/// The nodes that a vehicle may get to from the depot, and those it may get to the depot from.
struct PostmanReach: Sendable {
  let isReached: [Bool]
  let leadsBack: [Bool]

  init(_ problem: RoadProblem) {
    var (there, back) = ([[Int32]](repeating: [], count: problem.nodeCount), [[Int32]]())
    back = there
    for link in problem.links {
      if link.forward != nil || link.service?.forward != nil {
        there[link.tail].append(Int32(link.head))
        back[link.head].append(Int32(link.tail))
      }
      if link.backward != nil || link.service?.backward != nil {
        there[link.head].append(Int32(link.tail))
        back[link.tail].append(Int32(link.head))
      }
    }
    isReached = Self.spread(from: problem.depot, there)
    leadsBack = Self.spread(from: problem.depot, back)
  }

  private static func spread(from depot: Int, _ next: [[Int32]]) -> [Bool] {
    var (isMet, open) = ([Bool](repeating: false, count: next.count), [depot])
    isMet[depot] = true
    while let node = open.popLast() {
      for other in next[node] where !isMet[Int(other)] {
        isMet[Int(other)] = true
        open.append(Int(other))
      }
    }
    return isMet
  }

  /// Whether a tour may pass the node.
  func mayPass(_ node: Int) -> Bool { isReached[node] && leadsBack[node] }

  /// The problem without roads that no tour may take. - Throws: `PostmanError` where a service is on such a road.
  func kept(of problem: RoadProblem) throws(PostmanError) -> RoadProblem {
    for (number, required) in problem.requiredNodes.enumerated() {
      guard isReached[required.node] else { throw .unreachable(.requiredNode(number)) }
      guard leadsBack[required.node] else { throw .noWayBack(.requiredNode(number)) }
    }
    var kept = problem
    for (number, link) in problem.links.enumerated() {
      let isKept = mayPass(link.tail) && mayPass(link.head)
      guard link.service != nil || isKept else {
        (kept.links[number].forward, kept.links[number].backward) = (nil, nil)
        continue
      }
      if isKept { continue }
      let subject = RoadSubject.link(number, tail: link.tail, head: link.head)
      throw isReached[link.tail] && isReached[link.head] ? .noWayBack(subject) : .unreachable(subject)
    }
    return kept
  }
}
