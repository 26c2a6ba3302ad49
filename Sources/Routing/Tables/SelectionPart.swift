internal import CIntrinsics

/// What is selected within one subtree of the elimination tree, or of the top above all subtrees.
///
/// One thread at a time works on it.
struct SelectionPart<Weight: SearchWeight>: Sendable {
  typealias Edges = SearchedHierarchy<Weight>.Edges

  /// The ranks of a subtree; none for the top.
  private let subtree: Range<Int>
  /// The ranks of the top, rising, and by rank whether it is one of them; none for a subtree.
  private let top: [Int]
  private let isOfTop: [Bool]
  private var reached: RankSet

  /// Those of the selected that are shared by several targets, rising.
  private(set) var shared: [Int32] = []
  /// How many edges those have.
  private(set) var edgeCount = 0
  /// All others of the selected, rising.
  private(set) var own: [TargetBundles<Weight>.OwnNode] = []
  /// The number of the highest of the shared, and where its edges begin.
  var start = (number: 0, edge: 0)

  init(subtree: Range<Int>) {
    self.subtree = subtree
    (top, isOfTop) = ([], [])
    reached = RankSet(rankCount: subtree.upperBound)
  }

  init(top: [Int], rankCount: Int) {
    subtree = 0..<0
    self.top = top
    var isOfTop = [Bool](repeating: false, count: top.isEmpty ? 0 : rankCount)
    for rank in top { isOfTop[rank] = true }
    self.isOfTop = isOfTop
    reached = RankSet(rankCount: 0)
  }

  /// Forgets what was selected, and tells ranks of their targets: roles become the number of the one target below, or -2.
  mutating func begin(_ places: borrowing PlaceList<Weight>, _ role: UnsafeMutableBufferPointer<Int32>) {
    for index in 0..<shared.count { role[Int(shared[index])] = -1 }
    for index in 0..<own.count { role[Int(own[index].rank)] = -1 }
    shared.removeAll(keepingCapacity: true)
    own.removeAll(keepingCapacity: true)
    edgeCount = 0
    for target in 0..<places.count {
      for entry in Int(places.first[target])..<Int(places.first[target + 1]) {
        let rank = places.node[entry]
        if subtree.contains(Int(rank)) {
          join(rank, Int32(target), role)
        } else if !top.isEmpty && isOfTop[Int(rank)] {
          joinAbove(rank, Int32(target), role)
        }
      }
    }
  }

  /// Tells all nodes above of the targets below them; of the top, when all subtrees are done.
  mutating func find(_ edges: Edges, _ role: UnsafeMutableBufferPointer<Int32>) {
    while let rank = reached.popLowest() {
      take(rank, edges, role)
      for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
        let upper = edges.upper[edge]
        if upper < subtree.upperBound { join(upper, role[rank], role) } else { joinAbove(upper, role[rank], role) }
      }
    }
    for index in 0..<top.count where role[top[index]] != -1 {
      let rank = top[index]
      take(rank, edges, role)
      for edge in Int(edges.first[rank])..<Int(edges.first[rank + 1]) { joinAbove(edges.upper[edge], role[rank], role) }
    }
  }

  @inline(__always)
  private mutating func join(_ rank: Int32, _ target: Int32, _ role: UnsafeMutableBufferPointer<Int32>) {
    let known = role[Int(rank)]
    guard known != target else { return }
    if known == -1 { reached.insert(rank) }
    role[Int(rank)] = known == -1 ? target : -2
  }

  /// The same for a rank of the top, to which other threads may come as well.
  @inline(__always)
  private func joinAbove(_ rank: Int32, _ target: Int32, _ role: UnsafeMutableBufferPointer<Int32>) {
    if let start = role.baseAddress { join_target(start + Int(rank), target) }
  }

  @inline(__always)
  private mutating func take(_ rank: Int, _ edges: Edges, _ role: UnsafeMutableBufferPointer<Int32>) {
    guard role[rank] == -2 else {
      return own.append(.init(rank: Int32(truncatingIfNeeded: rank), target: role[rank], distance: .never))
    }
    shared.append(Int32(truncatingIfNeeded: rank))
    edgeCount += Int(edges.first[rank + 1] - edges.first[rank])
  }

  /// Numbers shared nodes from the start on, falling with ranks, and stores their edges. What is above a shared node is
  /// shared, and has its number already.
  func takeShared(_ edges: Edges, into selected: SelectedEdges<Weight>) {
    var (number, edge) = start
    for index in stride(from: shared.count - 1, through: 0, by: -1) {
      let rank = Int(shared[index])
      selected.role[rank] = Int32(truncatingIfNeeded: number)
      selected.first[number] = Int32(truncatingIfNeeded: edge)
      number += 1
      for place in Int(edges.first[rank])..<Int(edges.first[rank + 1]) {
        selected.upper[edge] = selected.role[Int(edges.upper[place])]
        selected.weight[edge] = edges.weight[place]
        edge += 1
      }
    }
  }
}

/// Where a selection is stored; threads write to different places of it.
struct SelectedEdges<Weight: SearchWeight> {
  let role: UnsafeMutableBufferPointer<Int32>
  let first: UnsafeMutableBufferPointer<Int32>
  let upper: UnsafeMutableBufferPointer<Int32>
  let weight: UnsafeMutableBufferPointer<Weight>
}
