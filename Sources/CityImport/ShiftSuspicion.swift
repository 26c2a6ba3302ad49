import GeoTypes
import Geometry
import RoadNetwork

/// Tells whether positions lie as if they were in a shifted frame: held against roads whose frame is known, they fit far
/// better once the shift is taken off.
///
/// City things stand along roads. Unshifted, half of them lie within some metres of one; shifted by the hundreds of metres
/// of GCJ-02 or BD-09, they lie anywhere between roads.
struct ShiftSuspicion: ~Copyable {
  /// What is suspected.
  enum Verdict: Equatable {
    /// The positions seem to be in this frame.
    case shifted(CoordinateSystem, medianAsGiven: Meters, medianCorrected: Meters)
    /// Longitude and latitude seem to be exchanged.
    case swapped
  }

  /// At most this many positions are looked at, spread evenly over the file.
  static let sampleSize = 2000
  /// Fewer positions than this tell nothing.
  static let leastSample = 20
  /// The corrected positions must lie at most this share of the distance from a road.
  static let decisiveShare = 0.5

  private let snapper: Snapper
  private let box: Box

  /// Holds positions against the roads of a network.
  init(_ network: StreetNetwork) throws {
    snapper = try Snapper(network)
    box = network.segments.reduce(into: Box.empty) { $0.formUnion($1.line.box) }
  }

  /// The verdict, `nil` when nothing is suspected.
  func verdict(on positions: [LonLat]) -> Verdict? {
    let step = max(1, positions.count / Self.sampleSize)
    let sample = stride(from: 0, to: positions.count, by: step).map { positions[$0] }.filter(\.isValid)
    guard sample.count >= min(Self.leastSample, positions.count), !sample.isEmpty else { return nil }
    if looksSwapped(sample) { return .swapped }
    guard sample.count >= Self.leastSample else { return nil }
    let asGiven = median(sample)
    var best: (system: CoordinateSystem, distance: Double)?
    for (system, decode) in Self.decoders {
      let corrected = median(sample.map(decode))
      if corrected < asGiven * Self.decisiveShare, corrected < best?.distance ?? .infinity {
        best = (system, corrected)
      }
    }
    return best.map {
      .shifted($0.system, medianAsGiven: Meters(asGiven), medianCorrected: Meters($0.distance))
    }
  }

  private static let decoders: [(CoordinateSystem, @Sendable (LonLat) -> LonLat)] = [
    (.gcj02, { GCJ02.decode($0) }), (.bd09, { BD09.decode($0) }),
  ]

  private func looksSwapped(_ sample: [LonLat]) -> Bool {
    func inside(_ position: LonLat) -> Bool { (try? Vertex(rounding: position)).map(box.contains) ?? false }
    let asGiven = sample.count(where: inside)
    let exchanged = sample.count { inside(LonLat($0.latitude, $0.longitude)) }
    return asGiven * 10 < sample.count && exchanged * 2 > sample.count
  }

  /// Half of the positions lie no farther than this from a road; 2 km stands for anything beyond.
  private func median(_ positions: [LonLat]) -> Double {
    let reach = Meters(2_000)
    let distances = positions.map { snapper.nearest($0, within: reach)?.distance.rawValue ?? reach.rawValue }.sorted()
    return distances[distances.count / 2]
  }
}
