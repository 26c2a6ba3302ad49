internal import CPROJ
internal import GeoTypes

/// A reference system whose pairs PROJ turns into degrees.
struct TransformedSource: ~Copyable {
  private let transformation: ProjHandle
  private let area: AreaOfUse?
  private let isProjected: Bool

  /// - Throws: ``GeometryError/unknownCRS(_:)`` for systems that are not two-dimensional ones of the earth's surface.
  init(_ crs: borrowing ProjHandle, _ code: Int, _ area: AreaOfUse?) throws(GeometryError) {
    let kind = proj_get_type(crs.raw)
    let isDegrees = kind == PJ_TYPE_GEOGRAPHIC_2D_CRS || kind == PJ_TYPE_GEOGRAPHIC_3D_CRS
    guard isDegrees || kind == PJ_TYPE_PROJECTED_CRS else { throw .unknownCRS("EPSG:\(code)") }
    transformation = try .transformation(from: "EPSG:\(code)", to: "EPSG:4326", in: crs.session)
    self.area = area
    isProjected = !isDegrees
  }

  func reading(
    _ raw: RawPosition, _ system: CoordinateSystem
  ) throws(GeometryError) -> CoordinateReader.Reading {
    let asGiven = position(raw.x, raw.y)
    if let asGiven, area?.contains(asGiven) ?? true {
      return CoordinateReader.Reading(position: asGiven, wasSwapped: false)
    }
    if let area, let exchanged = position(raw.y, raw.x), area.contains(exchanged) {
      guard isProjected else { throw .axesSwapped(x: raw.x, y: raw.y, frame: system.description) }
      return CoordinateReader.Reading(position: exchanged, wasSwapped: true)
    }
    guard let asGiven, area?.isNear(asGiven) ?? true else {
      throw .positionOutOfRange(x: raw.x, y: raw.y, frame: system.description)
    }
    return CoordinateReader.Reading(position: asGiven, wasSwapped: false)
  }

  private func position(_ x: Double, _ y: Double) -> LonLat? {
    // Metres that would pass as degrees are degrees under a wrong name; beyond a million kilometres PROJ wraps around.
    let isLikeDegrees = abs(x) <= 180 && abs(y) <= 180
    guard isProjected != isLikeDegrees, abs(x) <= 1e9, abs(y) <= 1e9 else { return nil }
    let (longitude, latitude) = transformation.transform(x, y, PJ_FWD)
    let position = LonLat(longitude, latitude)
    return position.isValid ? position : nil
  }
}
