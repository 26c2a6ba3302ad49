/// A rule that all solutions keep: the drives without service over these links are at least so many.
struct Cut: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case parity, connectivity, capacity }

  let kind: Kind
  /// The links between a set of nodes and the rest, ascending.
  let links: [Int]
  let least: Int64

  /// How far a point is from keeping it.
  func violation(at drives: [Double]) -> Double {
    links.reduce(Double(least)) { $0 - drives[$1] }
  }
}

extension Cut {
  /// The strongest cut around a set of nodes, `nil` where it says nothing.
  ///
  /// Each load served within the set or on its border enters and leaves it, so `2 k(S) - r(S)` of its crossings are without
  /// service; a set that an odd number of passes cross is crossed once more, since every route is closed.
  ///
  /// - Complexity: linear in the links.
  init?(around inside: [Bool], in graph: CoverGraph) {
    var (links, crossing, demand, isNeeded) = ([Int](), 0, Int64(0), false)
    for link in 0..<graph.linkCount {
      let (a, b) = (inside[graph.tail[link]], inside[graph.head[link]])
      if a != b {
        links.append(link)
        crossing += graph.passes[link]
      }
      guard a || b, graph.passes[link] > 0 else { continue }
      (demand, isNeeded) = (demand + graph.demand[link], true)
    }
    var holdsSource = false
    for node in 0..<graph.nodeCount where inside[node] {
      demand += graph.nodeDemand[node]
      isNeeded = isNeeded || graph.isRequired[node]
      holdsSource = holdsSource || graph.isSource[node]
    }
    // Vehicles may be emptied at a facility within the set, yet they come from the depot.
    let loads = !isNeeded || inside[graph.depot] ? 0 : holdsSource ? 1 : graph.loads(of: demand)
    let (parity, entries) = (Int64(crossing % 2), 2 * loads - Int64(crossing))
    guard max(parity, entries) > 0 else { return nil }
    self.links = links
    least = max(parity, entries)
    kind = entries < parity ? .parity : loads > 1 ? .capacity : .connectivity
  }
}
