/// Which places lead to which, and at what price: what travel costs are searched in.
public struct TravelGraph: Hashable, Sendable {
  /// A way from one place to the next.
  public struct Arc: Hashable, Sendable {
    /// Where it begins.
    public var tail: Place
    /// Where it ends.
    public var head: Place
    /// Price of taking it, less than `UInt32.max`.
    public var cost: UInt32

    /// Joins two places.
    public init(from tail: Place, to head: Place, cost: UInt32) {
      self.tail = tail
      self.head = head
      self.cost = cost
    }
  }

  /// Places are numbered from 0 up to this.
  public let placeCount: Int
  /// The arcs that leave a place stand from here up to the entry of the next place.
  let firstArc: ContiguousArray<Int32>
  let arcs: ContiguousArray<LeavingArc>

  /// An arc as its tail sees it.
  struct LeavingArc: Hashable, Sendable {
    var head: UInt32
    var cost: UInt32
  }

  /// Sorts arcs by where they begin; those of cost `UInt32.max` are left out.
  /// - Throws: `TravelCostsError.placeOutOfRange`, `tooLarge` beyond 2^31 arcs.
  /// - Complexity: O(places + arcs).
  public init(placeCount: Int, arcs: [Arc]) throws(TravelCostsError) {
    guard (0...Int(Int32.max)).contains(placeCount), arcs.count < Int32.max else {
      throw .tooLarge(places: placeCount, profiles: 1)
    }
    var first = ContiguousArray<Int32>(repeating: 0, count: placeCount + 1)
    for (number, arc) in arcs.enumerated() {
      for place in [arc.tail, arc.head] where place.index >= placeCount {
        throw .placeOutOfRange(arc: number, place: place.index, count: placeCount)
      }
      if arc.cost != .max { first[Int(arc.tail.index) + 1] += 1 }
    }
    for place in 0..<placeCount { first[place + 1] += first[place] }
    var next = first
    var sorted = ContiguousArray(repeating: LeavingArc(head: 0, cost: 0), count: Int(first[placeCount]))
    for arc in arcs where arc.cost != .max {
      let position = Int(next[Int(arc.tail.index)])
      next[Int(arc.tail.index)] += 1
      sorted[position] = LeavingArc(head: arc.head.index, cost: arc.cost)
    }
    self.placeCount = placeCount
    firstArc = first
    self.arcs = sorted
  }

  /// No cheapest way costs more than this: it leaves each place at most once.
  var costLimit: UInt64 {
    (0..<placeCount).reduce(0) { sum, place in
      sum + UInt64(arcs[Int(firstArc[place])..<Int(firstArc[place + 1])].map(\.cost).max() ?? 0)
    }
  }
}
