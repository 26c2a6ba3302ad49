import GeoTypes
import RoadNetwork
import Routing

/// Measures map matching on tracks whose way is known.
struct MatchBench {
  private var fixes = 0
  private var placed = 0
  private var matchings = 0
  private var score = TrackScore()
  /// CPU time of matching all fixes: least, median and most of the runs.
  private var seconds = (least: 0.0, median: 0.0, most: 0.0)

  /// Nothing measured.
  init() {}

  /// Matches a set so many times.
  /// - Parameter every: the least seconds between fixes.
  init(_ set: TrackSet, profile: VehicleProfile, every: Double, runs: Int) throws {
    let fixes = MatchBench.thinned(set.fixes, every: every)
    let graph = try ArcGraph(set.network, profile: profile)
    var matcher = try TrackMatcher(graph, Snapper(SnapIndex(set.network)))
    var match = matcher.match(fixes)
    var times: [Double] = []
    for _ in 0..<runs {
      let start = CPUClock.thread
      match = matcher.match(fixes)
      times.append(CPUClock.thread - start)
    }
    let spread = Spread(times)
    self.fixes = fixes.count
    placed = match.places.count { $0 != nil }
    matchings = match.matchings.count
    score = TrackScore(match, set)
    seconds = (spread.least, spread.median, spread.most)
  }

  private static func thinned(_ fixes: [TrackFix], every: Double) -> [TrackFix] {
    var kept: [TrackFix] = []
    for fix in fixes {
      if let last = kept.last?.time, let time = fix.time, (time - last).rawValue < every { continue }
      kept.append(fix)
    }
    return kept
  }

  /// Adds another set.
  mutating func add(_ other: MatchBench) {
    fixes += other.fixes
    placed += other.placed
    matchings += other.matchings
    score += other.score
    seconds.least += other.seconds.least
    seconds.median += other.seconds.median
    seconds.most += other.seconds.most
  }

  /// What was measured.
  func figures(name: String) -> BenchFigures {
    var figures = BenchFigures()
    figures.add("set", name)
    figures.add("fixes", fixes)
    figures.add("placed", placed)
    figures.add("matchings", matchings)
    figures.add("true_km", score.length / 1000)
    figures.add("found_percent", score.foundPercent)
    figures.add("wrong_percent", score.wrongPercent)
    let rates = [seconds.most, seconds.median, seconds.least].map { Double(fixes) / max(1e-9, $0) }
    figures.add("fixes_per_s", Spread(rates))
    return figures
  }
}
