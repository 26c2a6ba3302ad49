/// Prices, and when edges become tight.
extension BlossomMatching {
  func edges(at node: Int32) -> ContiguousArray<Int32>.SubSequence {
    edgesAt[Int(firstEdge[Int(node)])..<Int(firstEdge[Int(node) + 1])]
  }

  func other(end: Int32, of edge: Int32) -> Int32 {
    let edge = edges[Int(edge)]
    return edge.a == end ? edge.b : edge.a
  }

  /// What the rise adds to the price of a labelled part; nodes have the label of the outermost part they are in.
  func risen(_ part: Int32, _ label: Label) -> Int64 {
    let rise = Int(part) < nodeCount ? rise : 2 * rise
    return label == .outer ? rise : label == .inner ? -rise : 0
  }

  /// What an edge between two outermost parts costs beyond the prices of its ends, of twice its weight.
  func slack(_ edge: Int32) -> Int64 {
    let edge = edges[Int(edge)]
    let (a, b) = (Int(edge.a), Int(edge.b))
    let prices = price[a] + risen(edge.a, label[Int(top[a])]) + price[b] + risen(edge.b, label[Int(top[b])])
    return 2 * edge.weight - prices
  }

  /// Gives an outermost part a label, all prices in it staying as they are. - Returns: its nodes.
  @discardableResult
  mutating func setLabel(_ part: Int32, _ new: Label) -> [Int32] {
    let (old, nodes) = (label[Int(part)], leaves(of: part))
    for node in nodes { price[Int(node)] += risen(node, old) - risen(node, new) }
    if Int(part) >= nodeCount { price[Int(part)] += risen(part, old) - risen(part, new) }
    label[Int(part)] = new
    if new != .none { labelled.append(part) }
    return nodes
  }

  /// Finds out when edges from outer nodes will be tight.
  mutating func scan(_ nodes: [Int32]) {
    for node in nodes {
      let part = top[Int(node)]
      for edge in edges(at: node) {
        let far = top[Int(other(end: node, of: edge))]
        guard far != part else { continue }
        switch label[Int(far)] {
        case .outer: heap.push(rise + slack(edge) / 2, edge)
        case .none: heap.push(rise + slack(edge), edge)
        case .inner: break
        }
      }
    }
  }

  /// The same for the edges of nodes without label.
  mutating func scanBack(_ nodes: [Int32]) {
    for node in nodes {
      for edge in edges(at: node) where label[Int(top[Int(other(end: node, of: edge))])] == .outer {
        heap.push(rise + slack(edge), edge)
      }
    }
  }

  mutating func makeOuter(_ part: Int32) { scan(setLabel(part, .outer)) }

  mutating func makeInner(_ part: Int32, by step: Step) {
    setLabel(part, .inner)
    entry[Int(part)] = step
    if Int(part) >= nodeCount { heap.push(rise + price(ofInner: part) / 2, Int32(edges.count) + part) }
  }

  func price(ofInner part: Int32) -> Int64 { price[Int(part)] + risen(part, .inner) }
}
