internal import CGEOS

/// The one owner of several GEOS geometries on their way into a collection.
struct GEOSHandleList: ~Copyable {
  private var owned: [OpaquePointer?] = []
  let session: GEOSSession

  init(in session: GEOSSession, capacity: Int) {
    self.session = session
    owned.reserveCapacity(capacity)
  }

  mutating func append(_ handle: consuming GEOSHandle) {
    owned.append(handle.relinquish())
  }

  /// Gives all geometries away to a GEOS call that takes ownership of them, whether it succeeds or not.
  consuming func relinquish<Result>(
    to call: (UnsafeMutablePointer<OpaquePointer?>?, UInt32) -> Result
  ) -> Result {
    var pointers = owned
    owned = []
    return pointers.withUnsafeMutableBufferPointer { call($0.baseAddress, UInt32($0.count)) }
  }

  deinit {
    for case let pointer? in owned { GEOSGeom_destroy_r(session.context, pointer) }
  }
}
