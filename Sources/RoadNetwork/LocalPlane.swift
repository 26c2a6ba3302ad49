import GeoTypes

#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

/// A plane in metres that touches the WGS 84 ellipsoid along one parallel: good to 0.1 % within some kilometres of it.
///
/// For distances of tens of metres (borders, carriageways, nudged lines), where a projection would be no better.
struct LocalPlane {
  private let metersPerUnitX: Double
  private let metersPerUnitY: Double

  /// The plane about the parallel of a vertex.
  init(at vertex: Vertex) {
    let semiMajor = 6_378_137.0
    let squaredEccentricity = 0.006_694_379_990_14
    let latitude = vertex.latitude * .pi / 180
    let sine = sin(latitude)
    let root = (1 - squaredEccentricity * sine * sine).squareRoot()
    let radiansPerUnit = Double.pi / 180 / Vertex.unitsPerDegree
    metersPerUnitX = semiMajor / root * max(0.000_1, cos(latitude)) * radiansPerUnit
    metersPerUnitY = semiMajor * (1 - squaredEccentricity) / (root * root * root) * radiansPerUnit
  }

  /// A vertex in the plane.
  func point(_ vertex: Vertex) -> PlanarPoint {
    PlanarPoint(Double(vertex.x) * metersPerUnitX, Double(vertex.y) * metersPerUnitY)
  }

  /// Metres from the start to each vertex.
  func offsets(along line: [Vertex]) -> [Double] {
    var total = 0.0
    var previous = line.first.map(point) ?? PlanarPoint(0, 0)
    return line.map { vertex in
      let next = point(vertex)
      total += previous.distance(to: next).rawValue
      previous = next
      return total
    }
  }

  /// The position of a point of the plane.
  func lonLat(_ point: PlanarPoint) -> LonLat {
    LonLat(point.x / metersPerUnitX / Vertex.unitsPerDegree, point.y / metersPerUnitY / Vertex.unitsPerDegree)
  }

  /// A box that reaches at least `reach` beyond the given one on every side.
  func grown(_ box: Box, by reach: Meters) -> Box {
    let dx = reach.rawValue / metersPerUnitX + 1
    let dy = reach.rawValue / metersPerUnitY + 1
    func moved(_ value: Int32, _ by: Double) -> Int32 {
      Int32(min(Double(Int32.max), max(Double(Int32.min), Double(value) + by)))
    }
    return Box(
      low: Vertex(x: moved(box.low.x, -dx), y: moved(box.low.y, -dy)),
      high: Vertex(x: moved(box.high.x, dx), y: moved(box.high.y, dy)))
  }
}
