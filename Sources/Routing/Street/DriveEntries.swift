import RoadNetwork

/// Places on arcs as nodes of the hierarchy: a drive begins with a turn out of its first arc, and ends part of the way
/// along its last one. So a drive may come back to the arc it started on.
struct DriveEntries {
  private(set) var sources: [WeightedNode<Int64>] = []
  private(set) var targets: [WeightedNode<Int64>] = []
  /// The place behind each of the sources.
  private(set) var placeOfSource: [Int] = []

  mutating func set(from places: [ArcPlace], to ends: [ArcPlace], _ graph: ArcGraph) {
    sources.removeAll(keepingCapacity: true)
    placeOfSource.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    for (number, place) in places.enumerated() {
      for departure in DriveEntries.departures(place, graph) {
        sources.append(departure)
        placeOfSource.append(number)
      }
    }
    for end in ends { targets.append(DriveEntries.arrival(end)) }
  }

  /// Gives the tail of each arc that can be turned into from a place's arc, with what it takes to get there.
  static func departures(_ place: ArcPlace, _ graph: ArcGraph) -> some Sequence<WeightedNode<Int64>> {
    let arc = Int(place.arc.rawValue)
    let time = Int64(graph.arcTime[arc]) - Int64(place.time)
    let length = Int64(graph.arcLength[arc]) - Int64(place.length)
    return (Int(graph.firstTurn[arc])..<Int(graph.firstTurn[arc + 1])).lazy.map { turn in
      let weight = DriveWeight.weight(milliseconds: time + Int64(graph.turnCost[turn]), millimeters: length)
      return WeightedNode(Int32(graph.turnHead[turn]), weight)
    }
  }

  static func arrival(_ place: ArcPlace) -> WeightedNode<Int64> {
    WeightedNode(
      Int32(place.arc.rawValue), DriveWeight.weight(milliseconds: Int64(place.time), millimeters: Int64(place.length)))
  }
}
