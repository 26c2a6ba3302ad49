import Interchange

/// Measures distances to targets that are so many nodes away, for plots over Dijkstra's rank (Sanders and Schultes 2005,
/// DOI 10.1007/11561071_51).
struct RankBench {
  /// How many queries of a rank are made up.
  static let queryCount = 1000

  /// Queries whose targets are the 2^rank-th that Dijkstra's search settles; none where no search settles so many.
  let sets: [(rank: Int, pairs: [NodePairs.Pair])]
  let runs: Int

  /// Adds `rank_8_distance_cch_us` and so on.
  /// - Parameter count: how many queries of each rank to ask at most.
  func measure(
    _ key: String, count: Int = queryCount, _ figures: inout BenchFigures, _ query: (Int, Int) -> Void
  ) {
    for (rank, pairs) in sets {
      let times = QueryTimes(count: min(count, pairs.count), runs: runs) {
        query(Int(pairs[$0].source), Int(pairs[$0].target))
      }
      figures.add("rank_\(rank)_\(key)", times)
    }
  }
}
