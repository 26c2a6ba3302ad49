/// Finds a parity cut that a point breaks, and more of them, if it breaks any (Padberg and Rao 1982, DOI 10.1287/moor.7.1.67).
///
/// No broken cut goes through a link with a drive or more, so what these hold together counts as one node. Links without drives
/// join nothing, so each part that the others hold together is looked at by itself: a part with an odd number of odd nodes
/// is a cut at once, the others' smallest odd cuts are among those of their cut trees.
struct ParitySeparation {
  let graph: CoverGraph

  /// Sets of nodes around which parity is broken by more than the tolerance.
  func sets(at drives: [Double], tolerance: Double) -> [[Int]] {
    let (knot, knotCount) = graph.components { drives[$0] >= 1 - tolerance }
    let (part, partCount) = graph.components { drives[$0] > MaximumFlow.tolerance }
    var isOdd = [Bool](repeating: false, count: knotCount)
    var members = [[Int]](repeating: [], count: knotCount)
    for node in 0..<graph.nodeCount {
      members[knot[node]].append(node)
      if graph.isOdd[node] { isOdd[knot[node]].toggle() }
    }
    var knots = [[Int]](repeating: [], count: partCount)
    for number in 0..<knotCount { knots[part[members[number][0]]].append(number) }
    var links = [[Int]](repeating: [], count: partCount)
    for link in 0..<graph.linkCount where drives[link] > MaximumFlow.tolerance {
      let (a, b) = (graph.tail[link], graph.head[link])
      if knot[a] != knot[b] { links[part[a]].append(link) }
    }
    var found: [[Int]] = []
    for number in 0..<partCount {
      let terminals = knots[number].filter { isOdd[$0] }
      if terminals.count % 2 == 1 { found.append(knots[number]) }
      guard terminals.count > 1 else { continue }
      let edges = links[number].map { (knot[graph.tail[$0]], knot[graph.head[$0]], drives[$0]) }
      found += oddCuts(knots[number], edges, isOdd, below: 1 - tolerance)
    }
    return found.map { $0.flatMap { members[$0] } }
  }

  /// Sets of knots, within a part, with an odd number of odd ones and little to be crossed.
  private func oddCuts(_ knots: [Int], _ edges: [(Int, Int, Double)], _ isOdd: [Bool], below limit: Double) -> [[Int]] {
    var number = [Int: Int]()
    for (position, knot) in knots.enumerated() { number[knot] = position }
    let inner = edges.map { (number[$0.0] ?? 0, number[$0.1] ?? 0, $0.2) }
    let terminals = knots.indices.filter { isOdd[knots[$0]] }
    let tree = CutTree(nodeCount: knots.count, edges: inner, terminals: terminals)
    var count = knots.map { isOdd[$0] ? 1 : 0 }
    for node in tree.topDown.reversed() where tree.parent[node] != node { count[tree.parent[node]] += count[node] }
    return terminals.filter { tree.parent[$0] != $0 && count[$0] % 2 == 1 && tree.value[$0] < limit }
      .map { tree.nodes(under: $0).map { knots[$0] } }
  }
}
