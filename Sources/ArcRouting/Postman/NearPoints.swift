/// Points that are asked for the others nearest to one of them; numbered from 0.
protocol NearPoints {
  var count: Int { get }
  /// Visits the other points, nearest first, with what the way there costs, as long as it is told to go on. Ways cost the same
  /// in both directions.
  mutating func visitNearest(to point: Int, while goesOn: (_ other: Int, _ cost: Int64) -> Bool)
}

/// Some places of a graph whose arcs cost the same in both directions.
struct PlacesOnGraph: NearPoints {
  private let places: [Int32]
  private var number: ContiguousArray<Int32>
  private var search: PlaceSearch

  init(_ places: [Int32], on graph: TravelGraph) {
    self.places = places
    search = PlaceSearch(graph)
    number = ContiguousArray(repeating: -1, count: graph.placeCount)
    for (index, place) in places.enumerated() { number[Int(place)] = Int32(index) }
  }

  var count: Int { places.count }

  mutating func visitNearest(to point: Int, while goesOn: (_ other: Int, _ cost: Int64) -> Bool) {
    search.run(from: Place(UInt32(places[point]))) { [number] place, cost in
      let other = Int(number[Int(place)])
      return other < 0 || other == point || goesOn(other, Int64(cost))
    }
  }
}

/// Points with a table of what the ways between them cost.
struct PointTable: NearPoints {
  let costs: [[Int64]]

  var count: Int { costs.count }

  func visitNearest(to point: Int, while goesOn: (_ other: Int, _ cost: Int64) -> Bool) {
    let row = costs[point]
    for other in row.indices.sorted(by: { (row[$0], $0) < (row[$1], $1) }) where other != point {
      guard goesOn(other, row[other]) else { return }
    }
  }
}
