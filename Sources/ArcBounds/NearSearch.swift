/// Least prices from one node to those within a limit (Dijkstra 1959, DOI 10.1007/BF01386390), with a binary heap.
struct NearSearch {
  /// The least prices of the last search; `nil` beyond its limit.
  private(set) var distance: [Int64?]
  private var touched: [Int] = []
  private var heap: [(price: Int64, node: Int)] = []

  init(nodeCount: Int) { distance = [Int64?](repeating: nil, count: nodeCount) }

  /// Searches, asking for the ways out of each node that is reached.
  mutating func run(from start: Int, limit: Int64, _ ways: (_ node: Int, _ visit: (Int, Int64) -> Void) -> Void) {
    for node in touched { distance[node] = nil }
    touched = [start]
    distance[start] = 0
    heap = [(0, start)]
    var reached: [(Int, Int64)] = []
    while let (price, node) = pop() {
      guard price == distance[node] else { continue }
      reached.removeAll(keepingCapacity: true)
      ways(node) { reached.append(($0, price + $1)) }
      for (other, whole) in reached where whole <= limit && whole < distance[other] ?? .max {
        if distance[other] == nil { touched.append(other) }
        distance[other] = whole
        push(whole, other)
      }
    }
  }

  private mutating func push(_ price: Int64, _ node: Int) {
    heap.append((price, node))
    var place = heap.count - 1
    while place > 0, heap[(place - 1) / 2].price > heap[place].price {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func pop() -> (Int64, Int)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var place = 0
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count, heap[child + 1].price < heap[child].price { child += 1 }
      guard heap[child].price < heap[place].price else { break }
      heap.swapAt(place, child)
      place = child
    }
    return first
  }
}
