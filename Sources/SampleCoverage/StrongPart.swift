/// The largest set of nodes of which each can be reached from each other; of equal ones that with the lowest node.
///
/// Tarjan's strongly connected components (1972, DOI 10.1137/0201010), without recursion.
struct StrongPart {
  private(set) var isInLargest: [Bool] = []
  private var first: [UInt32]
  private var ends: [UInt32]
  private var order: [UInt32]
  private var low: [UInt32]
  private var component: [UInt32]
  private var sizes: [Int] = []
  private var open: [UInt32] = []
  private var counter: UInt32 = 1

  init(nodeCount: Int, tails: [UInt32], heads: [UInt32]) {
    first = Array(repeating: 0, count: nodeCount + 1)
    for tail in tails { first[Int(tail) + 1] += 1 }
    for node in 0..<nodeCount { first[node + 1] += first[node] }
    var next = first
    ends = Array(repeating: 0, count: heads.count)
    for arc in tails.indices {
      ends[Int(next[Int(tails[arc])])] = heads[arc]
      next[Int(tails[arc])] += 1
    }
    order = Array(repeating: 0, count: nodeCount)
    low = order
    component = Array(repeating: .max, count: nodeCount)
    for node in 0..<nodeCount where order[node] == 0 { search(from: UInt32(node)) }
    var best: UInt32?
    for number in component where best.map({ sizes[Int(number)] > sizes[Int($0)] }) ?? true { best = number }
    isInLargest = component.map { $0 == best }
  }

  private mutating func search(from root: UInt32) {
    var frames: [(node: UInt32, place: UInt32)] = []
    func enter(_ node: UInt32, _ part: inout StrongPart) {
      part.order[Int(node)] = part.counter
      part.low[Int(node)] = part.counter
      part.counter += 1
      part.open.append(node)
      frames.append((node, part.first[Int(node)]))
    }
    enter(root, &self)
    while let frame = frames.last {
      let node = Int(frame.node)
      if frame.place < first[node + 1] {
        frames[frames.count - 1].place += 1
        let head = ends[Int(frame.place)]
        if order[Int(head)] == 0 {
          enter(head, &self)
        } else if component[Int(head)] == .max {
          low[node] = min(low[node], order[Int(head)])
        }
      } else {
        frames.removeLast()
        if let parent = frames.last { low[Int(parent.node)] = min(low[Int(parent.node)], low[node]) }
        if low[node] == order[node] { close(frame.node) }
      }
    }
  }

  private mutating func close(_ root: UInt32) {
    var size = 0
    while let node = open.popLast() {
      component[Int(node)] = UInt32(sizes.count)
      size += 1
      if node == root { break }
    }
    sizes.append(size)
  }
}
