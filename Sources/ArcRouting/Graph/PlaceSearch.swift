/// The cheapest ways from one place to the others (Dijkstra 1959, DOI 10.1007/BF01386390), with a heap of four children a node
/// that holds outdated entries until they come up.
struct PlaceSearch: Sendable {
  private let graph: TravelGraph
  /// The price of each place of the last search; `UInt32.max` for one that was not reached.
  private(set) var cost: ContiguousArray<UInt32>
  /// The place before each on its way, where ways are kept.
  private(set) var previous: ContiguousArray<UInt32>
  private var heap = PlaceHeap()
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
  @inline(__always)
  mutating func run(from source: Place, while goesOn: (_ place: UInt32, _ cost: UInt32) -> Bool) {
    var beyond: [UInt32] = []
    heap.empty()
    // One check for all places and arcs: the graph has held them to its bounds.
    precondition(Int(source.index) < cost.count)
    cost.withUnsafeMutableBufferPointer { cost in
      cost.update(repeating: .max)
      cost[Int(source.index)] = 0
      heap.push(UInt64(source.index))
      graph.firstArc.withUnsafeBufferPointer { firstArc in
        graph.arcs.withUnsafeBufferPointer { arcs in
          while let top = heap.pop() {
            let (place, price) = (UInt32(truncatingIfNeeded: top), UInt32(top >> 32))
            guard cost[Int(place)] == price else { continue }
            guard goesOn(place, price) else { break }
            for number in Int(firstArc[Int(place)])..<Int(firstArc[Int(place) + 1]) {
              let arc = arcs[number]
              let (sum, isOver) = price.addingReportingOverflow(arc.cost)
              guard !isOver, sum != .max else {
                beyond.append(arc.head)
                continue
              }
              guard sum < cost[Int(arc.head)] else { continue }
              cost[Int(arc.head)] = sum
              if !previous.isEmpty { previous[Int(arc.head)] = place }
              heap.push(UInt64(sum) << 32 | UInt64(arc.head))
            }
          }
        }
      }
    }
    overflow = beyond.first { cost[Int($0)] == .max }
  }
}

/// Prices in the upper halves, places in the lower: a heap of four children a node (LaMarca and Ladner 1996,
/// DOI 10.1145/235141.235145).
struct PlaceHeap: Sendable {
  private var entries: ContiguousArray<UInt64> = []

  mutating func empty() { entries.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func push(_ entry: UInt64) {
    var hole = entries.count
    entries.append(entry)
    entries.withUnsafeMutableBufferPointer { entries in
      while hole > 0 {
        let parent = (hole - 1) >> 2
        guard entry < entries[parent] else { break }
        entries[hole] = entries[parent]
        hole = parent
      }
      entries[hole] = entry
    }
  }

  @inline(__always)
  mutating func pop() -> UInt64? {
    guard let top = entries.first, let last = entries.popLast() else { return nil }
    let count = entries.count
    guard count > 0 else { return top }
    entries.withUnsafeMutableBufferPointer { entries in
      var hole = 0
      while true {
        let first = 4 * hole + 1
        guard first < count else { break }
        var least = first
        for child in (first + 1)..<max(first + 1, min(first + 4, count)) where entries[child] < entries[least] {
          least = child
        }
        guard entries[least] < last else { break }
        entries[hole] = entries[least]
        hole = least
      }
      entries[hole] = last
    }
    return top
  }
}
