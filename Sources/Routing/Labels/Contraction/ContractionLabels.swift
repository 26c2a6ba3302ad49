internal import IndexFile

/// Labels in the order of a contraction: for each node the more important ones that its shortest ways lead over, with
/// the distances; two lists tell the distance of any pair.
///
/// Canonical hierarchical labels (Abraham, Delling, Goldberg and Werneck 2012, DOI 10.1007/978-3-642-33090-2_4) over a
/// contraction hierarchy (Geisberger, Sanders, Schultes and Delling 2008, DOI 10.1007/978-3-540-68552-4_24). Where all
/// cuts of a graph are wide, these hold several times fewer hubs than ``HubLabels``; elsewhere those take less time to
/// make. Hubs are written as steps of 16 bits from one to the next.
public struct ContractionLabels: Sendable {
  /// Where the lists of a node begin, in words, and how many entries they have.
  struct Record: BitwiseCopyable, Sendable {
    var forward: UInt32 = 0
    var backward: UInt32 = 0
    var forwardCount: UInt32 = 0
    var backwardCount: UInt32 = 0
  }

  /// The nodes that need no labels, and the places of the others.
  let fringe: Fringe
  /// By place of nodes.
  let records: FlatArray<Record>
  /// All lists, as ``HubList`` says.
  let words: FlatArray<UInt32>
  /// What ways consist of, if it was asked for.
  let ways: ContractionWays?
  private let isWide = HubList.mayBeWide

  /// Bytes of all labels, of what finds them, and of what paths take.
  public var byteCount: Int { fringe.byteCount + records.byteCount + words.byteCount + (ways?.byteCount ?? 0) }

  /// Contracts a graph and labels its nodes.
  /// - Parameters:
  ///   - tails: the node from which each arc leads.
  ///   - heads: the node to which it leads.
  ///   - weights: of each arc; those of 2²⁹ and more are closed.
  ///   - threads: how many may label; the labels are the same for any number. Contracting takes one.
  ///   - keepsWays: whether ``ContractionPathQuery`` is to find paths.
  ///   - byteLimit: what the labels may take (``byteCount``).
  /// - Throws: ``HubLabelsError``, as soon as labels exceed the limit.
  /// - Complexity: about O(nodes × hubs²); minutes for a million nodes.
  public init(
    nodeCount: Int, tails: [UInt32], heads: [UInt32], weights: [UInt32], threads: Int = 1, keepsWays: Bool = false,
    byteLimit: Int = .max
  ) throws(HubLabelsError) {
    precondition(tails.count == heads.count && tails.count == weights.count, "each arc has two ends and a weight")
    let graph = ShrinkingGraph(nodeCount: nodeCount, tails: tails, heads: heads, weights: weights)
    let reduction = FringeReduction(graph, nodeCount: nodeCount)
    var fixed = ContractionLabels.fixedByteCount(core: reduction.core.count, fringe: reduction.eliminated.count)
    let limit = min(byteLimit, fixed + ContractionLabels.largestWords * 4)
    guard fixed <= limit else { throw .beyondLimit(limit) }
    let hierarchy = ContractionHierarchy(graph, nodes: reduction.core, nodeCount: nodeCount)
    fringe = Fringe(eliminated: reduction.eliminated, core: hierarchy.node, graph: graph)
    ways = keepsWays ? ContractionWays(graph, hierarchy.node + reduction.eliminated.reversed()) : nil
    fixed += ways?.byteCount ?? 0
    guard fixed <= limit else { throw .beyondLimit(limit) }
    let labelling = ContractionLabelling(hierarchy)
    var isComplete = false
    words = FlatArray(capacity: (limit - fixed) / 4) { words in
      guard let count = labelling.run(into: words, threads: threads) else { return 0 }
      isComplete = true
      return count
    }
    guard isComplete else { throw .beyondLimit(limit) }
    records = FlatArray(capacity: hierarchy.node.count) { records in
      for place in records.indices { records[place] = labelling.record(of: place) }
      return records.count
    }
  }

  /// Takes labels as they are.
  init(fringe: Fringe, records: FlatArray<Record>, words: FlatArray<UInt32>) {
    self.fringe = fringe
    self.records = records
    self.words = words
    ways = nil
  }

  /// The bytes of what finds the lists.
  private static func fixedByteCount(core: Int, fringe: Int) -> Int {
    (core + fringe) * MemoryLayout<Int32>.stride + core * MemoryLayout<Record>.stride
      + fringe * MemoryLayout<Fringe.Record>.stride
  }

  /// Words are numbered in 32 bits.
  private static let largestWords = 1 << 32 - 1

  /// The least weight of a way from one node to another, if it is less than ``SearchWeight/never``; `nil` where there is
  /// none.
  /// - Complexity: O(hubs of both), some hundreds.
  @inline(__always)
  public func distance(from source: Int, to target: Int) -> UInt32? {
    let (s, t) = (fringe.numbers.elements[source], fringe.numbers.elements[target])
    let best = distance(s, t)
    return best < UInt32(Int32.never) ? best : nil
  }

  /// The distance of two nodes by what ``Fringe/numbers`` say of them; at least never where there is no way.
  @inline(__always)
  func distance(_ source: Int32, _ target: Int32) -> UInt32 {
    source >= 0 && target >= 0 ? coreDistance(source, target) : fringeDistance(source, target)
  }

  /// The distance of two places.
  @inline(__always)
  private func coreDistance(_ source: Int32, _ target: Int32) -> UInt32 {
    guard let words = words.elements.baseAddress else { return UInt32(Int32.never) }
    let (s, t) = (records.elements[Int(source)].ways(words), records.elements[Int(target)].returns(words))
    s.prefetch()
    t.prefetch()
    return UInt32(HubList.least(s, t, isWide: isWide))
  }

  /// The distance of two nodes, one or both of which lie in the fringe.
  private func fringeDistance(_ source: Int32, _ target: Int32) -> UInt32 {
    let (s, t) = (fringe.ends(of: source), fringe.ends(of: target))
    var best = UInt32(Int32.never)
    if source < 0 && target < 0 && s.top == t.top {
      best = UInt32(FringeClimb.distance(from: ~source, to: ~target, fringe.records.elements))
    }
    guard let words = words.elements.baseAddress else { return best }
    let (first, second) = (ways(s.first, words), ways(s.second, words))
    let (last, other) = (returns(t.first, words), returns(t.second, words))
    improve(&best, first, last, UInt32(s.first.out) + UInt32(t.first.back))
    improve(&best, second, last, UInt32(s.second.out) + UInt32(t.first.back))
    improve(&best, first, other, UInt32(s.first.out) + UInt32(t.second.back))
    improve(&best, second, other, UInt32(s.second.out) + UInt32(t.second.back))
    return best
  }

  /// The hubs of an exit; none, where there is no way to it.
  @inline(__always)
  private func ways(_ exit: Fringe.Exit, _ words: UnsafePointer<UInt32>) -> HubList {
    guard exit.out < Int32.never else { return HubList(words, count: 0) }
    let list = records.elements[Int(exit.place)].ways(words)
    list.prefetch()
    return list
  }

  /// The same for ways back.
  @inline(__always)
  private func returns(_ exit: Fringe.Exit, _ words: UnsafePointer<UInt32>) -> HubList {
    guard exit.back < Int32.never else { return HubList(words, count: 0) }
    let list = records.elements[Int(exit.place)].returns(words)
    list.prefetch()
    return list
  }

  /// Takes the way over two exits, if it is shorter.
  /// - Parameter ends: from the source to the one and from the other to the target; three distances below 2³⁰ stay
  ///   within 32 bits.
  @inline(__always)
  private func improve(_ best: inout UInt32, _ ways: HubList, _ returns: HubList, _ ends: UInt32) {
    if ends < best { best = min(best, ends + UInt32(HubList.least(ways, returns, isWide: isWide))) }
  }
}

extension ContractionLabels.Record {
  @inline(__always)
  func ways(_ words: UnsafePointer<UInt32>) -> HubList {
    HubList(words + Int(forward), count: Int(forwardCount))
  }

  @inline(__always)
  func returns(_ words: UnsafePointer<UInt32>) -> HubList {
    HubList(words + Int(backward), count: Int(backwardCount))
  }
}
