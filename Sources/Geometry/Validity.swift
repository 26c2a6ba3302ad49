internal import CGEOS
public import GeoTypes

/// Why and where an area is not valid.
public struct ValidityFault: Hashable, Sendable {
  /// The reason in GEOS's words, such as `Self-intersection`.
  public var reason: String
  /// Where it was found.
  public var place: LonLat
}

/// Whether areas are valid in the sense of OGC Simple Features, and their repair.
public enum Validity {
  /// The first fault of an area, or `nil` where it is valid; the empty area is valid.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func fault(in area: MultiPolygon) throws(GeometryError) -> ValidityFault? {
    try GEOSSession().area(area).fault()
  }

  /// A valid area in place of an invalid one: rings are mended one by one, outer ones joined, holes taken away.
  ///
  /// A self-crossing ring keeps every part it winds around, a hole outside its outer ring becomes a part, and what has
  /// no area vanishes, so the result may be empty. Its vertices lie on the stored grid and it stays valid there.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func repaired(_ area: MultiPolygon) throws(GeometryError) -> MultiPolygon {
    let session = try GEOSSession()
    let parameters = try MakeValidParameters(in: session)
    let valid = try parameters.repair(session.area(area))
    let onGrid = try valid.apply("GEOSGeom_setPrecision") {
      GEOSGeom_setPrecision_r($0, $1, GEOSSession.gridSize, 0)
    }
    return MultiPolygon(canonical: try onGrid.polygons())
  }
}

extension GEOSHandle {
  fileprivate borrowing func fault() throws(GeometryError) -> ValidityFault? {
    var reason: UnsafeMutablePointer<CChar>?
    var place: OpaquePointer?
    let flag = GEOSisValidDetail_r(session.context, raw, 0, &reason, &place)
    defer { if let reason { GEOSFree_r(session.context, reason) } }
    let isValid = try session.answer("GEOSisValidDetail", flag)
    guard !isValid else { return nil }
    let location = try session.adopt("GEOSisValidDetail", place)
    return ValidityFault(reason: reason.map { String(cString: $0) } ?? "invalid", place: try location.position())
  }
}

/// The one owner of the settings of a repair.
private struct MakeValidParameters: ~Copyable {
  let raw: OpaquePointer
  let session: GEOSSession

  init(in session: GEOSSession) throws(GeometryError) {
    guard let raw = GEOSMakeValidParams_create_r(session.context) else {
      throw session.failure("GEOSMakeValidParams_create")
    }
    self.raw = raw
    self.session = session
  }

  /// Rings are mended one by one, and what collapses is dropped.
  borrowing func repair(_ area: borrowing GEOSHandle) throws(GeometryError) -> GEOSHandle {
    guard GEOSMakeValidParams_setMethod_r(session.context, raw, GEOS_MAKE_VALID_STRUCTURE) == 1,
      GEOSMakeValidParams_setKeepCollapsed_r(session.context, raw, 0) == 1
    else { throw session.failure("GEOSMakeValidParams_setMethod") }
    return try area.apply("GEOSMakeValid") { GEOSMakeValidWithParams_r($0, $1, raw) }
  }

  deinit { GEOSMakeValidParams_destroy_r(session.context, raw) }
}
