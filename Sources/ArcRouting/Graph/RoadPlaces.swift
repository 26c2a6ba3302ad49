/// The places of a road problem and the ways between them.
///
/// Without turns a place is a node. With turns each direction of a link has two places, its beginning and its end (the arc
/// being entered, the arc that was left), and each node where vehicles come to rest (the depot, facilities) has one to arrive
/// at and one to depart from, where turning is free. Ways are: along the link from its beginning to its end, by an allowed
/// turn from an end to a beginning, and between ends or beginnings and places of rest. So the price of a drive from the end
/// of a service to the beginning of the next, turns at both joints included, is that of a plain cheapest way.
struct RoadPlaces {
  private(set) var count: Int
  private(set) var arcs: [TravelGraph.Arc] = []
  /// How many places are ends of links; they come first. `nil` where places are nodes.
  private var linkPlaces: Int?
  /// The node of each place.
  private var nodes: ContiguousArray<Int32> = []
  /// Where a link is entered and left, by twice its number, and one more for the way from head to tail; `nil` for a direction
  /// that can be neither driven nor served.
  private var directions: [(entry: Place, exit: Place)?] = []
  /// Where to depart from and to arrive at, of nodes where vehicles come to rest.
  private var rests: [Int: (depart: Place, arrive: Place)] = [:]
  /// The directions that lead to each node; empty where turns do not count.
  private var leadingTo: [[Int]] = []

  /// - Precondition: the problem has been checked.
  init(_ problem: RoadProblem) {
    count = 0
    if let turns = problem.turns { number(problem, turns) } else { number(problem) }
  }

  private mutating func number(_ problem: RoadProblem) {
    for node in 0..<problem.nodeCount { _ = nextPlace(at: node) }
    for link in problem.links {
      let (tail, head) = (Place(UInt32(link.tail)), Place(UInt32(link.head)))
      directions += [(tail, head), (head, tail)]
      if let cost = link.forward { arcs.append(TravelGraph.Arc(from: tail, to: head, cost: UInt32(cost))) }
      if let cost = link.backward { arcs.append(TravelGraph.Arc(from: head, to: tail, cost: UInt32(cost))) }
    }
    for node in [problem.depot] + problem.facilities { rests[node] = (Place(UInt32(node)), Place(UInt32(node))) }
  }

  private mutating func number(_ problem: RoadProblem, _ turns: TurnTable) {
    leadingTo = Array(repeating: [], count: problem.nodeCount)
    var leaving = leadingTo
    for (number, link) in problem.links.enumerated() {
      for isForward in [true, false] {
        let (travel, service) =
          isForward ? (link.forward, link.service?.forward) : (link.backward, link.service?.backward)
        guard travel != nil || service != nil else {
          directions.append(nil)
          continue
        }
        let (tail, head) = isForward ? (link.tail, link.head) : (link.head, link.tail)
        let (entry, exit) = (nextPlace(at: tail), nextPlace(at: head))
        let direction = directions.count
        directions.append((entry, exit))
        if let travel { arcs.append(TravelGraph.Arc(from: entry, to: exit, cost: UInt32(travel))) }
        leaving[tail].append(direction)
        leadingTo[head].append(direction)
        assert(direction == 2 * number + (isForward ? 0 : 1))
      }
    }
    linkPlaces = count
    for node in 0..<problem.nodeCount {
      for into in leadingTo[node] {
        for out in leaving[node] {
          let turn = TurnTable.Turn(from: tail(of: into, problem), through: node, to: tail(of: out ^ 1, problem))
          if let cost = turns.costs[turn] { join(directions[into]?.exit, directions[out]?.entry, cost: UInt32(cost)) }
        }
      }
    }
    // A required node that no direction leads to needs a place too, to be found out of reach.
    let cutOff = problem.requiredNodes.map(\.node).filter { leadingTo[$0].isEmpty }
    for node in Set([problem.depot] + problem.facilities + cutOff).sorted() {
      let (depart, arrive) = (nextPlace(at: node), nextPlace(at: node))
      rests[node] = (depart, arrive)
      join(depart, arrive)
      for into in leadingTo[node] { join(directions[into]?.exit, arrive) }
      for out in leaving[node] { join(depart, directions[out]?.entry) }
    }
  }

  private func tail(of direction: Int, _ problem: RoadProblem) -> Int {
    let link = problem.links[direction / 2]
    return direction % 2 == 0 ? link.tail : link.head
  }

  private mutating func nextPlace(at node: Int) -> Place {
    count += 1
    nodes.append(Int32(node))
    return Place(UInt32(count - 1))
  }

  private mutating func join(_ tail: Place?, _ head: Place?, cost: UInt32 = 0) {
    if let tail, let head { arcs.append(TravelGraph.Arc(from: tail, to: head, cost: cost)) }
  }

  /// Where the places are. - Complexity: linear in places.
  var stands: RoadStands { RoadStands(nodes: nodes, linkPlaces: linkPlaces) }

  /// Where a direction of a link is entered and left.
  func direction(of link: Int, isForward: Bool) -> (entry: Place, exit: Place)? {
    directions[2 * link + (isForward ? 0 : 1)]
  }

  /// Where vehicles depart from and arrive at. - Precondition: the depot or a facility is at the node.
  func rest(at node: Int) -> (depart: Place, arrive: Place) {
    guard let rest = rests[node] else { preconditionFailure("no vehicle comes to rest at node \(node)") }
    return rest
  }

  /// The ways to stand at a node: one without turns, otherwise one for each direction that leads to it, and one for a vehicle
  /// that has been at rest there.
  func stands(at node: Int) -> [(place: Place, mode: RoadMode)] {
    guard !leadingTo.isEmpty else { return [(Place(UInt32(node)), .standing)] }
    let arriving = leadingTo[node].compactMap { into in
      directions[into].map { ($0.exit, RoadMode.arriving(link: into / 2, isForward: into % 2 == 0)) }
    }
    return arriving + (rests[node].map { [($0.depart, .standing)] } ?? [])
  }
}
