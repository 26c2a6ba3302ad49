import Dispatch

/// Orders nodes by cutting a graph again and again: the nodes of a cut come behind those of both halves.
///
/// Nested dissection (George 1973, DOI 10.1137/0710032) with cuts by ``InertialFlow``, as customizable contraction
/// hierarchies want it (Dibbelt, Strasser and Wagner 2016, DOI 10.1145/2886843). Dead ends and chains are taken first
/// (``ChainReduction``), and small rests are ordered by ``MinimumDegree``.
public struct NestedDissection: Sendable {
  /// Parts of at most so many nodes are ordered by minimum degree.
  static let leafSize = 40
  /// Parts of at least so many nodes may be worked on beside each other.
  private static let sharedSize = 4_000

  /// Where nodes lie on a plane, in any unit; without them, hop distances stand in (``GraphPart/directions()``).
  public struct Positions: Sendable {
    /// Across.
    public var x: [Float]
    /// Upwards.
    public var y: [Float]

    /// One position a node.
    public init(x: [Float], y: [Float]) {
      self.x = x
      self.y = y
    }
  }

  /// The nodes from the first eliminated to the last.
  /// - Parameter threads: how many may work; the order is the same for any number.
  /// - Precondition: positions are empty or as many as nodes.
  /// - Complexity: about O(n log n) on road networks.
  public static func order(of graph: UndirectedGraph, positions: Positions? = nil, threads: Int = 1) -> [Int32] {
    let reduction = ChainReduction(graph)
    var number = [UInt32](repeating: 0, count: graph.nodeCount)
    for (index, node) in reduction.core.enumerated() { number[Int(node)] = UInt32(index) }
    let core = UndirectedGraph(
      nodeCount: reduction.core.count, tails: reduction.tails.map { number[Int($0)] },
      heads: reduction.heads.map { number[Int($0)] })
    let part = GraphPart(
      graph: core, nodes: reduction.core, x: positions.map { p in reduction.core.map { p.x[Int($0)] } } ?? [],
      y: positions.map { p in reduction.core.map { p.y[Int($0)] } } ?? [])
    return reduction.eliminated + order(of: part, threads: threads)
  }

  private static func order(of part: GraphPart, threads: Int) -> [Int32] {
    if part.nodes.count <= leafSize {
      return MinimumDegree.order(of: part.graph).map { part.nodes[Int($0)] }
    }
    let components = part.components()
    if components.count > 1 {
      return part.separated(components).flatMap { order(of: $0, threads: threads) }
    }
    guard let cut = InertialFlow().cut(part.graph, along: part.directions()) else { return part.nodes }
    var isCut = [Bool](repeating: false, count: part.nodes.count)
    let cover = CutCover.nodes(of: part.graph, isUpper: cut.isUpper)
    for node in cover { isCut[Int(node)] = true }
    let halves = [
      part.part { !isCut[$0] && !cut.isUpper[$0] }, part.part { !isCut[$0] && cut.isUpper[$0] },
    ]
    let orders = halves.orders(threads: part.nodes.count < sharedSize ? 1 : threads)
    return orders[0] + orders[1] + cover.map { part.nodes[Int($0)] }
  }

  fileprivate static func orderOfHalf(_ part: GraphPart, threads: Int) -> [Int32] {
    part.nodes.isEmpty ? [] : order(of: part, threads: threads)
  }
}

extension [GraphPart] {
  /// The orders of both halves, beside each other where threads are left.
  fileprivate func orders(threads: Int) -> [[Int32]] {
    guard threads > 1 else { return map { NestedDissection.orderOfHalf($0, threads: 1) } }
    var orders: [[Int32]] = [[Int32]](repeating: [], count: count)
    orders.withUnsafeMutableBufferPointer { buffer in
      // Each half writes to a place of its own.
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        buffer[index] = NestedDissection.orderOfHalf(self[index], threads: threads / 2)
      }
    }
    return orders
  }
}
