/// Cuts an order of all services into routes where the best cut is out of reach: long tours, fleets of many kinds.
///
/// A beam search over routes: each of the few best cuts so far goes on with a vehicle of every kind left, as far as it may
/// and as far as a service costs least. Numbers of vehicles are kept exactly. What none can go on with is left out, and all
/// that remains when the vehicles are used up.
struct FleetBeam {
  private struct Node {
    var value: SolutionValue
    var position: Int
    /// Vehicles used of each type.
    var used: ContiguousArray<Int32>
    var parent: Int
    var piece: GiantTourSplit.Piece?

    /// Less is better: what is left out and what the rest costs, each by the number of services dealt with.
    var rank: (Double, Double) {
      let count = Double(max(position, 1))
      return (Double(value.missing) / count, Double(value.objective) / count)
    }
  }

  private struct Reach {
    var end: Int
    var cost: Int64
  }

  private let instance: SearchInstance
  private let width: Int
  private var labels: RouteLabels
  private var nodes: [Node] = []
  private var reached: [Int: [Reach]] = [:]

  init(_ instance: SearchInstance, width: Int = 3) {
    self.instance = instance
    self.width = width
    labels = RouteLabels(instance, isCoarse: true)
  }

  /// Pieces of a tour and what they are worth. - Complexity: O(width · routes · types) routes are labelled.
  mutating func pieces(of tour: ContiguousArray<Int32>) -> (value: SolutionValue, pieces: [GiantTourSplit.Piece]) {
    let none = ContiguousArray(repeating: Int32(0), count: instance.vehicles.count)
    nodes = [Node(value: SolutionValue(missing: 0, objective: 0), position: 0, used: none, parent: -1)]
    reached = [:]
    var level = [0]
    var best: Int?
    while !level.isEmpty {
      var next: [Int] = []
      for node in level { next += followers(of: node, tour) }
      for node in next where nodes[node].position == tour.count {
        if best.map({ nodes[node].value < nodes[$0].value }) ?? true { best = node }
      }
      let open = next.filter { nodes[$0].position < tour.count }
      // Equal ranks keep their order, which is that of their making.
      level = Array(open.sorted { nodes[$0].rank < nodes[$1].rank }.prefix(width))
    }
    guard let best else { return (nodes[0].value, []) }
    return (nodes[best].value, trace(best))
  }

  private func trace(_ last: Int) -> [GiantTourSplit.Piece] {
    var pieces: [GiantTourSplit.Piece] = []
    var node = last
    while node >= 0 {
      if let piece = nodes[node].piece { pieces.append(piece) }
      node = nodes[node].parent
    }
    return pieces.reversed()
  }

  /// Nodes with one route more; with none where no vehicle is left.
  private mutating func followers(of start: Int, _ tour: ContiguousArray<Int32>) -> [Int] {
    let parent = nodes[start]
    var node = parent
    let types = types(leftBy: node)
    while node.position < tour.count {
      var found: [Int] = []
      for type in types {
        for reach in reach(from: node.position, type: type, tour) {
          var child = node
          child.value.objective += reach.cost
          child.piece = GiantTourSplit.Piece(range: node.position..<reach.end, type: type)
          (child.position, child.parent) = (reach.end, start)
          child.used[type] += 1
          nodes.append(child)
          found.append(nodes.count - 1)
        }
      }
      if !found.isEmpty { return found }
      let prize = instance.prizes[Int(tour[node.position])]
      node.value.missing += prize == nil ? 1 : 0
      node.value.objective += prize ?? 0
      node.position += 1
    }
    (node.piece, node.parent) = (nil, start)
    nodes.append(node)
    return [nodes.count - 1]
  }

  /// One type with vehicles left of each kind, the others of which differ in number only.
  private func types(leftBy node: Node) -> [Int] {
    var types: [Int] = []
    for type in instance.vehicles.indices
    where Int(node.used[type]) < instance.problem.vehicleTypes[type].count ?? .max {
      let facts = instance.vehicles[type]
      if !types.contains(where: {
        instance.vehicles[$0].group == facts.group && instance.vehicles[$0].fixedCost == facts.fixedCost
      }) {
        types.append(type)
      }
    }
    return types
  }

  /// The farthest route from a position, and the one of the least cost for a service among those at least half as long.
  private mutating func reach(from position: Int, type: Int, _ tour: ContiguousArray<Int32>) -> [Reach] {
    let key = position * instance.vehicles.count + type
    if let known = reached[key] { return known }
    var found: [Reach] = []
    labels.begin(type)
    for last in position..<tour.count {
      let service = Int(tour[last])
      if last > position, instance.classes[Int(tour[last - 1])] > instance.classes[service] { break }
      guard labels.extend(by: service) else { break }
      if let cost = labels.close() { found.append(Reach(end: last + 1, cost: cost)) }
    }
    var chosen: [Reach] = []
    if let farthest = found.last {
      chosen = [farthest]
      let long = found.dropLast().filter { 2 * ($0.end - position) >= farthest.end - position }
      func share(_ reach: Reach) -> Double { Double(reach.cost) / Double(reach.end - position) }
      if let cheap = long.min(by: { share($0) < share($1) }), share(cheap) < share(farthest) { chosen.append(cheap) }
    }
    reached[key] = chosen
    return chosen
  }
}
