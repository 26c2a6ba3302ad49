import GeoTypes
import RoadNetwork

/// An expressway on stilts from the western to the eastern edge: two carriageways above the streets, with ramps to the
/// arterials that it crosses.
struct ElevatedRoad {
  /// Distance between the two carriageways.
  static let gap = 18.0
  /// Where ramps leave it, before and after an arterial.
  static let rampReach = 190.0

  /// The row of cells it runs through, by its two edges.
  var south: Double
  var north: Double
  /// Length of one full bend.
  var bend: Double
  var name: String

  /// Northing in the plan of its middle.
  func middle(at x: Double) -> Double {
    (south + north) / 2 + (north - south) * 0.12 * PlanWarp.wave(x / bend)
  }

  /// Whether land within 30 m of it would lie under it.
  func isNear(_ land: Quad) -> Bool {
    land.corners.contains { abs($0.y - middle(at: $0.x)) < 45 }
      || abs(land.point(0.5, 0.5).y - middle(at: land.point(0.5, 0.5).x)) < 45
  }
}

extension StreetPlan {
  /// Draws the elevated road through a row of cells, with its ramps.
  mutating func drawElevatedRoad(row: Int, name: String) {
    let road = ElevatedRoad(
      south: lattice.rows[row].position, north: lattice.rows[row + 1].position, bend: 2_900, name: name)
    elevatedRoad = road
    let arterials = lattice.columns.filter(\.isDual)
    let west = lattice.columns[0].position
    let east = lattice.columns[lattice.columns.count - 1].position
    var stops = [west, east]
    for arterial in arterials {
      stops += [arterial.position - ElevatedRoad.rampReach, arterial.position + ElevatedRoad.rampReach]
    }
    stops.sort()
    for k in 1..<stops.count {
      let eastbound = add(
        carriageway(of: road, from: stops[k - 1], to: stops[k], side: -1), deck(of: road), meeting: .flying)
      let westbound = add(
        carriageway(of: road, from: stops[k - 1], to: stops[k], side: 1).reversed(), deck(of: road), meeting: .flying)
      pair(eastbound, westbound)
    }
    for arterial in arterials { drawRamps(between: road, and: arterial) }
  }

  private func deck(of road: ElevatedRoad) -> SegmentAttributes {
    var attributes = StreetStandard.oneWay(.expressway, name: road.name)
    attributes.structure = .bridge
    attributes.layer = 1
    return attributes
  }

  /// Points every 60 m or so along one carriageway, `side` being -1 for the southern one.
  private func carriageway(of road: ElevatedRoad, from west: Double, to east: Double, side: Double) -> [PlanarPoint] {
    let count = max(1, Int((east - west) / 60))
    return (0...count).map { k in
      let x = k == count ? east : west + (east - west) * Double(k) / Double(count)
      return PlanarPoint(x, road.middle(at: x) + side * ElevatedRoad.gap / 2)
    }
  }

  /// Four ramps, each leaving and joining to the right.
  private mutating func drawRamps(between road: ElevatedRoad, and arterial: LatticeLine) {
    let southbound = arterial.position - arterial.halfWidth
    let northbound = arterial.position + arterial.halfWidth
    let west = arterial.position - ElevatedRoad.rampReach
    let east = arterial.position + ElevatedRoad.rampReach
    let drop = 105.0
    let middle = road.middle(at: arterial.position)
    let name = "\(road.name)匝道"
    for (side, off, on, merge, leave) in [
      (-1.0, west, east, southbound, northbound), (1.0, east, west, northbound, southbound),
    ] {
      let foot = middle + side * drop
      let exit = PlanarPoint(off, road.middle(at: off) + side * ElevatedRoad.gap / 2)
      let entry = PlanarPoint(on, road.middle(at: on) + side * ElevatedRoad.gap / 2)
      add(
        ramp(from: exit, to: PlanarPoint(merge, foot), bulge: side), StreetStandard.ramp(.expressway, name: name),
        meeting: .flying)
      add(
        ramp(from: entry, to: PlanarPoint(leave, foot), bulge: side).reversed(),
        StreetStandard.ramp(.expressway, name: name), meeting: .flying)
    }
  }

  /// A curve that leaves along the elevated road and arrives across it.
  private func ramp(from start: PlanarPoint, to end: PlanarPoint, bulge side: Double) -> [PlanarPoint] {
    let corner = PlanarPoint(start.x + (end.x - start.x) * 0.85, start.y + (end.y - start.y) * 0.25)
    return (0...6).map { k in
      let t = Double(k) / 6
      return start.toward(corner, t).toward(corner.toward(end, t), t)
    }
  }
}
