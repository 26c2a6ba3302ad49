internal import CPROJ

/// The one owner of a PROJ object: a reference system or a transformation.
struct ProjHandle: ~Copyable {
  let raw: OpaquePointer
  let session: ProjSession

  init(adopting raw: OpaquePointer, in session: ProjSession) {
    self.raw = raw
    self.session = session
  }

  deinit { proj_destroy(raw) }

  /// A reference system by its EPSG code; `nil` where the database does not have it.
  static func crs(epsg: Int, in session: ProjSession) -> ProjHandle? {
    guard let raw = proj_create_from_database(session.context, "EPSG", String(epsg), PJ_CATEGORY_CRS, 0, nil) else {
      return nil
    }
    return ProjHandle(adopting: raw, in: session)
  }

  /// The way from one reference system to another; both sides longitude or easting first, degrees and metres.
  static func transformation(
    from source: String, to target: String, in session: ProjSession
  ) throws(GeometryError) -> ProjHandle {
    guard let direct = proj_create_crs_to_crs(session.context, source, target, nil) else {
      throw session.failure("proj_create_crs_to_crs \(source) to \(target)")
    }
    return try ProjHandle(adopting: direct, in: session).normalized()
  }

  /// The same transformation with longitude or easting first on both sides, whatever the definitions have.
  private borrowing func normalized() throws(GeometryError) -> ProjHandle {
    guard let result = proj_normalize_for_visualization(session.context, raw) else {
      throw session.failure("proj_normalize_for_visualization")
    }
    return ProjHandle(adopting: result, in: session)
  }

  /// Transforms interleaved pairs in place; what PROJ cannot transform becomes infinite.
  borrowing func transform(_ pairs: inout [Double], _ direction: PJ_DIRECTION) {
    let count = pairs.count / 2
    guard count > 0 else { return }
    let stride = 2 * MemoryLayout<Double>.stride
    pairs.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      _ = proj_trans_generic(raw, direction, base, stride, count, base + 1, stride, count, nil, 0, 0, nil, 0, 0)
    }
    proj_errno_reset(raw)
  }

  /// Transforms one pair; what PROJ cannot transform becomes infinite.
  borrowing func transform(_ x: Double, _ y: Double, _ direction: PJ_DIRECTION) -> (x: Double, y: Double) {
    guard x.isFinite, y.isFinite else { return (.infinity, .infinity) }
    let result = proj_trans(raw, direction, proj_coord(x, y, 0, 0))
    proj_errno_reset(raw)
    return (result.xy.x, result.xy.y)
  }
}
