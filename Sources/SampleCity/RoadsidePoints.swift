public import GeoTypes
public import RoadNetwork

/// Made-up positions within some metres of roads, spread evenly over their length; the same seed gives the same ones.
public struct RoadsidePoints: Sendable {
  private let segments: [Segment]
  private let ends: [Double]
  private var random: SampleRandom

  /// Positions beside segments.
  /// - Precondition: at least one segment.
  public init(_ segments: [Segment], seed: UInt64) {
    precondition(!segments.isEmpty, "points stand beside roads")
    self.segments = segments
    var total = 0.0
    ends = segments.map { segment in
      total += segment.length.rawValue
      return total
    }
    random = SampleRandom(seed: seed, topic: "roadside points")
  }

  /// The next position.
  public mutating func next() -> LonLat {
    let wanted = random.unit() * (ends.last ?? 0)
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    let vertices = segments[low].line.vertices
    let piece = min(vertices.count - 2, Int(random.unit() * Double(vertices.count - 1)))
    let along = random.unit()
    let a = LonLat(vertices[piece])
    let b = LonLat(vertices[piece + 1])
    // 1e-4 degree is about 10 m; the offsets need no measure.
    return LonLat(
      a.longitude + (b.longitude - a.longitude) * along + (random.unit() - 0.5) * 2e-4,
      a.latitude + (b.latitude - a.latitude) * along + (random.unit() - 0.5) * 2e-4)
  }
}
