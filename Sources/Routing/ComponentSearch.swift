/// Tarjan's search for strongly connected components, with a list of arcs on the way in place of recursion.
///
/// For one graph; its turns lead between arcs that may be driven only.
struct ComponentSearch {
  private static let unseen = UInt32.max

  /// By arc, where the search has been.
  private(set) var component: [UInt32]
  private(set) var componentCount = 0

  private let firstTurn: [UInt32]
  private let turnHead: [UInt32]
  /// When each arc was seen first, from 0.
  private var order: [UInt32]
  /// The earliest arc without a component that is known to be reached.
  private var low: [UInt32]
  private var hasComponent: [Bool]
  /// Arcs without a component, in the order in which they were seen.
  private var open: [UInt32] = []
  /// The way from the root to where the search is, each with the next turn to follow.
  private var way: [(arc: UInt32, turn: UInt32)] = []
  private var counter: UInt32 = 0

  init(_ graph: ArcGraph) {
    firstTurn = graph.firstTurn
    turnHead = graph.turnHead
    component = Array(repeating: 0, count: graph.arcCount)
    order = Array(repeating: Self.unseen, count: graph.arcCount)
    low = order
    hasComponent = Array(repeating: false, count: graph.arcCount)
  }

  func isSeen(_ arc: Int) -> Bool { order[arc] != Self.unseen }

  /// Finds the components of all arcs that can be reached from a root and have not been seen yet.
  mutating func run(from root: Int) {
    enter(UInt32(root))
    while let (arc, turn) = way.last {
      let place = Int(arc)
      if turn < firstTurn[place + 1] {
        way[way.count - 1].turn += 1
        let head = turnHead[Int(turn)]
        if !isSeen(Int(head)) {
          enter(head)
        } else if !hasComponent[Int(head)] {
          low[place] = min(low[place], order[Int(head)])
        }
      } else {
        way.removeLast()
        if let parent = way.last { low[Int(parent.arc)] = min(low[Int(parent.arc)], low[place]) }
        if low[place] == order[place] { close(arc) }
      }
    }
  }

  private mutating func enter(_ arc: UInt32) {
    order[Int(arc)] = counter
    low[Int(arc)] = counter
    counter += 1
    open.append(arc)
    way.append((arc, firstTurn[Int(arc)]))
  }

  private mutating func close(_ root: UInt32) {
    while let arc = open.popLast() {
      hasComponent[Int(arc)] = true
      component[Int(arc)] = UInt32(componentCount)
      if arc == root { break }
    }
    componentCount += 1
  }
}
