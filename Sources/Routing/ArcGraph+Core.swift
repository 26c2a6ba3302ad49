extension ArcGraph {
  /// Which arcs lie in the core: the largest set of arcs of which each can be driven to from each other, by number of
  /// arcs, then by lowest arc.
  ///
  /// Tarjan's strongly connected components (1972, DOI 10.1137/0201010) of arcs and turns, without recursion.
  /// - Complexity: O(arcs + turns).
  public func core() -> [Bool] {
    var search = ComponentSearch(arcCount: arcCount)
    for arc in 0..<UInt32(arcCount) where !search.isSeen(arc) { search.run(from: arc, in: self) }
    var sizes = Array(repeating: 0, count: search.componentCount)
    let isDrivable = (0..<UInt32(arcCount)).map { self.isDrivable(ArcID(rawValue: $0)) }
    for (arc, component) in search.component.enumerated() where isDrivable[arc] { sizes[Int(component)] += 1 }
    // Numbers of components rise with the search, not with arcs: ties go to the one that holds the lowest arc.
    var best: UInt32?
    for component in search.component where sizes[Int(component)] > (best.map { sizes[Int($0)] } ?? 0) {
      best = component
    }
    return search.component.indices.map { isDrivable[$0] && search.component[$0] == best }
  }
}

/// The scratch of Tarjan's search.
private struct ComponentSearch {
  private static let unseen = UInt32.max
  private(set) var component: [UInt32]
  private(set) var componentCount = 0
  private var order: [UInt32]
  private var low: [UInt32]
  private var isOpen: [Bool]
  private var open: [UInt32] = []
  private var frames: [(arc: UInt32, turn: Int)] = []
  private var counter: UInt32 = 0

  init(arcCount: Int) {
    component = Array(repeating: 0, count: arcCount)
    order = Array(repeating: Self.unseen, count: arcCount)
    low = order
    isOpen = Array(repeating: false, count: arcCount)
  }

  func isSeen(_ arc: UInt32) -> Bool { order[Int(arc)] != Self.unseen }

  mutating func run(from root: UInt32, in graph: ArcGraph) {
    enter(root, graph)
    while let frame = frames.last {
      let arc = Int(frame.arc)
      if frame.turn < Int(graph.firstTurn[arc + 1]) {
        frames[frames.count - 1].turn += 1
        let head = graph.turnHead[frame.turn]
        if !isSeen(head) {
          enter(head, graph)
        } else if isOpen[Int(head)] {
          low[arc] = min(low[arc], order[Int(head)])
        }
      } else {
        frames.removeLast()
        if let parent = frames.last { low[Int(parent.arc)] = min(low[Int(parent.arc)], low[arc]) }
        if low[arc] == order[arc] { close(frame.arc) }
      }
    }
  }

  private mutating func enter(_ arc: UInt32, _ graph: ArcGraph) {
    order[Int(arc)] = counter
    low[Int(arc)] = counter
    counter += 1
    open.append(arc)
    isOpen[Int(arc)] = true
    frames.append((arc, Int(graph.firstTurn[Int(arc)])))
  }

  private mutating func close(_ root: UInt32) {
    while let arc = open.popLast() {
      isOpen[Int(arc)] = false
      component[Int(arc)] = UInt32(componentCount)
      if arc == root { break }
    }
    componentCount += 1
  }
}
