/// Sets of nodes whose capacity cuts a point breaks.
struct BrokenSets {
  private(set) var sets: [(nodes: [Int], violation: Double)] = []
  /// The worst sets of the search under way, by number of loads.
  private var current: [(loads: Int64, nodes: [Int], violation: Double)] = []

  /// Takes note of a set where it is the worst of its number of loads in this search.
  mutating func look(at set: borrowing NodeSet, _ graph: CoverGraph) {
    guard set.demand > 0 else { return }
    let loads = graph.loads(of: set.demand)
    let violation = 2 * Double(loads) - set.weight
    guard violation > CutSearch.tolerance else { return }
    if let place = current.firstIndex(where: { $0.loads == loads }) {
      guard violation > current[place].violation else { return }
      current[place] = (loads, set.members, violation)
    } else {
      current.append((loads, set.members, violation))
    }
  }

  /// Keeps what the search under way has found.
  mutating func endSearch() {
    for set in current { sets.append((set.nodes, set.violation)) }
    current.removeAll(keepingCapacity: true)
  }

  /// The worst sets, at most so many.
  func worst(_ count: Int) -> [[Int]] {
    sets.sorted { $0.violation > $1.violation }.prefix(count).map(\.nodes)
  }
}
