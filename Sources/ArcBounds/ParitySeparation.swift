/// Finds all parity cuts that a point breaks, if it breaks any (Padberg and Rao 1982, DOI 10.1287/moor.7.1.67).
///
/// Links without drives join nothing, so each part of the graph that the others hold together is looked at by itself: a part
/// with an odd number of odd nodes is a cut at once, the others' smallest odd cuts are among those of their cut trees.
struct ParitySeparation {
  let graph: CoverGraph

  /// Sets of nodes around which parity is broken by more than the tolerance.
  func sets(at drives: [Double], tolerance: Double) -> [[Int]] {
    let (component, count) = graph.components { drives[$0] > MaximumFlow.tolerance }
    var members = [[Int]](repeating: [], count: count)
    for node in 0..<graph.nodeCount { members[component[node]].append(node) }
    var links = [[Int]](repeating: [], count: count)
    for link in 0..<graph.linkCount where drives[link] > MaximumFlow.tolerance {
      links[component[graph.tail[link]]].append(link)
    }
    var found: [[Int]] = []
    for part in 0..<count {
      let odd = members[part].count { graph.isOdd[$0] }
      if odd % 2 == 1 { found.append(members[part]) }
      if odd > 0, members[part].count > 1 { found += oddCuts(members[part], links[part], drives, below: 1 - tolerance) }
    }
    return found
  }

  private func oddCuts(_ members: [Int], _ links: [Int], _ drives: [Double], below limit: Double) -> [[Int]] {
    var number = [Int: Int]()
    for (position, node) in members.enumerated() { number[node] = position }
    let edges = links.compactMap { link -> (Int, Int, Double)? in
      guard let a = number[graph.tail[link]], let b = number[graph.head[link]] else { return nil }
      return (a, b, drives[link])
    }
    let tree = CutTree(nodeCount: members.count, edges: edges)
    var isOdd = [Bool](repeating: false, count: members.count)
    for node in tree.topDown.reversed() {
      if graph.isOdd[members[node]] { isOdd[node].toggle() }
      if isOdd[node], tree.parent[node] != node { isOdd[tree.parent[node]].toggle() }
    }
    return members.indices.filter { tree.parent[$0] != $0 && isOdd[$0] && tree.value[$0] < limit }
      .map { tree.nodes(under: $0).map { members[$0] } }
  }
}
