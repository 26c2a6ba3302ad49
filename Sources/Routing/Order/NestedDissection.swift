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
  fileprivate static let sharedSize = 4_000

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
    guard let cut = InertialFlow().cut(part) else { return part.nodes }
    var isCut = [Bool](repeating: false, count: part.nodes.count)
    let cover = CutCover.nodes(of: part.graph, isUpper: cut.isUpper)
    for node in cover { isCut[Int(node)] = true }
    let halves = [
      part.part { !isCut[$0] && !cut.isUpper[$0] }, part.part { !isCut[$0] && cut.isUpper[$0] },
    ]
    let orders = halves.beside(threads, part.nodes.count) { half, threads in
      half.nodes.isEmpty ? [] : order(of: half, threads: threads)
    }
    return orders[0] + orders[1] + cover.map { part.nodes[Int($0)] }
  }

  /// Cuts a part's edges, again and again, until no part has more than `leafSize` nodes.
  static func cutTree(of part: GraphPart, leafSize: Int, threads: Int) -> CutTree {
    guard part.nodes.count > leafSize else { return .leaf(part.nodes) }
    let components = part.components()
    if components.count > 1 {
      return .parts(part.separated(components).map { cutTree(of: $0, leafSize: leafSize, threads: threads) })
    }
    guard let cut = InertialFlow().cut(part) else { return .leaf(part.nodes) }
    let halves = [part.part { !cut.isUpper[$0] }, part.part { cut.isUpper[$0] }]
    return .parts(
      halves.beside(threads, part.nodes.count) { cutTree(of: $0, leafSize: leafSize, threads: $1) })
  }
}

extension [GraphPart] {
  /// What a function makes of each part, beside each other where threads are left and the whole has nodes enough.
  fileprivate func beside<Result: Sendable>(
    _ threads: Int, _ nodeCount: Int, _ make: @Sendable (GraphPart, Int) -> Result
  ) -> [Result] {
    guard threads > 1 && nodeCount >= NestedDissection.sharedSize else { return map { make($0, 1) } }
    var results = [Result?](repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each part writes to a place of its own.
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        buffer[index] = make(self[index], threads / 2)
      }
    }
    return results.compactMap { $0 }
  }
}
