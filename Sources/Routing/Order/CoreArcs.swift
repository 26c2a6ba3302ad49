/// The arcs that dead ends and chains leave: all between nodes of the core, and those of one edge in each chain.
struct CoreArcs {
  /// The other arcs but loops, in the order of their elimination.
  private(set) var eliminated: [Int32] = []
  private let reduction: ChainReduction
  /// Each arc, and the nodes of the core that it joins, by their numbers in the core.
  private var arcs: [Int32] = []
  private var tails: [UInt32] = []
  private var heads: [UInt32] = []

  init(_ bundles: ArcBundles, _ reduction: ChainReduction, tails: [UInt32]) {
    self.reduction = reduction
    var number = [UInt32](repeating: 0, count: bundles.graph.nodeCount)
    for (index, node) in reduction.core.enumerated() { number[Int(node)] = UInt32(index) }
    var isTaken = [Bool](repeating: false, count: tails.count)
    for edge in reduction.tails.indices {
      let (before, head) = (reduction.beforeHeads[edge], reduction.heads[edge])
      for arc in bundles.arcs(between: before, head) {
        let isForward = tails[Int(arc)] == before
        isTaken[Int(arc)] = true
        arcs.append(arc)
        self.tails.append(number[Int(isForward ? reduction.tails[edge] : head)])
        self.heads.append(number[Int(isForward ? head : reduction.tails[edge])])
      }
    }
    func eliminate(_ arcs: ArraySlice<Int32>) {
      for arc in arcs where !isTaken[Int(arc)] {
        isTaken[Int(arc)] = true
        eliminated.append(arc)
      }
    }
    for (node, partner) in zip(reduction.eliminated, reduction.partners) where partner >= 0 {
      eliminate(bundles.arcs(between: UInt32(node), UInt32(partner)))
    }
    // What closes a chain that ends where it starts.
    for node in reduction.eliminated {
      for place in bundles.graph.places(of: Int(node)) {
        eliminate(bundles.arcs(between: UInt32(node), UInt32(bundles.graph.heads[place])))
      }
    }
  }

  /// The core's nodes and which of them are joined, by how many arcs.
  func part(_ positions: NestedDissection.Positions?) -> GraphPart {
    let nodes = reduction.core
    let bundles = ArcBundles(nodeCount: nodes.count, tails: tails, heads: heads)
    return GraphPart(
      graph: bundles.graph, nodes: Array(0..<Int32(nodes.count)),
      x: positions.map { p in nodes.map { p.x[Int($0)] } } ?? [],
      y: positions.map { p in nodes.map { p.y[Int($0)] } } ?? [], capacity: bundles.counts(limit: 100))
  }

  /// The arcs by the parts of a dissection: those of leaves, then those across each cut.
  func order(within cells: CutCells) -> [Int32] {
    let meetings = tails.indices.map { cells.meeting(tails[$0], heads[$0]) }
    var members = [[Int32]](repeating: [], count: cells.parent.count)
    for (arc, meeting) in meetings.enumerated() { members[meeting.cell].append(Int32(arc)) }
    let leaving = FlatLists(tails, count: reduction.core.count)
    let entering = FlatLists(heads, count: reduction.core.count)
    var local = [Int32](repeating: -1, count: arcs.count)
    var order: [Int32] = []
    for cell in members.indices {
      if cells.leaves[cell].isEmpty {
        members[cell].sort { (meetings[Int($0)].side, $0) < (meetings[Int($1)].side, $1) }
      } else {
        members[cell] = leafOrder(members[cell], cells.leaves[cell], leaving, entering, &local)
      }
      order += members[cell].map { arcs[Int($0)] }
    }
    return order
  }

  /// The arcs within a leaf by the ways over them, seeing also those that lead into and out of it.
  private func leafOrder(
    _ inner: [Int32], _ nodes: [Int32], _ leaving: FlatLists, _ entering: FlatLists, _ local: inout [Int32]
  ) -> [Int32] {
    for (index, arc) in inner.enumerated() { local[Int(arc)] = Int32(index) }
    var outer: [Int32] = []
    for node in nodes {
      for lists in [leaving, entering] {
        for arc in lists[Int(node)] where local[Int(arc)] < 0 {
          local[Int(arc)] = Int32(inner.count + outer.count)
          outer.append(arc)
        }
      }
    }
    var elimination = MarkowitzOrder(nodeCount: inner.count + outer.count)
    for node in nodes {
      for arc in entering[Int(node)] {
        for next in leaving[Int(node)] { elimination.add(from: Int(local[Int(arc)]), to: Int(local[Int(next)])) }
      }
    }
    let order = elimination.order(ofFirst: inner.count)
    for arc in inner + outer { local[Int(arc)] = -1 }
    return order.map { inner[$0] }
  }
}

/// Numbers by a key, in flat arrays.
private struct FlatLists {
  private var first: [Int32]
  private var members: [Int32]

  init(_ keys: [UInt32], count: Int) {
    first = Array(repeating: 0, count: count + 1)
    for key in keys { first[Int(key) + 1] += 1 }
    for key in 0..<count { first[key + 1] += first[key] }
    var next = first
    members = Array(repeating: 0, count: keys.count)
    for (number, key) in keys.enumerated() {
      members[Int(next[Int(key)])] = Int32(number)
      next[Int(key)] += 1
    }
  }

  subscript(key: Int) -> ArraySlice<Int32> { members[Int(first[key])..<Int(first[key + 1])] }
}
