/// A travel graph whose places have been eliminated one by one, least joined first, each way through one being kept as an arc
/// between its neighbours: Gaussian elimination of cheapest ways, by which every cheapest way climbs in the order and then falls
/// (Carré 1971, DOI 10.1093/imamat/7.3.273; customizable contraction hierarchies of Dibbelt, Strasser and Wagner 2016,
/// DOI 10.1145/2886843; order by degree of Tinney and Walker 1967, DOI 10.1109/PROC.1967.6011).
///
/// Road graphs stay thin; one that does not has none (`init` gives `nil`).
struct EliminatedGraph: Sendable {
  /// An arc to a place that is eliminated later.
  struct Climb: BitwiseCopyable, Sendable {
    /// Its number in the order.
    var place: Int32
    /// Prices of the way up to it and of the way down from it; `noWay` for none.
    var up: Int32
    var down: Int32
  }

  /// The number of each place in the order.
  let rank: ContiguousArray<Int32>
  /// The arcs of a number stand from here up to the entry of the next number, lowest head first.
  let firstClimb: ContiguousArray<Int32>
  let climbs: ContiguousArray<Climb>

  /// No cheapest way costs as much; sums of two prices fit 32 bits.
  static let costLimit: Int32 = 1 << 29
  /// Where no way leads.
  static let noWay: Int32 = 1 << 30 - 1
  /// The most arcs for each place.
  private static let mostClimbs = 48

  /// Eliminates all places.
  /// - Returns: `nil` where prices are too large or too many arcs would be needed.
  /// - Complexity: O(places · d²) for d neighbours at the time of elimination.
  init?(_ graph: TravelGraph) {
    guard graph.costLimit < UInt64(Self.costLimit) else { return nil }
    var elimination = Elimination(graph)
    var queue = PlaceHeap()
    for place in 0..<graph.placeCount { queue.push(elimination.key(place)) }
    var rank = ContiguousArray<Int32>(repeating: -1, count: graph.placeCount)
    var first: ContiguousArray<Int32> = [0], climbs: ContiguousArray<Climb> = []
    first.reserveCapacity(graph.placeCount + 1)
    while let key = queue.pop() {
      let place = Int(key & 0xFFFF_FFFF)
      guard rank[place] < 0, key == elimination.key(place) else { continue }
      rank[place] = Int32(first.count - 1)
      climbs += elimination.remove(place)
      guard climbs.count <= Self.mostClimbs * graph.placeCount else { return nil }
      first.append(Int32(climbs.count))
      for climb in climbs[Int(first[first.count - 2])...] { queue.push(elimination.key(Int(climb.place))) }
    }
    for index in climbs.indices { climbs[index].place = rank[Int(climbs[index].place)] }
    for number in 0..<graph.placeCount {
      climbs[Int(first[number])..<Int(first[number + 1])].sort { $0.place < $1.place }
    }
    (self.rank, firstClimb, self.climbs) = (rank, first, climbs)
  }
}

/// Who is joined with whom while places are eliminated.
private struct Elimination {
  private var joined: [ContiguousArray<EliminatedGraph.Climb>]
  /// Where a place stands in the list that is gone through; -1 for not at all.
  private var position: ContiguousArray<Int32>

  init(_ graph: TravelGraph) {
    joined = Array(repeating: [], count: graph.placeCount)
    position = ContiguousArray(repeating: -1, count: graph.placeCount)
    for tail in 0..<graph.placeCount {
      for arc in graph.arcs[Int(graph.firstArc[tail])..<Int(graph.firstArc[tail + 1])] where Int(arc.head) != tail {
        let cost = Int32(truncatingIfNeeded: arc.cost)
        join(tail, Int(arc.head), up: cost, down: EliminatedGraph.noWay)
        join(Int(arc.head), tail, up: EliminatedGraph.noWay, down: cost)
      }
    }
  }

  /// Sorts places by neighbours, then by number.
  func key(_ place: Int) -> UInt64 { UInt64(joined[place].count) << 32 | UInt64(place) }

  private mutating func join(_ place: Int, _ other: Int, up: Int32, down: Int32) {
    if let known = joined[place].firstIndex(where: { $0.place == other }) {
      joined[place][known].up = min(joined[place][known].up, up)
      joined[place][known].down = min(joined[place][known].down, down)
    } else {
      joined[place].append(EliminatedGraph.Climb(place: Int32(other), up: up, down: down))
    }
  }

  /// Takes a place out, joins its neighbours with each other, and tells who they are.
  mutating func remove(_ place: Int) -> ContiguousArray<EliminatedGraph.Climb> {
    let neighbours = joined[place]
    joined[place] = []
    for neighbour in neighbours { bypass(place, Int(neighbour.place), neighbour, neighbours) }
    return neighbours
  }

  /// Ways from one neighbour of a place through it to the others, and back; those that are no ways too, so that all that a place
  /// is joined with later is joined with the first of it.
  private mutating func bypass(
    _ place: Int, _ from: Int, _ way: EliminatedGraph.Climb, _ neighbours: ContiguousArray<EliminatedGraph.Climb>
  ) {
    var list = joined[from]
    joined[from] = []
    list.removeAll { $0.place == place }
    for (index, entry) in list.enumerated() { position[Int(entry.place)] = Int32(index) }
    for other in neighbours where other.place != from {
      // `up` of a neighbour leads from the place to it, `down` from it to the place.
      let there = min(way.down &+ other.up, EliminatedGraph.noWay)
      let back = min(other.down &+ way.up, EliminatedGraph.noWay)
      let known = Int(position[Int(other.place)])
      if known >= 0 {
        list[known].up = min(list[known].up, there)
        list[known].down = min(list[known].down, back)
      } else {
        list.append(EliminatedGraph.Climb(place: other.place, up: there, down: back))
      }
    }
    for entry in list { position[Int(entry.place)] = -1 }
    joined[from] = list
  }
}
