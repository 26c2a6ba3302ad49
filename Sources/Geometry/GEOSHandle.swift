internal import CGEOS

/// The one owner of a GEOS geometry.
struct GEOSHandle: ~Copyable {
  let session: GEOSSession
  private var owned: OpaquePointer?

  init(adopting raw: OpaquePointer, in session: GEOSSession) {
    self.session = session
    owned = raw
  }

  /// The geometry, to be used within methods of the handle or of what owns it: there it cannot end too early.
  var raw: OpaquePointer {
    guard let owned else { preconditionFailure("a relinquished handle is consumed") }
    return owned
  }

  /// The result of a GEOS function of one geometry.
  borrowing func apply(
    _ operation: String, _ function: (GEOSContextHandle_t, OpaquePointer) -> OpaquePointer?
  ) throws(GeometryError) -> GEOSHandle {
    try session.adopt(operation, function(session.context, raw))
  }

  /// The result of a GEOS function of two geometries.
  borrowing func apply(
    _ operation: String, with other: borrowing GEOSHandle,
    _ function: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> OpaquePointer?
  ) throws(GeometryError) -> GEOSHandle {
    try session.adopt(operation, function(session.context, raw, other.raw))
  }

  /// Gives the geometry away to a GEOS call that takes ownership.
  consuming func relinquish() -> OpaquePointer {
    let pointer = raw
    owned = nil
    return pointer
  }

  deinit {
    if let owned { GEOSGeom_destroy_r(session.context, owned) }
  }
}
