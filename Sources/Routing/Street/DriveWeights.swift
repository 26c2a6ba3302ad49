import GeoTypes
import IndexFile
import RoadNetwork

/// What each turn of a network costs a vehicle, from where the arc before it starts to where the next one starts.
struct DriveWeights {
  /// By turn of ``StreetTurns``; never where it may not be taken.
  let weights: [Int64]

  /// - Throws: ``RoutingError/beyondWeights(_:milliseconds:)``.
  /// - Complexity: O(turns).
  init(_ streets: StreetTurns, _ graph: ArcGraph) throws(RoutingError) {
    var weights = [Int64](repeating: .never, count: streets.turnCount)
    for arc in 0..<streets.arcCount {
      let (time, length) = (Int64(graph.arcTime[arc]), Int64(graph.arcLength[arc]))
      var turn = streets.turns(from: arc).lowerBound
      for taken in Int(graph.firstTurn[arc])..<Int(graph.firstTurn[arc + 1]) {
        let milliseconds = time + Int64(graph.turnCost[taken])
        guard milliseconds < DriveWeight.millisecondsLimit, length < DriveWeight.millimetersLimit else {
          throw .beyondWeights(graph.entries[arc >> 1].uid, milliseconds: milliseconds)
        }
        // Both lists rise, and every turn of the vehicle is one of the network.
        while streets.turnHead.elements[turn] != graph.turnHead[taken] { turn += 1 }
        weights[turn] = DriveWeight.weight(milliseconds: milliseconds, millimeters: length)
      }
    }
    self.weights = weights
  }
}
