/// The cheapest ways from one place to the others (Dijkstra 1959, DOI 10.1007/BF01386390), with a heap of four children a node
/// that holds outdated entries until they come up.
struct PlaceSearch: Sendable {
  private let graph: TravelGraph
  /// The price of each place of the last search; `UInt32.max` for one that was not reached.
  private(set) var cost: ContiguousArray<UInt32>
  /// The place before each on its way, where ways are kept.
  private(set) var previous: ContiguousArray<UInt32>
  /// Price in the upper half, place in the lower.
  private var heap: ContiguousArray<UInt64> = []
  /// A place that only ways lead to whose price does not fit.
  private(set) var overflow: UInt32?

  init(_ graph: TravelGraph, keepsWays: Bool = false) {
    self.graph = graph
    cost = ContiguousArray(repeating: .max, count: graph.placeCount)
    previous = ContiguousArray(repeating: .max, count: keepsWays ? graph.placeCount : 0)
  }

  /// Reaches everything there is.
  mutating func run(from source: Place) { run(from: source) { _, _ in true } }

  /// Reaches places, cheapest first, as long as `goesOn` says so of the place that was reached at last and its price.
  /// - Complexity: O((places + arcs) log arcs).
  mutating func run(from source: Place, while goesOn: (_ place: UInt32, _ cost: UInt32) -> Bool) {
    for place in cost.indices { cost[place] = .max }
    heap.removeAll(keepingCapacity: true)
    var beyond: [UInt32] = []
    cost[Int(source.index)] = 0
    push(UInt64(source.index))
    while let top = pop() {
      let (place, price) = (UInt32(truncatingIfNeeded: top), UInt32(top >> 32))
      guard cost[Int(place)] == price else { continue }
      guard goesOn(place, price) else { break }
      for arc in Int(graph.firstArc[Int(place)])..<Int(graph.firstArc[Int(place) + 1]) {
        let (sum, isOver) = price.addingReportingOverflow(graph.cost[arc])
        let head = graph.head[arc]
        guard !isOver, sum != .max else {
          beyond.append(head)
          continue
        }
        guard sum < cost[Int(head)] else { continue }
        cost[Int(head)] = sum
        if !previous.isEmpty { previous[Int(head)] = place }
        push(UInt64(sum) << 32 | UInt64(head))
      }
    }
    overflow = beyond.first { cost[Int($0)] == .max }
  }

  private mutating func push(_ entry: UInt64) {
    var hole = heap.count
    heap.append(entry)
    while hole > 0 {
      let parent = (hole - 1) >> 2
      guard entry < heap[parent] else { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = entry
  }

  private mutating func pop() -> UInt64? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    let count = heap.count
    guard count > 0 else { return top }
    var hole = 0
    while true {
      let first = 4 * hole + 1
      guard first < count else { break }
      var least = first
      for child in first..<min(first + 4, count) where heap[child] < heap[least] { least = child }
      guard heap[least] < last else { break }
      heap[hole] = heap[least]
      hole = least
    }
    heap[hole] = last
    return top
  }
}
