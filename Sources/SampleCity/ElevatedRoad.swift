import GeoTypes
import RoadNetwork

/// An expressway on stilts from edge to edge: two carriageways above the streets, with ramps to the arterials that it
/// crosses.
struct ElevatedRoad {
  /// Distance between the two carriageways.
  static let gap = 18.0
  /// Where ramps leave it, before and after an arterial.
  static let rampReach = 190.0

  /// Which way it runs.
  var axis = LatticeAxis.eastWest
  /// The row or column of cells it runs through, by its index.
  var cells: Int
  /// The two edges of that row or column.
  var edges: (low: Double, high: Double)
  /// Where it begins and ends.
  var reach: ClosedRange<Double>
  /// Length of one full bend.
  var bend: Double
  var name: String
  /// Its level.
  var layer = 1

  /// The side of the middle on which positions along it increase with traffic: -1 for the south, 1 for the east.
  var increasingSide: Double { axis == .eastWest ? -1 : 1 }

  /// Position across of its middle.
  func middle(at along: Double) -> Double {
    (edges.low + edges.high) / 2 + (edges.high - edges.low) * 0.12 * PlanWarp.wave(along / bend)
  }

  /// Whether land within 30 m of it would lie under it.
  func isNear(_ land: Quad) -> Bool {
    land.corners.contains(where: isNear) || isNear(land.point(0.5, 0.5))
  }

  private func isNear(_ point: PlanarPoint) -> Bool {
    let (across, along) = axis == .eastWest ? (point.y, point.x) : (point.x, point.y)
    return abs(across - middle(at: along)) < 45
  }
}

extension StreetPlan {
  /// Draws an elevated road with its ramps.
  mutating func draw(_ road: ElevatedRoad) {
    elevatedRoads.append(road)
    let arterials = lattice.crossing(road.axis).filter { $0.isDual && isMet(road, by: $0) }
    var stops = [road.reach.lowerBound, road.reach.upperBound]
    for arterial in arterials {
      stops += [arterial.position - ElevatedRoad.rampReach, arterial.position + ElevatedRoad.rampReach]
    }
    stops.sort()
    let side = road.increasingSide
    for k in 1..<stops.count {
      let onward = add(
        carriageway(of: road, from: stops[k - 1], to: stops[k], side: side), deck(of: road), meeting: .flying)
      let back = add(
        carriageway(of: road, from: stops[k - 1], to: stops[k], side: -side).reversed(), deck(of: road),
        meeting: .flying)
      pair(onward, back)
    }
    for arterial in arterials { drawRamps(between: road, and: arterial) }
  }

  /// Whether an arterial is there where the road crosses it, far enough from the road's ends for ramps.
  private func isMet(_ road: ElevatedRoad, by arterial: LatticeLine) -> Bool {
    lattice.land == nil
      || (lattice.isDrawn(LatticeEdge(axis: arterial.axis, line: arterial.index, step: road.cells))
        && arterial.position - 2 * ElevatedRoad.rampReach > road.reach.lowerBound
        && arterial.position + 2 * ElevatedRoad.rampReach < road.reach.upperBound)
  }

  private func deck(of road: ElevatedRoad) -> SegmentAttributes {
    var attributes = StreetStandard.oneWay(.expressway, name: road.name)
    attributes.structure = .bridge
    attributes.layer = road.layer
    return attributes
  }

  /// Points every 60 m or so along one carriageway, `side` being -1 for the southern or western one.
  private func carriageway(of road: ElevatedRoad, from low: Double, to high: Double, side: Double) -> [PlanarPoint] {
    let count = max(1, Int((high - low) / 60))
    return (0...count).map { k in
      let along = k == count ? high : low + (high - low) * Double(k) / Double(count)
      return road.axis.point(across: road.middle(at: along) + side * ElevatedRoad.gap / 2, along: along)
    }
  }

  /// Four ramps, each leaving and joining to the right.
  private mutating func drawRamps(between road: ElevatedRoad, and arterial: LatticeLine) {
    let near = arterial.position - arterial.halfWidth
    let far = arterial.position + arterial.halfWidth
    let before = arterial.position - ElevatedRoad.rampReach
    let after = arterial.position + ElevatedRoad.rampReach
    let drop = 105.0
    let middle = road.middle(at: arterial.position)
    // A city counts its roads by name, so there a ramp is part of its road.
    var attributes = StreetStandard.ramp(.expressway, name: lattice.land == nil ? "\(road.name)匝道" : road.name)
    attributes.layer = road.layer
    let onward = road.increasingSide
    for (side, off, on, merge, leave) in [(onward, before, after, near, far), (-onward, after, before, far, near)] {
      let foot = middle + side * drop
      let edge = side * ElevatedRoad.gap / 2
      let exit = road.axis.point(across: road.middle(at: off) + edge, along: off)
      let entry = road.axis.point(across: road.middle(at: on) + edge, along: on)
      let merging = road.axis.point(across: foot, along: merge)
      let leaving = road.axis.point(across: foot, along: leave)
      add(ramp(from: exit, to: merging, of: road), attributes, meeting: .flying)
      add(ramp(from: entry, to: leaving, of: road).reversed(), attributes, meeting: .flying)
    }
  }

  /// A curve that leaves along the elevated road and arrives across it.
  private func ramp(from start: PlanarPoint, to end: PlanarPoint, of road: ElevatedRoad) -> [PlanarPoint] {
    let (along, across) = road.axis == .eastWest ? (0.85, 0.25) : (0.25, 0.85)
    let corner = PlanarPoint(start.x + (end.x - start.x) * along, start.y + (end.y - start.y) * across)
    return (0...6).map { k in
      let t = Double(k) / 6
      return start.toward(corner, t).toward(corner.toward(end, t), t)
    }
  }
}
