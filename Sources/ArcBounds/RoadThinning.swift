internal import ArcRouting

/// Takes out of a problem what no cheapest solution needs: dead ends, longer ways, nodes where a road merely goes on.
///
/// Only links and nodes without anything required go; ways between all others cost what they did, so bounds stay as they are
/// while the linear program gets smaller.
struct RoadThinning {
  private var problem: RoadProblem
  /// Links that are left, by number; merged ones come at the end.
  private var isLeft: [Bool]
  private var linksAt: [[Int]]
  private let isFixed: [Bool]

  init(_ problem: RoadProblem) {
    self.problem = problem
    isLeft = problem.links.map { $0.service != nil || $0.tail != $0.head }
    linksAt = [[Int]](repeating: [], count: problem.nodeCount)
    var isFixed = [Bool](repeating: false, count: problem.nodeCount)
    for node in [problem.depot] + problem.facilities + problem.requiredNodes.map(\.node) { isFixed[node] = true }
    for (number, link) in problem.links.enumerated() where isLeft[number] {
      linksAt[link.tail].append(number)
      if link.head != link.tail { linksAt[link.head].append(number) }
      if link.service != nil { (isFixed[link.tail], isFixed[link.head]) = (true, true) }
    }
    self.isFixed = isFixed
  }

  /// The problem without them, its nodes numbered anew.
  ///
  /// - Complexity: a search from each node as far as its longest link, and O(m log m) beside that.
  consuming func thinned() -> RoadProblem {
    joinRoads()
    if dropLongerWays() { joinRoads() }
    return renumbered()
  }

  /// Takes out dead ends and makes one link of two that meet at a node with no others.
  private mutating func joinRoads() {
    var nodes = Array(linksAt.indices)
    while let node = nodes.popLast() {
      guard !isFixed[node] else { continue }
      let links = linksAt[node]
      guard links.count == 1 || links.count == 2 else { continue }
      let ends = links.map { otherEnd(of: $0, from: node) }
      for link in links { remove(link) }
      if links.count == 2, ends[0] != ends[1] { join(links[0], links[1], at: node, ends[0], ends[1]) }
      nodes += ends
    }
  }

  private func otherEnd(of number: Int, from node: Int) -> Int {
    let link = problem.links[number]
    return link.tail == node ? link.head : link.tail
  }

  private mutating func remove(_ number: Int) {
    isLeft[number] = false
    let link = problem.links[number]
    linksAt[link.tail].removeAll { $0 == number }
    linksAt[link.head].removeAll { $0 == number }
  }

  /// Puts one link in place of two, or cheapens the link beside it.
  private mutating func join(_ first: Int, _ second: Int, at node: Int, _ a: Int, _ b: Int) {
    func price(_ number: Int, from: Int) -> Int64? {
      problem.links[number].tail == from ? problem.links[number].forward : problem.links[number].backward
    }
    func sum(_ x: Int64?, _ y: Int64?) -> Int64? { x.flatMap { x in y.map { x + $0 } } }
    var joined = RoadLink(
      tail: a, head: b, forward: sum(price(first, from: a), price(second, from: node)),
      backward: sum(price(second, from: b), price(first, from: node)))
    if let beside = linksAt[a].first(where: { problem.links[$0].service == nil && otherEnd(of: $0, from: a) == b }) {
      joined.forward = [joined.forward, price(beside, from: a)].compactMap { $0 }.min()
      joined.backward = [joined.backward, price(beside, from: b)].compactMap { $0 }.min()
      remove(beside)
    }
    problem.links.append(joined)
    isLeft.append(true)
    linksAt[a].append(problem.links.count - 1)
    linksAt[b].append(problem.links.count - 1)
  }

  /// Closes links without service to drives that a cheaper way replaces; whether any was taken out.
  private mutating func dropLongerWays() -> Bool {
    var longer: [(link: Int, isForward: Bool)] = []
    var search = NearSearch(nodeCount: problem.nodeCount)
    for node in linksAt.indices {
      let open = linksAt[node].filter { problem.links[$0].service == nil }
      let limit = open.reduce(Int64(-1)) { max($0, price(of: $1, from: node) ?? -1) }
      guard limit >= 0 else { continue }
      search.run(from: node, limit: limit) { near, visit in
        for link in linksAt[near] {
          if let price = price(of: link, from: near) { visit(otherEnd(of: link, from: near), price) }
        }
      }
      for link in open {
        guard let price = price(of: link, from: node), let least = search.distance[otherEnd(of: link, from: node)],
          least < price
        else { continue }
        longer.append((link, problem.links[link].tail == node))
      }
    }
    // A link that is dear in one direction only stays as it is: closing that would make the problem directed.
    let counts = Dictionary(longer.map { ($0.link, 1) }, uniquingKeysWith: +)
    let dropped = counts.filter { number, count in
      let link = problem.links[number]
      return count == (link.forward == nil ? 0 : 1) + (link.backward == nil ? 0 : 1)
    }
    for link in dropped.keys.sorted() { remove(link) }
    return !dropped.isEmpty
  }

  private func price(of number: Int, from node: Int) -> Int64? {
    problem.links[number].tail == node ? problem.links[number].forward : problem.links[number].backward
  }

  private consuming func renumbered() -> RoadProblem {
    var (number, count) = ([Int](repeating: -1, count: problem.nodeCount), 0)
    for node in linksAt.indices where isFixed[node] || !linksAt[node].isEmpty {
      number[node] = count
      count += 1
    }
    var thinned = problem
    thinned.nodeCount = count
    thinned.links = problem.links.indices.filter { isLeft[$0] }.map { index in
      var link = problem.links[index]
      (link.tail, link.head) = (number[link.tail], number[link.head])
      return link
    }
    for index in thinned.requiredNodes.indices {
      thinned.requiredNodes[index].node = number[problem.requiredNodes[index].node]
    }
    thinned.depot = number[problem.depot]
    thinned.facilities = problem.facilities.map { number[$0] }
    thinned.turns = nil
    return thinned
  }
}
