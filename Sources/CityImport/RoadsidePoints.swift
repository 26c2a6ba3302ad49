public import GeoTypes
public import RoadNetwork

/// Made-up positions within some metres of roads, spread evenly over their length; the same seed gives the same ones.
public struct RoadsidePoints: Sendable {
  private let segments: [Segment]
  private let ends: [Double]
  private var state: UInt64

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
    state = seed
  }

  /// The next position.
  public mutating func next() -> LonLat {
    let wanted = share() * (ends.last ?? 0)
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    let vertices = segments[low].line.vertices
    let piece = min(vertices.count - 2, Int(share() * Double(vertices.count - 1)))
    let along = share()
    let a = LonLat(vertices[piece])
    let b = LonLat(vertices[piece + 1])
    // 1e-4 degree is about 10 m; the offsets need no measure.
    return LonLat(
      a.longitude + (b.longitude - a.longitude) * along + (share() - 0.5) * 2e-4,
      a.latitude + (b.latitude - a.latitude) * along + (share() - 0.5) * 2e-4)
  }

  /// A number from 0 up to 1 (SplitMix64: Steele, Lea and Flood 2014, DOI 10.1145/2660193.2660195).
  private mutating func share() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
