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
  let lines: StreetLines
  let defaultRadius: Meters
  let desk: DriveDesk

  /// The stop of every coordinate.
  /// - Throws: ``DriveFault`` `NoSegment` for the first without a road in reach.
  func stops() throws(DriveFault) -> [DriveStop] {
    var stops: [DriveStop] = []
    stops.reserveCapacity(question.coordinates.count)
    for number in question.coordinates.indices {
      guard let stop = nearest(to: number, upTo: 1).first else {
        let position = question.coordinates[number]
        throw DriveFault(
          .noSegment,
          "Could not find a matching segment for coordinate \(number): no road that the vehicle may drive lies within "
            + "\(radius(number).rawValue) m of \(position.longitude),\(position.latitude)")
      }
      stops.append(stop)
    }
    return stops
  }

  /// The nearest stops of one coordinate, nearest first.
  func nearest(to number: Int, upTo count: Int) -> [DriveStop] {
    var stops: [DriveStop] = []
    let approach = question.approaches.isEmpty ? nil : question.approaches[number]
    desk.visitSnaps(at: question.coordinates[number], within: radius(number)) { snap in
      let stands = stands(snap, approach ?? .unrestricted).filter { leads($0, number) }
      if !stands.isEmpty { stops.append(DriveStop(snap: snap, stands: stands)) }
      return stops.count < count
    }
    return stops
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
    let difference = abs(lines.bearing(of: place.arc.rawValue, from: offset) - wanted.value)
      .truncatingRemainder(dividingBy: 360)
    return min(difference, 360 - difference) <= wanted.range
  }
}
