import GeoTypes
import RoadNetwork
import Routing

/// Where a coordinate stands on the roads.
struct DriveStop: Sendable {
  var snap: Snap
  /// Where the vehicle may stand there; never empty.
  var stands: [ArcPlace]
}

/// Finds where coordinates stand on the roads of one vehicle.
struct StopFinder {
  let question: DriveQuestion
  let graph: ArcGraph
  /// What can be driven to from each other where no road is closed for the day.
  let components: ArcComponents
  let lines: StreetLines
  let defaultRadius: Meters
  let desk: DriveDesk

  /// The stop of every coordinate.
  ///
  /// The nearest ones where all can be driven to from each other, even on an island of few roads; otherwise, as with OSRM,
  /// the nearest ones on a large part of the roads where there are such within reach.
  /// - Throws: ``DriveFault`` `NoSegment` for the first without a road in reach.
  func stops() throws(DriveFault) -> [DriveStop] {
    var stops: [DriveStop] = []
    stops.reserveCapacity(question.coordinates.count)
    for number in question.coordinates.indices {
      guard let stop = stop(at: number, where: { graph.isDrivable($0) }) else {
        let position = question.coordinates[number]
        throw DriveFault(
          .noSegment,
          "Could not find a matching segment for coordinate \(number): no road that the vehicle may drive lies within "
            + "\(radius(number).rawValue) m of \(position.longitude),\(position.latitude)")
      }
      stops.append(stop)
    }
    if areJoined(stops) { return stops }
    for number in stops.indices where !stops[number].stands.contains(where: { components.isLarge(at: $0.arc) }) {
      let stop = stop(at: number) { components.isLarge(at: $0) && graph.isDrivable($0) }
      if let stop { stops[number] = stop }
    }
    return stops
  }

  /// Whether some component holds a stand of every stop.
  private func areJoined(_ stops: [DriveStop]) -> Bool {
    guard let first = stops.first else { return true }
    return first.stands.contains { stand in
      let number = components.number(of: stand.arc)
      return stops.allSatisfy { stop in stop.stands.contains { components.number(of: $0.arc) == number } }
    }
  }

  /// The nearest stop of one coordinate on a segment with an arc that passes a filter.
  private func stop(at number: Int, where admit: (ArcID) -> Bool) -> DriveStop? {
    let hasBearing = !question.bearings.isEmpty && question.bearings[number] != nil
    guard approach(number) == .unrestricted, !hasBearing else {
      return stops(at: number, upTo: 1) { $0.contains { admit($0.arc) } }.first
    }
    let snap = desk.nearestSnap(at: question.coordinates[number], within: radius(number)) { segment in
      admit(ArcID(rawValue: UInt32(2 * segment))) || admit(ArcID(rawValue: UInt32(2 * segment + 1)))
    }
    return snap.map { DriveStop(snap: $0, stands: stands($0, .unrestricted)) }
  }

  /// The nearest stops of one coordinate, nearest first.
  func nearest(to number: Int, upTo count: Int) -> [DriveStop] { stops(at: number, upTo: count) { !$0.isEmpty } }

  /// The nearest stops with stands that pass a filter, nearest first.
  private func stops(at number: Int, upTo count: Int, where admit: ([ArcPlace]) -> Bool) -> [DriveStop] {
    var stops: [DriveStop] = []
    desk.visitSnaps(at: question.coordinates[number], within: radius(number)) { snap in
      let stands = stands(snap, approach(number)).filter { leads($0, number) }
      if admit(stands) { stops.append(DriveStop(snap: snap, stands: stands)) }
      return stops.count < count
    }
    return stops
  }

  private func approach(_ number: Int) -> DriveQuestion.Approach {
    question.approaches.isEmpty ? .unrestricted : question.approaches[number] ?? .unrestricted
  }

  private func radius(_ number: Int) -> Meters {
    let radius = question.radiuses.isEmpty ? nil : question.radiuses[number]
    // Of no limit: half the way round the earth.
    return radius.map { Meters(min($0, 2e7)) } ?? defaultRadius
  }

  private func stands(_ snap: Snap, _ approach: DriveQuestion.Approach) -> [ArcPlace] {
    let side: Side? =
      switch approach {
      case .unrestricted: nil
      case .curb: snap.side
      case .opposite: snap.side.opposite
      }
    return graph.places(at: RoadPlace(segment: snap.segment, offset: snap.offset, side: side))
  }

  /// Whether a road leads there as the question asks.
  private func leads(_ place: ArcPlace, _ number: Int) -> Bool {
    guard !question.bearings.isEmpty, let wanted = question.bearings[number] else { return true }
    let offset = Int64((graph.lengthPassed(at: place).rawValue * 1000).rounded())
    let difference = abs(lines.shapes.bearing(of: place.arc.rawValue, from: offset) - wanted.value)
      .truncatingRemainder(dividingBy: 360)
    return min(difference, 360 - difference) <= wanted.range
  }
}
