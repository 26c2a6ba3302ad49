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

/// Distances in the small, for choosing among places: metres on the sphere's plane at one of them.
struct PlanarGap {
  private let origin: Vertex
  private let eastScale: Double
  private let northScale: Double

  init(from origin: Vertex) {
    self.origin = origin
    let metersPerDegree = 111_320.0
    northScale = metersPerDegree / Vertex.unitsPerDegree
    eastScale = northScale * max(0.000_1, cos(origin.latitude * .pi / 180))
  }

  func distance(to vertex: Vertex) -> Double {
    let east = (Double(vertex.x) - Double(origin.x)) * eastScale
    let north = (Double(vertex.y) - Double(origin.y)) * northScale
    return (east * east + north * north).squareRoot()
  }
}
