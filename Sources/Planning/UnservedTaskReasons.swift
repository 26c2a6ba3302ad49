import ArcRouting
import Plans
import RoadNetwork

/// Says in a plan's words why the solver left services out.
struct UnservedTaskReasons {
  private let routed: RoutedProblem
  private let islands: RoadIslandIndex

  init(_ routed: RoutedProblem) {
    self.routed = routed
    islands = RoadIslandIndex(routed.context.streets.network)
  }

  /// The kerb passes of a service that was left out.
  func tasks(_ unserved: UnservedService) -> [UnservedTask] {
    let task = routed.tasks[unserved.service.task]
    let (reason, detail) = reason(unserved.reason, task)
    let pass = unserved.service.pass + 1
    return task.unserved(passes: pass...pass, reason, detail)
  }

  private func reason(_ reason: ArcRouting.UnservedReason, _ task: WorkTask) -> (Plans.UnservedReason, String?) {
    switch reason {
    case .unreachable: return unreachable(task)
    case .capacity: return (.capacity, nil)
    case .window: return (.timeWindow, nil)
    case .shift, .duration: return (.shift, "the way there and the work alone are longer than a shift")
    case .distance: return (.maxDistance, nil)
    case .fleet, .prize: return (.shift, "the vehicles there are have no room for it beside the rest")
    case .forbidden: return (.profileForbidden, nil)
    }
  }

  /// On an island of roads where not even a walker gets there from a start, else beyond rules.
  private func unreachable(_ task: WorkTask) -> (Plans.UnservedReason, String?) {
    let starts = task.ways.compactMap { routed.context.startNode(of: $0.group) }
    let isJoined = starts.contains { islands.areJoined($0, task.segment.from) }
    return isJoined
      ? (.unreachable, "one-way roads, turn rules or roads that the vehicle may not use leave no way there and back")
      : (.island, nil)
  }
}

/// Which nodes hang together, whatever the rules.
struct RoadIslandIndex {
  private var parent: [Int32]

  init(_ network: StreetNetwork) {
    parent = network.nodes.indices.map(Int32.init)
    for segment in network.segments {
      let (a, b) = (root(segment.from), root(segment.to))
      if a != b { parent[Int(max(a, b))] = min(a, b) }
    }
  }

  func areJoined(_ a: NodeID, _ b: NodeID) -> Bool { root(a) == root(b) }

  private func root(_ node: NodeID) -> Int32 {
    var number = Int32(node.rawValue)
    while parent[Int(number)] != number { number = parent[Int(number)] }
    return number
  }
}
