internal import IndexFile

/// For each node the nodes of high rank that its shortest ways lead over, with the distances: two short lists tell the
/// distance of any pair.
///
/// Canonical hierarchical labels (Abraham, Delling, Goldberg and Werneck 2012, DOI 10.1007/978-3-642-33090-2_4) from the
/// root of the elimination tree down. A node's hubs are among its ancestors, so that a hub is known by its depth, and of
/// two lists only the hubs no deeper than the lowest common ancestor are compared. Nodes in trees of dead ends have the
/// labels of the node on which the tree hangs; where all ways are as long as the ways back, one list serves for both.
public struct HubLabels: Sendable {
  let metric: PerfectMetric<Int32>
  /// By number of nodes.
  let records: FlatArray<LabelRecord>
  /// All lists, as ``LabelList`` says.
  let words: FlatArray<UInt32>
  /// The depth of the highest node of each path of ``CommonAncestors``.
  let headDepth: FlatArray<Int32>

  /// Bytes of all labels, and of what finds them.
  public var byteCount: Int { records.byteCount + words.byteCount + headDepth.byteCount }

  /// Labels all nodes.
  /// - Parameters:
  ///   - threads: how many may work; the labels are the same for any number.
  ///   - byteLimit: what the labels may take (``byteCount``).
  /// - Throws: ``HubLabelsError``; labels that would by far be too large are refused before any is made.
  /// - Complexity: about O(nodes × hubs²); beside the labels, a share of some percent of them is held.
  public init(_ metric: PerfectMetric<Int32>, threads: Int = 1, byteLimit: Int = .max) throws(HubLabelsError) {
    let pendants = PendantTrees(metric)
    let tree = LabelTree(metric.topology, pendants)
    guard tree.height < Int(LabelList.end) else { throw .tooDeep(height: tree.height) }
    let fixed = HubLabels.fixedByteCount(metric, tree)
    let limit = min(byteLimit, fixed + HubLabels.largestWords * 4)
    let expected = HubLabels.estimatedByteCount(metric, tree)
    // An estimate may be a few percent too high.
    guard expected - expected / 16 <= limit else { throw .tooLarge(byteCount: expected, limit: limit) }
    let labelling = HubLabelling(metric, tree, limit: (limit - fixed) / 4)
    guard labelling.run(threads: threads) else { throw .tooLarge(byteCount: max(expected, limit + 1), limit: limit) }
    var places = [LabelPlaces](repeating: LabelPlaces(), count: tree.count)
    words = labelling.gathered { places[$0] = $1 }
    let ancestors = CommonAncestors(tree)
    headDepth = FlatArray(ancestors.headDepth)
    records = HubLabels.records(metric.topology, pendants, tree, ancestors, places)
    self.metric = metric
  }

  /// Words are numbered in 32 bits.
  private static let largestWords = 1 << 32 - 1

  private static func records(
    _ topology: HierarchyTopology, _ pendants: PendantTrees, _ tree: LabelTree, _ ancestors: CommonAncestors,
    _ places: [LabelPlaces]
  ) -> FlatArray<LabelRecord> {
    FlatArray(capacity: topology.nodeCount) { records in
      for rank in 0..<topology.nodeCount {
        let place = Int(tree.place[Int(pendants.root[rank])])
        records[Int(topology.node[rank])] = LabelRecord(
          places: places[place], position: ancestors.positions[place], depth: UInt16(tree.depth[place]),
          toRoot: pendants.toRoot[rank], fromRoot: pendants.fromRoot[rank])
      }
      return topology.nodeCount
    }
  }

  /// The least weight of a way from one node to another; `nil` where there is none.
  /// - Complexity: O(hubs above the lowest common ancestor), some tens on road networks.
  @inline(__always)
  public func distance(from source: Int, to target: Int) -> UInt32? {
    let (s, t) = (records.elements[source], records.elements[target])
    guard s.places.forward != t.places.forward else { return pendantDistance(source, target) }
    guard let words = words.elements.baseAddress, let heads = headDepth.elements.baseAddress else { return nil }
    let depth = CommonAncestors.depth(s.position, Int32(s.depth), t.position, Int32(t.depth), heads)
    let best = LabelList.least(
      LabelList(words + Int(s.places.forward), count: Int(s.places.forwardCount)),
      LabelList(words + Int(t.places.backward), count: Int(t.places.backwardCount)), upTo: depth)
    let sum = UInt32(best) + UInt32(s.toRoot) + UInt32(t.fromRoot)
    return sum < UInt32(Int32.never) ? sum : nil
  }

  /// The distance of two nodes that have one label: both are in one pendant tree or its root.
  private func pendantDistance(_ source: Int, _ target: Int) -> UInt32? {
    let topology = metric.topology
    var (s, t) = (Int(topology.rank[source]), Int(topology.rank[target]))
    var distance: UInt32 = 0
    while s != t {
      let weight = s < t ? metric.up.onlyWeight(of: s) : metric.down.onlyWeight(of: t)
      guard weight < Int32.never else { return nil }
      distance += UInt32(weight)
      guard distance < UInt32(Int32.never) else { return nil }
      if s < t { s = topology.parent(of: s) } else { t = topology.parent(of: t) }
    }
    return distance
  }
}
