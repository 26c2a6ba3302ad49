/// Which nodes are joined, whichever way: no loops, no parallel edges, in flat arrays.
public struct UndirectedGraph: Sendable {
  /// Neighbours of node `v` are `heads[first[v]..<first[v + 1]]`, rising.
  let first: [Int32]
  let heads: [Int32]

  /// How many nodes there are.
  public var nodeCount: Int { first.count - 1 }
  /// How many edges there are.
  public var edgeCount: Int { heads.count / 2 }

  /// Joins the ends of arcs.
  /// - Precondition: as many tails as heads, all of them numbers of nodes; less than 2^30 arcs.
  /// - Complexity: O(n + m) and the sorting of each node's neighbours.
  public init(nodeCount: Int, tails: [UInt32], heads: [UInt32]) {
    precondition(tails.count == heads.count && tails.count < 1 << 30, "an arc has a tail and a head")
    var first = [Int32](repeating: 0, count: nodeCount + 1)
    for arc in tails.indices where tails[arc] != heads[arc] {
      first[Int(tails[arc]) + 1] += 1
      first[Int(heads[arc]) + 1] += 1
    }
    for node in 0..<nodeCount { first[node + 1] += first[node] }
    var next = first
    var ends = [Int32](repeating: 0, count: Int(first[nodeCount]))
    func put(_ head: UInt32, at tail: UInt32) {
      ends[Int(next[Int(tail)])] = Int32(head)
      next[Int(tail)] += 1
    }
    for arc in tails.indices where tails[arc] != heads[arc] {
      put(heads[arc], at: tails[arc])
      put(tails[arc], at: heads[arc])
    }
    (self.first, self.heads) = UndirectedGraph.withoutRepeats(first, ends)
  }

  /// Takes over flat arrays. - Precondition: they are as `first` and `heads` say.
  init(first: [Int32], heads: [Int32]) {
    self.first = first
    self.heads = heads
  }

  private static func withoutRepeats(_ first: [Int32], _ ends: [Int32]) -> (first: [Int32], heads: [Int32]) {
    var heads: [Int32] = []
    heads.reserveCapacity(ends.count)
    var starts: [Int32] = [0]
    starts.reserveCapacity(first.count)
    for node in 0..<(first.count - 1) {
      let start = heads.count
      for head in ends[Int(first[node])..<Int(first[node + 1])].sorted()
      where heads.count == start || heads[heads.count - 1] != head {
        heads.append(head)
      }
      starts.append(Int32(heads.count))
    }
    return (starts, heads)
  }

  /// The places in ``heads`` of a node's neighbours.
  @inline(__always)
  func places(of node: Int) -> Range<Int> { Int(first[node])..<Int(first[node + 1]) }

  /// For each place of a neighbour, the place at which that neighbour has this node.
  func twins() -> [Int32] {
    var next = first
    var twins = [Int32](repeating: 0, count: heads.count)
    // Lists rise, so that the lower ends of a node's edges come by in the order of its list.
    for node in 0..<nodeCount {
      for place in places(of: node) where Int(heads[place]) > node {
        let other = Int(heads[place])
        let twin = Int(next[other])
        next[other] += 1
        twins[place] = Int32(twin)
        twins[twin] = Int32(place)
      }
    }
    return twins
  }
}
