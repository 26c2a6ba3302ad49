public import GeoTypes

/// The way between degrees and the metres of one plane around a place, without PROJ's help: some 20 ns a position where
/// PROJ takes a microsecond.
///
/// Transverse Mercator is conformal: with isometric latitude ψ (a function of latitude alone) and longitude λ, easting
/// and northing are one analytic function of the complex number ψ + iλ (Krüger 1912, "Konforme Abbildung des
/// Erdellipsoids in der Ebene", doi:10.2312/GFZ.b103-krueger28). Around a place its Taylor series is short; its
/// coefficients are taken from PROJ itself, from positions on a circle, and so are those of the way back.
/// Answers agree with PROJ within ``tolerance`` wherever ``covers(_:)`` says so, which is tried before it is believed.
public final class LocalProjection: Sendable {
  /// How far its answers may lie from PROJ's.
  public static let tolerance = Meters(0.000_01)

  /// The plane.
  public let frame: PlanarFrame
  /// Where it holds, in degrees.
  private let low: LonLat
  private let high: LonLat
  /// Latitude to isometric latitude and back, about the middle.
  private let isometric: RealSeries
  private let latitude: RealSeries
  /// ψ + iλ to northing + i easting and back, about the middle.
  private let forward: ComplexSeries
  private let backward: ComplexSeries
  /// The middle of the place.
  private let center: LonLat
  private let origin: PlanarPoint
  /// No point of the box is farther from the origin.
  private let farthest: Double

  /// Whether its answers at a position are PROJ's.
  @inline(__always)
  public func covers(_ position: LonLat) -> Bool {
    low.longitude <= position.longitude && position.longitude <= high.longitude
      && low.latitude <= position.latitude && position.latitude <= high.latitude
  }

  /// The point of a position. - Precondition: the position is covered.
  @inline(__always)
  public func project(_ position: LonLat) -> PlanarPoint {
    let psi = isometric.value(at: position.latitude - center.latitude)
    let image = forward.value(at: psi, position.longitude - center.longitude)
    return PlanarPoint(origin.x + image.imaginary, origin.y + image.real)
  }

  /// The position of a point, `nil` where it is not covered.
  @inline(__always)
  public func position(of point: PlanarPoint) -> LonLat? {
    let (dx, dy) = (point.x - origin.x, point.y - origin.y)
    guard dx * dx + dy * dy <= farthest * farthest else { return nil }
    let position = unproject(point)
    return covers(position) ? position : nil
  }

  /// The position of a point. - Precondition: it is the image of a covered position.
  @inline(__always)
  public func unproject(_ point: PlanarPoint) -> LonLat {
    let image = backward.value(at: point.y - origin.y, point.x - origin.x)
    return LonLat(center.longitude + image.imaginary, center.latitude + latitude.value(at: image.real))
  }

  /// Fits series to a box of positions; `nil` where they would not agree with PROJ: over more than some hundred
  /// kilometres, near a pole or far from the frame's meridian.
  /// - Complexity: about 600 positions are projected by PROJ, 1 ms.
  public init?(_ projector: borrowing Projector, around box: Box) {
    guard !box.isEmpty else { return nil }
    let margin = LonLat(LocalProjection.margin, LocalProjection.margin)
    low = LonLat(box.low.longitude - margin.longitude, box.low.latitude - margin.latitude)
    high = LonLat(box.high.longitude + margin.longitude, box.high.latitude + margin.latitude)
    guard low.isValid, high.isValid, high.latitude < 85, low.latitude > -85,
      max(high.longitude - low.longitude, high.latitude - low.latitude) <= LocalProjection.widest
    else { return nil }
    frame = projector.frame
    center = LonLat((low.longitude + high.longitude) / 2, (low.latitude + high.latitude) / 2)
    let ellipsoid = IsometricLatitude(frame)
    let half = (high.latitude - low.latitude) / 2
    let middle = ellipsoid.isometric(center.latitude)
    let (latitude0, psiHalf) = (center.latitude, ellipsoid.isometric(high.latitude) - middle)
    let limit = LocalProjection.neglected
    isometric = RealSeries(reach: half, neglecting: limit) { ellipsoid.isometric(latitude0 + $0) - middle }
    latitude = RealSeries(reach: psiHalf * 1.01, neglecting: limit) { ellipsoid.geodetic(middle + $0) - latitude0 }
    guard let fitted = LocalProjection.fit(projector, center, low, high, ellipsoid) else { return nil }
    (origin, farthest, forward, backward) = fitted
    guard agrees(with: projector) else { return nil }
  }

  /// Degrees beyond the box, so that positions at its rim need no PROJ either.
  private static let margin = 0.02
  /// Degrees: beyond, the series grow too long.
  private static let widest = 3.0
  /// Degrees that nobody misses, a tenth of a micrometre.
  private static let neglected = 1e-12

  private typealias Fitted = (origin: PlanarPoint, farthest: Double, forward: ComplexSeries, backward: ComplexSeries)

  /// Takes the series from PROJ's answers on circles around the box and around its image.
  private static func fit(
    _ projector: borrowing Projector, _ center: LonLat, _ low: LonLat, _ high: LonLat, _ ellipsoid: IsometricLatitude
  ) -> Fitted? {
    let psi = ellipsoid.isometric(center.latitude)
    let reach = LonLat(
      (high.longitude - low.longitude) / 2,
      max(ellipsoid.isometric(high.latitude) - psi, psi - ellipsoid.isometric(low.latitude)))
    let radius = (reach.longitude * reach.longitude + reach.latitude * reach.latitude).squareRoot()
    guard let origin = try? projector.project(center) else { return nil }
    var farthest = 0.0
    let forward = ComplexSeries(radius: radius, neglecting: neglected * 1e5) { real, imaginary in
      let position = LonLat(center.longitude + imaginary, ellipsoid.geodetic(psi + real))
      guard position.isValid, let point = try? projector.project(position) else { return nil }
      farthest = max(farthest, point.distance(to: origin).rawValue)
      return (point.y - origin.y, point.x - origin.x)
    }
    let backward = ComplexSeries(radius: farthest, neglecting: neglected) { real, imaginary in
      let point = PlanarPoint(origin.x + imaginary, origin.y + real)
      guard let position = try? projector.unproject(point) else { return nil }
      return (ellipsoid.isometric(position.latitude) - psi, position.longitude - center.longitude)
    }
    guard let forward, let backward else { return nil }
    return (origin, farthest, forward, backward)
  }

  /// Tries both ways on a grid that has no position in common with what the series were taken from.
  private func agrees(with projector: borrowing Projector) -> Bool {
    let steps = 16
    let limit = LocalProjection.tolerance * 0.5
    for row in 0...steps {
      for column in 0...steps {
        let position = LonLat(
          low.longitude + (high.longitude - low.longitude) * Double(column) / Double(steps),
          low.latitude + (high.latitude - low.latitude) * Double(row) / Double(steps))
        guard let exact = try? projector.project(position), exact.distance(to: project(position)) < limit,
          let again = try? projector.project(unproject(exact)), again.distance(to: exact) < limit
        else { return false }
      }
    }
    return true
  }
}
