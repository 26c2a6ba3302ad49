/// Pairs nodes so that the ways between partners are shortest in all: a perfect matching of least weight, by ways in a graph.
///
/// Only ways to the nearest others are candidates at first. Then all pairs are held to the prices of the matching, those too
/// cheap for them join the candidates, and so on until the prices prove the whole (Cook and Rohe 1999, DOI 10.1287/ijoc.11.2.138).
struct WayMatching {
  /// The nodes of each pair, and what their way costs.
  private(set) var pairs: [(a: Int32, b: Int32, cost: Int64)] = []

  private let points: [Int32]
  private var number: ContiguousArray<Int32>
  private var search: PlaceSearch
  private var edges: [UInt64: Int64] = [:]

  private static let nearest = 10

  /// - Returns: `nil` where some cannot be paired, since no way joins them.
  init?(_ points: [Int32], on graph: TravelGraph) {
    self.points = points
    search = PlaceSearch(graph)
    number = ContiguousArray(repeating: -1, count: graph.placeCount)
    for (index, point) in points.enumerated() { number[Int(point)] = Int32(index) }
    guard points.count % 2 == 0 else { return nil }
    var nearest = Self.nearest
    for index in points.indices { addNearest(nearest, to: index) }
    while !points.isEmpty {
      let listed = edges.keys.sorted().map {
        WeightedEdge(Int($0 >> 32), Int($0 & 0xFFFF_FFFF), weight: edges[$0] ?? 0)
      }
      var blossoms = BlossomMatching(nodeCount: points.count, edges: listed)
      if let matching = blossoms.solve() {
        guard addUnderpriced(by: matching) == 0 else { continue }
        pair(matching)
        break
      }
      guard nearest < points.count else { return nil }
      nearest *= 2
      for index in points.indices { addNearest(nearest, to: index) }
    }
  }

  private mutating func pair(_ matching: PerfectMatching) {
    for (index, mate) in matching.mates.enumerated() where index < Int(mate) {
      pairs.append((points[index], points[Int(mate)], edges[Self.key(index, Int(mate))] ?? 0))
    }
  }

  private static func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

  private mutating func addNearest(_ count: Int, to index: Int) {
    var found: [(Int, UInt32)] = []
    search.run(from: Place(UInt32(points[index]))) { [number] place, cost in
      let other = Int(number[Int(place)])
      if other >= 0, other != index { found.append((other, cost)) }
      return found.count < count
    }
    for (other, cost) in found { edges[Self.key(index, other)] = Int64(cost) }
  }

  /// Adds the pairs whose way costs less than their prices say. - Returns: how many.
  private mutating func addUnderpriced(by matching: PerfectMatching) -> Int {
    var sets = [[Int]](repeating: [], count: points.count)
    for (set, oddSet) in matching.oddSets.enumerated() { for node in oddSet.nodes { sets[Int(node)].append(set) } }
    let highest = matching.prices.max() ?? 0
    var added = 0
    for (index, point) in points.enumerated() {
      let price = matching.prices[index]
      var found: [(Int, Int64)] = []
      search.run(from: Place(UInt32(point))) { [number] place, cost in
        let other = Int(number[Int(place)])
        if other > index, 2 * Int64(cost) < price + matching.prices[other] { found.append((other, Int64(cost))) }
        return 2 * Int64(cost) < price + highest
      }
      for (other, cost) in found where edges[Self.key(index, other)] == nil {
        let common = Set(sets[index]).intersection(sets[other]).reduce(0) { $0 + matching.oddSets[$1].price }
        guard price + matching.prices[other] - common > 2 * cost else { continue }
        edges[Self.key(index, other)] = cost
        added += 1
      }
    }
    return added
  }
}
