/// A graph from which nodes are taken out, and to which edges are added.
///
/// Both ends of an edge know it, with its weights both ways.
final class ShrinkingGraph {
  /// An edge as one of its ends sees it.
  struct Edge: BitwiseCopyable {
    var head: Int32
    /// To the head and from it; ``SearchWeight/never`` for a one-way edge.
    var out: Int32
    var into: Int32
    /// What each way stands for: the complement (`~`) of an arc, or the node taken out that it leads over.
    var outVia: Int32
    var intoVia: Int32
  }

  /// Where the edges of each node begin, how many they are, and for how many there is room.
  private let start: UnsafeMutablePointer<Int>
  private let count: UnsafeMutablePointer<Int32>
  private let room: UnsafeMutablePointer<Int32>
  private var edges: UnsafeMutablePointer<Edge>
  private var used = 0
  private var capacity: Int

  /// Takes in a graph, without loops and closed arcs.
  init(nodeCount: Int, tails: [UInt32], heads: [UInt32], weights: [UInt32]) {
    start = .allocate(capacity: nodeCount)
    count = .allocate(capacity: nodeCount)
    room = .allocate(capacity: nodeCount)
    start.initialize(repeating: 0, count: nodeCount)
    count.initialize(repeating: 0, count: nodeCount)
    room.initialize(repeating: 0, count: nodeCount)
    capacity = tails.count * 4 + 16
    edges = .allocate(capacity: capacity)
    for arc in tails.indices where tails[arc] != heads[arc] && weights[arc] < CustomizedMetric<Int32>.weightLimit {
      let weight = Int32(weights[arc])
      offer(weight, from: Int(tails[arc]), to: Int(heads[arc]), via: ~Int32(arc))
    }
  }

  deinit {
    start.deallocate()
    count.deallocate()
    room.deallocate()
    edges.deallocate()
  }

  /// The edges of a node; valid until an edge is added.
  @inline(__always)
  func edges(of node: Int) -> UnsafeMutableBufferPointer<Edge> {
    UnsafeMutableBufferPointer(start: edges + start[node], count: Int(count[node]))
  }

  /// Adds a way between two nodes, or makes the edge there as cheap.
  /// - Parameter via: what it stands for, as ``Edge/outVia`` says.
  func offer(_ weight: Int32, from tail: Int, to head: Int, via: Int32) {
    offer(Edge(head: Int32(head), out: weight, into: .never, outVia: via, intoVia: 0), at: tail)
    offer(Edge(head: Int32(tail), out: .never, into: weight, outVia: 0, intoVia: via), at: head)
  }

  private func offer(_ edge: Edge, at node: Int) {
    let own = edges(of: node)
    for index in 0..<own.count where own[index].head == edge.head {
      if edge.out < own[index].out { (own[index].out, own[index].outVia) = (edge.out, edge.outVia) }
      if edge.into < own[index].into { (own[index].into, own[index].intoVia) = (edge.into, edge.intoVia) }
      return
    }
    if count[node] == room[node] { move(node) }
    edges[start[node] + Int(count[node])] = edge
    count[node] += 1
  }

  /// Gives a node twice the room, behind all others; what it had stays unused.
  private func move(_ node: Int) {
    let larger = max(4, 2 * Int(room[node]))
    if used + larger > capacity {
      capacity = max(2 * capacity, used + larger)
      let all = UnsafeMutablePointer<Edge>.allocate(capacity: capacity)
      all.update(from: edges, count: used)
      edges.deallocate()
      edges = all
    }
    (edges + used).update(from: edges + start[node], count: Int(count[node]))
    start[node] = used
    room[node] = Int32(larger)
    used += larger
  }

  /// Has the neighbours of a node forget it; it keeps its own edges.
  func takeOut(_ node: Int) {
    for edge in edges(of: node) {
      let head = Int(edge.head)
      let others = edges(of: head)
      for index in 0..<others.count where Int(others[index].head) == node {
        others[index] = others[others.count - 1]
        count[head] -= 1
        break
      }
    }
  }
}
