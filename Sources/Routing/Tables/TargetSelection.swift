/// The part of a hierarchy that ways down to some targets can lead over, highest nodes first, the targets last.
///
/// RPHAST's selection (Delling, Goldberg and Werneck 2011, DOI 10.4230/OASIcs.ATMOS.2011.52), except that nodes from
/// which only one target can be reached are left out: edges from the nodes above them lead to the target at once. With
/// several threads, subtrees are selected beside each other, and then the top above them.
struct TargetSelection<Weight: SearchWeight>: Sendable {
  /// By rank: the number of a shared node, -2 less the place in ``ownNodes``, or -1 where it is not selected.
  private(set) var role: [Int32]
  /// How many selected nodes are shared: they have the numbers `0..<sharedCount`, falling with ranks within the top,
  /// whose numbers come first, and within the rest.
  private(set) var sharedCount = 0
  /// How many of these are of the top.
  private(set) var topCount = 0
  /// The edges down to number `v` are `first[v]..<first[v + 1]`; `upper` are numbers, less than `v`. Targets have the
  /// numbers from `sharedCount` on. What lies behind the last one's is old.
  private var first: [Int32] = [0]
  private var upper: [Int32] = []
  private var weight: [Weight] = []
  private var places = PlaceList<Weight>()
  private var bundles = TargetBundles<Weight>()
  /// The top, then the subtrees below it, the one with the highest ranks first.
  private var parts: [SelectionPart<Weight>] = []
  private var runs: [TargetEdges<Weight>] = []
  /// What the parts are cut for.
  private var threads = 0

  /// How many targets there are.
  var targetCount: Int { places.count }
  /// How many numbers there are.
  var count: Int { sharedCount + places.count }
  /// The nodes from which only one target can be reached.
  var ownNodes: [TargetBundles<Weight>.OwnNode] { bundles.nodes }

  init(rankCount: Int) {
    role = Array(repeating: -1, count: rankCount)
  }

  /// Selects for other targets.
  /// - Parameter threads: how many may work; tables are the same for any number.
  /// - Complexity: O(ranks / 64 + nodes and edges that are selected).
  mutating func select(_ targets: [[WeightedNode<Weight>]], in metric: PerfectMetric<Weight>, threads: Int = 1) {
    if threads != self.threads { cut(metric.topology, for: threads) }
    places.fill(with: targets, in: metric.topology)
    metric.down.withEdges { edges in
      findTargets(edges)
      number(edges)
      findTargetEdges(edges)
    }
    takeTargetEdges()
  }

  /// Has a closure read the edges, by number.
  @inline(__always)
  func withEdges(_ body: (SearchedHierarchy<Weight>.Edges) -> Void) {
    first.withUnsafeBufferPointer { first in
      upper.withUnsafeBufferPointer { upper in
        weight.withUnsafeBufferPointer { weight in
          body(SearchedHierarchy.Edges(first: first, upper: upper, weight: weight))
        }
      }
    }
  }

  /// Cuts the hierarchy into a few parts a thread.
  private mutating func cut(_ topology: HierarchyTopology, for threads: Int) {
    let count = topology.nodeCount
    var (subtrees, top) = ([0..<count], [Int]())
    if threads > 1 {
      let cut = TreeParts(topology, largestShare: 0.25 / Double(threads))
      // Every part looks at every target: small subtrees go with the top.
      subtrees = cut.subtrees.map { Range($0) }.filter { $0.count * 32 * threads >= count }
      var isOfTop = [Bool](repeating: true, count: count)
      for rank in subtrees.joined() { isOfTop[rank] = false }
      top = (0..<count).filter { isOfTop[$0] }
    }
    parts = [SelectionPart(top: top, rankCount: count)]
    subtrees.sort { $0.lowerBound > $1.lowerBound }
    parts += subtrees.map { SelectionPart(subtree: $0) }
    runs = Array(repeating: TargetEdges(), count: threads > 1 ? 4 * threads : 1)
    role = Array(repeating: -1, count: count)
    self.threads = threads
  }

  /// Selects nodes.
  private mutating func findTargets(_ edges: SearchedHierarchy<Weight>.Edges) {
    role.withUnsafeMutableBufferPointer { role in
      parts.withUnsafeMutableBufferPointer { parts in
        parts[0].begin(places, role)
        nonisolated(unsafe) let (role, parts, edges) = (role, parts, edges)
        let places = places
        shareOut(parts.count - 1, threads: threads) { number in
          parts.hold(number + 1) { part in
            part.begin(places, role)
            part.find(edges, role)
          }
        }
        parts[0].find(edges, role)
      }
    }
  }

  /// Numbers nodes, and takes the edges of shared ones.
  private mutating func number(_ edges: SearchedHierarchy<Weight>.Edges) {
    var (edgeCount, ownCount) = (0, 0)
    sharedCount = 0
    for index in parts.indices {
      parts[index].start = (sharedCount, edgeCount)
      sharedCount += parts[index].shared.count
      edgeCount += parts[index].edgeCount
      ownCount += parts[index].own.count
    }
    topCount = parts[0].shared.count
    reserve(edgeCount)
    bundles.reserve(ownCount)
    first[sharedCount] = Int32(edgeCount)
    let (targetCount, threads) = (places.count, threads)
    withSelected { selected, parts, bundles in
      parts[0].takeShared(edges, into: selected)
      nonisolated(unsafe) let (selected, parts, bundles, edges) = (selected, parts, bundles, edges)
      shareOut(parts.count, threads: threads) { number in
        if number == 0 {
          bundles.pointee.sort(parts, targetCount: targetCount, selected.role)
        } else {
          parts[number].takeShared(edges, into: selected)
        }
      }
    }
  }

  private mutating func withSelected(
    _ body: (
      SelectedEdges<Weight>, UnsafeMutableBufferPointer<SelectionPart<Weight>>,
      UnsafeMutablePointer<TargetBundles<Weight>>
    ) -> Void
  ) {
    role.withUnsafeMutableBufferPointer { role in
      first.withUnsafeMutableBufferPointer { first in
        upper.withUnsafeMutableBufferPointer { upper in
          weight.withUnsafeMutableBufferPointer { weight in
            parts.withUnsafeMutableBufferPointer { parts in
              withUnsafeMutablePointer(to: &bundles) { bundles in
                body(SelectedEdges(role: role, first: first, upper: upper, weight: weight), parts, bundles)
              }
            }
          }
        }
      }
    }
  }

  /// Finds the edges of targets from the shared nodes right above them and their own nodes.
  private mutating func findTargetEdges(_ edges: SearchedHierarchy<Weight>.Edges) {
    runs.withUnsafeMutableBufferPointer { runs in
      role.withUnsafeBufferPointer { role in
        bundles.withNodes { nodes, first in
          nonisolated(unsafe) let (runs, role, nodes, first, edges) = (runs, role, nodes, first, edges)
          let (places, sharedCount) = (places, sharedCount)
          shareOut(runs.count, threads: threads) { number in
            let targets = number * places.count / runs.count..<(number + 1) * places.count / runs.count
            runs.hold(number) {
              $0.find(targets, places, edges, nodes: nodes, first: first, role: role, sharedCount: sharedCount)
            }
          }
        }
      }
    }
  }

  /// Puts the edges of targets behind those of shared nodes.
  private mutating func takeTargetEdges() {
    var (start, number) = (Int(first[sharedCount]), sharedCount)
    var edgeCount = start
    for index in runs.indices { edgeCount += runs[index].upper.count }
    reserve(edgeCount)
    for index in runs.indices {
      let count = runs[index].upper.count
      for place in 0..<count {
        upper[start + place] = runs[index].upper[place]
        weight[start + place] = runs[index].weight[place]
      }
      for target in 0..<runs[index].ends.count {
        number += 1
        first[number] = Int32(start) + runs[index].ends[target]
      }
      start += count
    }
  }

  /// Makes room for the numbers at hand and for some edges.
  private mutating func reserve(_ edgeCount: Int) {
    while first.count <= count { first.append(0) }
    while upper.count < edgeCount {
      upper.append(0)
      weight.append(0)
    }
  }
}

extension UnsafeMutableBufferPointer {
  /// Has a thread change an element, away from the cache lines of its neighbours.
  fileprivate func hold(_ index: Int, _ body: (inout Element) -> Void) {
    var element = moveElement(from: index)
    body(&element)
    initializeElement(at: index, to: element)
  }
}
