internal import Dispatch
internal import IndexFile
internal import Synchronization

/// An elimination tree cut into subtrees that can be worked on beside each other, and the top that joins them.
struct TreeParts {
  /// Subtrees as ranges of ranks, those with the most work first.
  private(set) var subtrees: [ClosedRange<Int>] = []
  /// All other ranks, rising.
  private(set) var top: [Int] = []

  /// Cuts off subtrees that hold less than a share of all triangles.
  /// - Parameter share: such as a sixteenth.
  /// - Complexity: O(nodes).
  init(_ topology: HierarchyTopology, largestShare share: Double) {
    let count = topology.nodeCount
    var work = (0..<count).map { rank in
      let degree = Double(topology.edges(of: rank).count)
      return degree * degree + 1
    }
    var lowest = Array(0..<count)
    var total = 0.0
    for rank in 0..<count {
      let parent = topology.parent(of: rank)
      guard parent >= 0 else {
        total += work[rank]
        continue
      }
      work[parent] += work[rank]
      lowest[parent] = min(lowest[parent], lowest[rank])
    }
    var rank = count - 1
    while rank >= 0 {
      if work[rank] <= total * share {
        subtrees.append(lowest[rank]...rank)
        rank = lowest[rank] - 1
      } else {
        top.append(rank)
        rank -= 1
      }
    }
    top.reverse()
    subtrees.sort { (work[$0.upperBound], $0.lowerBound) > (work[$1.upperBound], $1.lowerBound) }
  }
}

/// Has some threads work through numbers from 0 on, each of them taking the next that is left.
func shareOut(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
  guard threads > 1 && count > 1 else {
    for number in 0..<count { body(number) }
    return
  }
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    while true {
      let number = next.add(1, ordering: .relaxed).oldValue
      guard number < count else { return }
      body(number)
    }
  }
}
