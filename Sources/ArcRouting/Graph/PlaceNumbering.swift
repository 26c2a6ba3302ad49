/// Rows or columns of a table of travel costs: the places that have one, numbered without gaps.
struct PlaceNumbering: Hashable, Sendable {
  /// The places, ascending.
  let places: ContiguousArray<Place>
  /// The number of each place of the graph; -1 for one that is not asked for.
  let number: ContiguousArray<Int32>

  /// - Throws: `TravelCostsError.placeOutOfRange`, with the position in the list for the arc.
  init(_ list: [Place], placeCount: Int) throws(TravelCostsError) {
    var isAsked = ContiguousArray(repeating: false, count: placeCount)
    for (position, place) in list.enumerated() {
      guard place.index < placeCount else {
        throw .placeOutOfRange(arc: position, place: place.index, count: placeCount)
      }
      isAsked[Int(place.index)] = true
    }
    places = ContiguousArray(isAsked.indices.filter { isAsked[$0] }.map { Place(UInt32($0)) })
    var number = ContiguousArray<Int32>(repeating: -1, count: placeCount)
    for (position, place) in places.enumerated() { number[Int(place.index)] = Int32(position) }
    self.number = number
  }
}
