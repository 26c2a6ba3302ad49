internal import ArcRouting

/// A problem's graph as the cuts see it: links without direction, what is required on them, where vehicles come from.
///
/// Loops are no part of any cut; what they require counts as required of their node.
struct CoverGraph: Sendable {
  let nodeCount: Int
  /// The link of the problem that a link is.
  let origin: [Int]
  let tail: [Int]
  let head: [Int]
  /// How often each link is served; 0 where it is not required.
  let passes: [Int]
  /// What all passes over a link take up of vehicles.
  let demand: [Int64]
  /// What the services at each node take up.
  let nodeDemand: [Int64]
  /// Whether anything is required at a node itself.
  let isRequired: [Bool]
  /// Depot and facilities: where vehicles are empty.
  let isSource: [Bool]
  let depot: Int
  let capacity: Int64?
  /// Whether an odd number of passes end at a node.
  let isOdd: [Bool]
  /// Where the links of a node start in `incidence`; one entry more than there are nodes.
  let firstIncidence: [Int]
  let incidence: [Int]

  var linkCount: Int { tail.count }

  init(_ problem: RoadProblem) {
    let kept = problem.links.indices.filter { problem.links[$0].tail != problem.links[$0].head }
    let links = kept.map { problem.links[$0] }
    var nodeDemand = [Int64](repeating: 0, count: problem.nodeCount)
    var isRequired = [Bool](repeating: false, count: problem.nodeCount)
    for node in problem.requiredNodes {
      nodeDemand[node.node] += node.demand
      isRequired[node.node] = true
    }
    for loop in problem.links where loop.tail == loop.head {
      guard let service = loop.service else { continue }
      nodeDemand[loop.tail] += service.demand * Int64(service.passes)
      isRequired[loop.tail] = true
    }
    var degree = [Int](repeating: 0, count: problem.nodeCount + 1)
    var isOdd = [Bool](repeating: false, count: problem.nodeCount)
    for link in links {
      for end in [link.tail, link.head] {
        degree[end] += 1
        if let service = link.service, service.passes % 2 == 1 { isOdd[end].toggle() }
      }
    }
    var next = 0
    for node in degree.indices { (degree[node], next) = (next, next + degree[node]) }
    var (place, incidence) = (degree, [Int](repeating: 0, count: next))
    for (number, link) in links.enumerated() {
      for end in [link.tail, link.head] {
        incidence[place[end]] = number
        place[end] += 1
      }
    }
    var isSource = [Bool](repeating: false, count: problem.nodeCount)
    for node in [problem.depot] + problem.facilities { isSource[node] = true }
    nodeCount = problem.nodeCount
    origin = kept
    tail = links.map(\.tail)
    head = links.map(\.head)
    passes = links.map { $0.service?.passes ?? 0 }
    demand = links.map { link in link.service.map { $0.demand * Int64($0.passes) } ?? 0 }
    self.nodeDemand = nodeDemand
    self.isRequired = isRequired
    self.isSource = isSource
    depot = problem.depot
    capacity = problem.capacity
    self.isOdd = isOdd
    firstIncidence = degree
    self.incidence = incidence
  }

  /// The links at a node.
  func links(at node: Int) -> ArraySlice<Int> { incidence[firstIncidence[node]..<firstIncidence[node + 1]] }

  /// The other end of a link.
  func end(of link: Int, from node: Int) -> Int { tail[link] == node ? head[link] : tail[link] }

  /// The fewest vehicle loads that a demand makes; one where there is something to be served at all.
  func loads(of demand: Int64) -> Int64 {
    guard let capacity, demand > 0 else { return 1 }
    return (demand - 1) / capacity + 1
  }

  /// Parts of the graph that links of some kind hold together, as a number for each node.
  func components(joinedBy joins: (Int) -> Bool) -> (of: [Int], count: Int) {
    var component = [Int](repeating: -1, count: nodeCount)
    var (count, stack) = (0, [Int]())
    for start in 0..<nodeCount where component[start] < 0 {
      component[start] = count
      stack.append(start)
      while let node = stack.popLast() {
        for link in links(at: node) where joins(link) {
          let other = end(of: link, from: node)
          if component[other] < 0 {
            component[other] = count
            stack.append(other)
          }
        }
      }
      count += 1
    }
    return (component, count)
  }
}
