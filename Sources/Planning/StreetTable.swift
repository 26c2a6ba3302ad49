import Foundation
import GeoTypes
import RoadNetwork

/// The segments of a network by their numbers.
struct StreetTable: Sendable {
  let network: StreetNetwork
  private let numbers: [SegmentUID: Int]

  init(_ network: StreetNetwork) {
    self.network = network
    numbers = Dictionary(network.segments.enumerated().map { ($1.uid, $0) }) { first, _ in first }
  }

  /// The segment of a number, `nil` where the city has none.
  subscript(_ uid: SegmentUID) -> Segment? { numbers[uid].map { network.segments[$0] } }

  /// The node nearest to the middle of segments, each weighted by its length; `nil` without segments.
  func middle(of segments: some Sequence<Segment>) -> Vertex? {
    var (x, y, weight) = (0.0, 0.0, 0.0)
    for segment in segments {
      let center = segment.line.box.center
      let length = max(segment.length.rawValue, 0.001)
      x += center.longitude * length
      y += center.latitude * length
      weight += length
    }
    return weight > 0 ? try? Vertex(rounding: LonLat(x / weight, y / weight)) : nil
  }
}

/// Distances in the small, for choosing among places: metres on the plane that touches the ellipsoid at one of them.
struct PlanarGap {
  private let origin: Vertex
  private let eastScale: Double
  private let northScale: Double

  init(from origin: Vertex) {
    self.origin = origin
    // WGS 84: half axis and square of the eccentricity.
    let (axis, eccentricity) = (6_378_137.0, 0.006_694_379_990_14)
    let latitude = origin.latitude * .pi / 180
    let root = (1 - eccentricity * sin(latitude) * sin(latitude)).squareRoot()
    let unit = Double.pi / 180 / Vertex.unitsPerDegree
    northScale = axis * (1 - eccentricity) / (root * root * root) * unit
    eastScale = axis / root * max(0.000_1, cos(latitude)) * unit
  }

  func distance(to vertex: Vertex) -> Double {
    let east = (Double(vertex.x) - Double(origin.x)) * eastScale
    let north = (Double(vertex.y) - Double(origin.y)) * northScale
    return (east * east + north * north).squareRoot()
  }
}
