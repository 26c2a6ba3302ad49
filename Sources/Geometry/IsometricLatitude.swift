#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Isometric latitude, in degrees as everything here: what makes a plane of longitude and latitude conformal.
struct IsometricLatitude {
  /// First eccentricity.
  private let e: Double

  /// That of a frame's ellipsoid.
  init(_ frame: PlanarFrame) {
    let flattening = 1 / (frame.geographicEPSG == 4490 ? 298.257_222_101 : 298.257_223_563)
    e = (flattening * (2 - flattening)).squareRoot()
  }

  /// The isometric latitude of a latitude.
  func isometric(_ latitude: Double) -> Double {
    let phi = latitude * .pi / 180
    return (asinh(tan(phi)) - e * atanh(e * sin(phi))) * 180 / .pi
  }

  /// The latitude of an isometric latitude, by a fixed point that gains two digits a step and more.
  func geodetic(_ isometric: Double) -> Double {
    let psi = isometric * .pi / 180
    var phi = atan(sinh(psi))
    for _ in 0..<12 { phi = atan(sinh(psi + e * atanh(e * sin(phi)))) }
    return phi * 180 / .pi
  }
}
