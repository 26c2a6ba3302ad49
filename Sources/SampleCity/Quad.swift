import GeoTypes

/// A convex four-sided piece of land in the plan, its corners counter-clockwise from the south-west.
struct Quad {
  var southWest: PlanarPoint
  var southEast: PlanarPoint
  var northEast: PlanarPoint
  var northWest: PlanarPoint

  init(southWest: PlanarPoint, southEast: PlanarPoint, northEast: PlanarPoint, northWest: PlanarPoint) {
    self.southWest = southWest
    self.southEast = southEast
    self.northEast = northEast
    self.northWest = northWest
  }

  /// An upright rectangle.
  init(west: Double, south: Double, east: Double, north: Double) {
    self.init(
      southWest: PlanarPoint(west, south), southEast: PlanarPoint(east, south),
      northEast: PlanarPoint(east, north), northWest: PlanarPoint(west, north))
  }

  /// Mean extent from west to east.
  var width: Double {
    (southWest.distance(to: southEast).rawValue + northWest.distance(to: northEast).rawValue) / 2
  }

  /// Mean extent from south to north.
  var height: Double {
    (southWest.distance(to: northWest).rawValue + southEast.distance(to: northEast).rawValue) / 2
  }

  /// The point at shares `s` of the way east and `t` of the way north.
  func point(_ s: Double, _ t: Double) -> PlanarPoint {
    southWest.toward(southEast, s).toward(northWest.toward(northEast, s), t)
  }

  /// The corners, counter-clockwise.
  var corners: [PlanarPoint] { [southWest, southEast, northEast, northWest] }

  /// The part between two shares each way.
  func part(s: ClosedRange<Double>, t: ClosedRange<Double>) -> Quad {
    Quad(
      southWest: point(s.lowerBound, t.lowerBound), southEast: point(s.upperBound, t.lowerBound),
      northEast: point(s.upperBound, t.upperBound), northWest: point(s.lowerBound, t.upperBound))
  }

  /// The part that keeps `margin` metres from every side; `nil` when nothing is left.
  func inset(_ margin: Double) -> Quad? {
    let s = margin / width
    let t = margin / height
    guard s < 0.45, t < 0.45 else { return nil }
    return part(s: s...(1 - s), t: t...(1 - t))
  }
}

extension PlanarPoint {
  /// The point at a share of the way to another; exact at both ends and along an axis.
  func toward(_ other: PlanarPoint, _ share: Double) -> PlanarPoint {
    if share == 1 { return other }
    return PlanarPoint(x + (other.x - x) * share, y + (other.y - y) * share)
  }
}
