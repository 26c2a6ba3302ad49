/// Where the places of a converted road problem are on its graph.
struct RoadStands: Hashable, Sendable {
  /// The node of each place.
  let nodes: ContiguousArray<Int32>
  /// How many places are ends of links, each beginning before its end: only steps between these two drive. `nil` where places
  /// are nodes.
  let linkPlaces: Int?

  /// Whether a step of a way drives along a link; otherwise it turns, arrives or departs.
  func drives(from: UInt32, to: UInt32) -> Bool {
    guard let linkPlaces else { return true }
    return from < linkPlaces && from % 2 == 0 && to == from + 1
  }
}

extension RoadConversion {
  /// The node at which a place is. - Precondition: it is a place of the problem.
  public func node(of place: Place) -> Int { Int(stands.nodes[Int(place.index)]) }

  /// The nodes of a cheapest way from the end of one service, or a depot, to the beginning of the next, both ends included; `nil`
  /// where there is none. Between neighbours it takes the cheapest of parallel links.
  /// - Complexity: O((places + arcs) log arcs).
  public func way(from: Place, to: Place) -> [Int]? {
    var search = PlaceSearch(graph, keepsWays: true)
    search.run(from: from) { place, _ in place != to.index }
    guard search.cost[Int(to.index)] != .max else { return nil }
    var way = [Int(stands.nodes[Int(to.index)])]
    var place = to.index
    while place != from.index {
      let before = search.previous[Int(place)]
      if stands.drives(from: before, to: place) { way.append(Int(stands.nodes[Int(before)])) }
      place = before
    }
    return way.reversed()
  }
}
