/// The smallest cut between two sets of nodes, by maximum flow.
///
/// Augmenting paths (Ford and Fulkerson 1956), many in each round: distances to the sinks are found breadth first, then
/// paths are sought depth first, nearer nodes before farther ones and no node twice. Unlike Dinitz' blocking flows a
/// round also takes detours, so that few rounds do where a grid of streets has shortest paths of hundreds of lengths.
struct FlowCut {
  private let graph: UndirectedGraph
  private let twins: [Int32]
  /// What an edge holds each way, at each place of a neighbour.
  private let capacity: [Int8]
  /// Flow along each place of a neighbour, that of the other way being its negative.
  private var flow: [Int8]
  /// Edges to the nearest sink.
  private var distance: [Int32]
  /// How far the search of a round has gone through a node's edges.
  private var next: [Int32]
  private var queue: [Int32]
  private var path: [Int32] = []
  /// What a node is to the flow.
  private var role: [UInt8]

  private static let far = Int32.max
  private static let free: UInt8 = 0
  private static let source: UInt8 = 1
  private static let sink: UInt8 = 2

  /// - Parameter capacity: at each place of a neighbour; empty where all edges hold one.
  init(_ graph: UndirectedGraph, twins: [Int32], capacity: [Int8] = []) {
    self.graph = graph
    self.twins = twins
    self.capacity = capacity.isEmpty ? Array(repeating: 1, count: graph.heads.count) : capacity
    flow = Array(repeating: 0, count: graph.heads.count)
    distance = Array(repeating: 0, count: graph.nodeCount)
    next = distance
    queue = []
    queue.reserveCapacity(graph.nodeCount)
    role = Array(repeating: FlowCut.free, count: graph.nodeCount)
  }

  /// Which side of the smallest cut each node is on, and what is cut; `nil` where that is more than `limit`.
  ///
  /// Of the cuts nearest to the sources and to the sinks, the one that halves the nodes better.
  mutating func run(sources: ArraySlice<Int32>, sinks: ArraySlice<Int32>, limit: Int) -> (size: Int, isUpper: [Bool])? {
    for place in flow.indices { flow[place] = 0 }
    for node in role.indices { role[node] = FlowCut.free }
    for node in sources { role[Int(node)] = FlowCut.source }
    for node in sinks { role[Int(node)] = FlowCut.sink }
    let rim = sources.filter { node in
      graph.places(of: Int(node)).contains { role[Int(graph.heads[$0])] != FlowCut.source }
    }
    var size = 0
    while setDistances(to: sinks) {
      for node in rim { size += pushes(from: Int(node)) }
      if size > limit { return nil }
    }
    return (size, betterHalves(rim))
  }

  /// Distances to the sinks along edges with room; whether any source has one.
  private mutating func setDistances(to sinks: ArraySlice<Int32>) -> Bool {
    for node in distance.indices { distance[node] = FlowCut.far }
    queue.removeAll(keepingCapacity: true)
    queue += sinks
    for node in sinks { distance[Int(node)] = 0 }
    var begin = 0
    var isReached = false
    while begin < queue.count {
      let node = Int(queue[begin])
      begin += 1
      next[node] = 0
      if role[node] == FlowCut.source {
        isReached = true
        continue
      }
      for place in graph.places(of: node) where flow[Int(twins[place])] < capacity[place] {
        let tail = Int(graph.heads[place])
        guard distance[tail] == FlowCut.far else { continue }
        distance[tail] = distance[node] + 1
        queue.append(Int32(tail))
      }
    }
    return isReached
  }

  /// Pushes as many units as there are paths from a source over nodes that this round has not seen.
  private mutating func pushes(from source: Int) -> Int {
    guard distance[source] != FlowCut.far else { return 0 }
    var count = 0
    path.removeAll(keepingCapacity: true)
    var node = source
    while true {
      if role[node] == FlowCut.sink {
        let room = path.reduce(Int8.max) { min($0, capacity[Int($1)] - flow[Int($1)]) }
        for place in path {
          flow[Int(place)] += room
          flow[Int(twins[Int(place)])] -= room
        }
        count += Int(room)
        path.removeAll(keepingCapacity: true)
        node = source
      } else if let place = step(from: node) {
        path.append(Int32(place))
        node = Int(graph.heads[place])
      } else {
        guard let last = path.popLast() else { return count }
        node = Int(graph.heads[Int(twins[Int(last)])])
      }
    }
  }

  /// The next edge with room to a node that this round has not seen: first all that lead nearer to the sinks, then the
  /// others. Sinks and sources may be seen often, since they stand for one node each.
  private mutating func step(from node: Int) -> Int? {
    let first = Int(graph.first[node])
    let degree = Int(graph.first[node + 1]) - first
    while Int(next[node]) < 2 * degree {
      let turn = Int(next[node])
      let place = first + (turn < degree ? turn : turn - degree)
      next[node] += 1
      let head = Int(graph.heads[place])
      guard flow[place] < capacity[place], distance[head] != FlowCut.far,
        (distance[head] < distance[node]) == (turn < degree),
        role[head] != FlowCut.source
      else { continue }
      if role[head] == FlowCut.sink { return place }
      if next[head] == 0 { return place }
    }
    return nil
  }

  private mutating func betterHalves(_ rim: [Int32]) -> [Bool] {
    // The last distances cover what still reaches the sinks.
    let isUpperFar = distance.map { $0 != FlowCut.far }
    let far = isUpperFar.count { $0 }
    let isUpperNear = notReached(from: rim)
    let near = isUpperNear.count { $0 }
    let half = graph.nodeCount / 2
    return abs(near - half) <= abs(far - half) ? isUpperNear : isUpperFar
  }

  /// Which nodes the sources do not reach any more.
  private mutating func notReached(from rim: [Int32]) -> [Bool] {
    var isLeft = role.map { $0 != FlowCut.source }
    queue.removeAll(keepingCapacity: true)
    queue += rim
    var begin = 0
    while begin < queue.count {
      let node = Int(queue[begin])
      begin += 1
      for place in graph.places(of: node) where flow[place] < capacity[place] {
        let head = Int(graph.heads[place])
        guard isLeft[head] else { continue }
        isLeft[head] = false
        queue.append(Int32(head))
      }
    }
    return isLeft
  }
}
