public import GeoTypes
public import RoadNetwork

extension ArcGraph {
  /// The place where an arc starts. - Precondition: the arc is of this graph.
  public func start(of arc: ArcID) -> ArcPlace { ArcPlace(arc: arc, time: 0, length: 0) }

  /// The place where an arc ends. - Precondition: the arc is of this graph.
  public func end(of arc: ArcID) -> ArcPlace {
    ArcPlace(arc: arc, time: arcTime[Int(arc.rawValue)], length: arcLength[Int(arc.rawValue)])
  }

  /// The place some metres along an arc as driven; beyond its ends counts as the end.
  /// - Precondition: the arc is of this graph and the offset is finite.
  public func place(on arc: ArcID, at offset: Meters) -> ArcPlace {
    precondition(offset.rawValue.isFinite, "an offset must be finite")
    let (time, length) = (arcTime[Int(arc.rawValue)], arcLength[Int(arc.rawValue)])
    let along = UInt32(min(Double(length), max(0, (offset.rawValue * 1000).rounded())))
    guard length > 0 else { return start(of: arc) }
    let passed = UInt64(time) * UInt64(along) / UInt64(length)
    return ArcPlace(arc: arc, time: UInt32(truncatingIfNeeded: passed), length: along)
  }

  /// How much of its arc's time lies behind a place. - Precondition: the place is of this graph.
  public func timePassed(at place: ArcPlace) -> TravelTime { TravelTime(milliseconds: Int64(place.time)) }

  /// How much of its arc lies behind a place. - Precondition: the place is of this graph.
  public func lengthPassed(at place: ArcPlace) -> Meters { Meters(Double(place.length) / 1000) }

  /// The places on arcs at which a vehicle may stand at a place on a road: none where it may not drive there, two on
  /// a two-way road whose side does not matter.
  public func places(at place: RoadPlace) -> [ArcPlace] {
    guard let entry = entry(of: place.segment) else { return [] }
    var places: [ArcPlace] = []
    if case .arc(let number) = entry.forward, stands(place, on: entry, forward: true) {
      places.append(self.place(on: ArcID(rawValue: number), at: place.offset))
    }
    if case .arc(let number) = entry.backward, stands(place, on: entry, forward: false) {
      let arc = ArcID(rawValue: number)
      places.append(self.place(on: arc, at: length(of: arc) - place.offset))
    }
    return places
  }

  /// On a one-way road traffic reaches both kerbs; on a two-way road only its own.
  private func stands(_ place: RoadPlace, on entry: Entry, forward: Bool) -> Bool {
    guard let side = place.side, entry.isTwoWay else { return true }
    return drivingSide.side(forward: forward) == side
  }
}
