import GeoTypes

/// Where the positions of a batch lie.
protocol PositionSource: Sendable {
  /// The longitude and latitude of one position.
  func position(_ index: Int) -> (longitude: Double, latitude: Double)
}

/// Positions in two columns.
///
/// `Sendable` without a check by the compiler: read only, and only while the caller lends the memory.
struct PositionColumns: PositionSource, @unchecked Sendable {
  private let longitudes: UnsafePointer<Double>
  private let latitudes: UnsafePointer<Double>

  init(_ longitudes: UnsafePointer<Double>, _ latitudes: UnsafePointer<Double>) {
    self.longitudes = longitudes
    self.latitudes = latitudes
  }

  @inline(__always)
  func position(_ index: Int) -> (longitude: Double, latitude: Double) { (longitudes[index], latitudes[index]) }
}

/// Positions one after the other.
///
/// `Sendable` without a check by the compiler: read only, and only while the caller lends the memory.
struct PositionRows: PositionSource, @unchecked Sendable {
  private let positions: UnsafePointer<LonLat>

  init(_ positions: UnsafePointer<LonLat>) { self.positions = positions }

  @inline(__always)
  func position(_ index: Int) -> (longitude: Double, latitude: Double) {
    (positions[index].longitude, positions[index].latitude)
  }
}
