public import GeoTypes
public import RoadNetwork

/// Finds the roads that a vehicle took from the positions it told: map matching by a hidden Markov model (Newson and Krumm
/// 2009, DOI 10.1145/1653771.1653818) on the turn-aware graph.
///
/// One for each task; its scratch is used again by every track, and answers do not depend on the tracks before.
/// `Docs/Algorithms/MapMatching.md` tells where it differs from the paper.
public struct TrackMatcher: ~Copyable {
  let graph: ArcGraph
  let snapper: Snapper
  /// What it goes by.
  public var options: MatchOptions

  var reach: ArcReach
  var lattice = TrackLattice()
  var feet = RoadFeet()
  /// Of each fix, in the plane of the snapper; not finite for what cannot be matched.
  var points: [PlanarPoint] = []
  /// The fixes that the model is asked for; what lies between says no more than they do.
  var kept: [Int] = []
  var noise = TrackNoise(distances: [])
  /// Metres per second that the vehicle does not exceed: far beyond what the track shows.
  var fastest = Double.infinity
  /// Seconds that are a pause.
  var pause = Double.infinity

  /// A matcher on a graph.
  /// - Parameters:
  ///   - graph: what the vehicle may drive.
  ///   - snapper: on the segments of the same network.
  /// - Throws: ``RoutingError/otherNetwork`` where the segments are not those of the graph.
  /// - Complexity: O(arcs).
  public init(
    _ graph: ArcGraph, _ snapper: consuming Snapper, options: MatchOptions = MatchOptions()
  ) throws(RoutingError) {
    guard graph.entries.count == snapper.segmentCount else { throw .otherNetwork }
    for number in graph.entries.indices where graph.entries[number].uid != snapper.segment(number) {
      throw .otherNetwork
    }
    self.graph = graph
    self.snapper = snapper
    self.options = options
    reach = ArcReach(graph, uTurnPrice: UInt32(TrackMatcher.uTurnPrice * 1000))
  }

  /// Matches a track.
  ///
  /// Fixes that are not on Earth or not finite are not matched; times that run backwards count as unknown.
  /// - Complexity: for each fix some candidates near it, and from each a search no farther than the next fix may be.
  public mutating func match(_ fixes: [TrackFix]) -> TrackMatch {
    var answer = TrackMatch(matchings: [], places: Array(repeating: nil, count: fixes.count))
    reach.reset()
    locate(fixes)
    var drives = drives(fixes)
    // The nearest road flatters; the one that was driven tells the true noise.
    if let deviation = TrackNoise.deviation(of: drives.flatMap(\.distances)),
      deviation > Self.worseNoise * noise.deviation
    {
      noise.deviation = deviation
      drives = self.drives(fixes)
    }
    for drive in drives { drive.add(to: &answer, self) }
    return answer
  }

  /// How much greater the noise must prove for a track to be matched anew.
  private static let worseNoise = 1.3

  /// The drives of all parts of a track.
  private mutating func drives(_ fixes: [TrackFix]) -> [TrackDrive] {
    thin(fixes)
    var drives: [TrackDrive] = []
    var start = 0
    while start < kept.count {
      let end = fill(from: start, fixes)
      if let drive = TrackDrive(&self, fixes) { drives.append(drive) }
      start = end
    }
    return drives
  }

  // MARK: The track

  /// At most this many fixes are asked how far off the roads they lie.
  private static let soundings = 256

  /// Finds the points of all fixes, and the scale of their noise.
  private mutating func locate(_ fixes: [TrackFix]) {
    points.removeAll(keepingCapacity: true)
    for fix in fixes {
      points.append((fix.isSound ? snapper.point(of: fix.position) : nil) ?? PlanarPoint(.nan, .nan))
    }
    var distances: [Double] = []
    for number in stride(from: 0, to: fixes.count, by: 1 + fixes.count / Self.soundings) {
      if let distance = snapper.distance(from: points[number], within: options.searchRadius) {
        distances.append(distance.rawValue)
      }
    }
    noise = TrackNoise(distances: distances)
    var intervals: [Double] = []
    var speeds: [Double] = []
    for number in stride(from: 1, to: fixes.count, by: 1 + fixes.count / Self.soundings) {
      guard let interval = interval(fixes, number - 1, number) else { continue }
      let distance = points[number - 1].distance(to: points[number]).rawValue
      intervals.append(interval)
      if distance.isFinite { speeds.append(distance / interval) }
    }
    intervals.sort()
    speeds.sort()
    pause = max(60, intervals.isEmpty ? 0 : 10 * intervals[intervals.count / 2])
    fastest = options.greatestSpeed.rawValue / 3.6
    // Ways are longer than straight lines, and few fixes may lie together.
    if !speeds.isEmpty { fastest = min(fastest, max(15, 2.5 * speeds[speeds.count * 19 / 20])) }
  }

  /// Keeps the fixes that lie two deviations or more from the one kept before (§4.1).
  private mutating func thin(_ fixes: [TrackFix]) {
    kept.removeAll(keepingCapacity: true)
    for number in fixes.indices where points[number].x.isFinite {
      if let last = kept.last,
        points[last].distance(to: points[number]).rawValue < 2 * deviation(of: fixes[number])
      {
        continue
      }
      kept.append(number)
    }
  }

  /// Seconds from one fix to another; `nil` where they are not known or not above 0.
  func interval(_ fixes: [TrackFix], _ from: Int, _ to: Int) -> Double? {
    guard let start = fixes[from].time, let end = fixes[to].time, start < end else { return nil }
    return (end - start).rawValue
  }

  /// Metres.
  func deviation(of fix: TrackFix) -> Double {
    guard let given = fix.deviation?.rawValue, given >= 0 else { return noise.deviation }
    return min(max(given, 1), 4 * TrackNoise.greatestDeviation)
  }
}
