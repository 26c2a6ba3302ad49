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
    thin(fixes)
    var start = 0
    while start < kept.count {
      let end = fill(from: start, fixes)
      if let drive = TrackDrive(&self, fixes) { drive.add(to: &answer, self) }
      start = end
    }
    return answer
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
    for number in stride(from: 1, to: fixes.count, by: 1 + fixes.count / Self.soundings) {
      if let interval = interval(fixes, number - 1, number) { intervals.append(interval) }
    }
    intervals.sort()
    pause = max(60, intervals.isEmpty ? 0 : 10 * intervals[intervals.count / 2])
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
