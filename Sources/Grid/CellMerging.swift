import GeoTypes

/// Merges small faces into cells near the target area, weak borders first.
struct CellMerging: Sendable {
  /// Shares of the target area, chosen on real cities (Docs/Algorithms/UnitGrids.md).
  private enum Share {
    /// Under this, weak borders are given up.
    static let weak = 0.75
    /// What a cell may reach by giving up weak borders.
    static let weakLimit = 1.5
    /// What a cell may reach by taking in small neighbours.
    static let smallLimit = 2.5
    /// Under this a face is merged even where the cell grows further …
    static let tiny = 0.2
    /// … up to this.
    static let tinyLimit = 5.0
    /// Under this a face is merged whatever comes of it.
    static let crumb = 0.02
  }

  let options: UnitGridOptions
  /// The target area of each lowest division, square metres.
  let targets: [Double]

  private func target(_ region: RegionGraph.Region) -> Double {
    region.division < 0 ? options.targetArea.rawValue : targets[Int(region.division)]
  }

  /// Merges until nothing small is left that can be merged; returns the number of mergers.
  func merge(_ graph: inout RegionGraph) -> Int {
    let weak = graph.mergeSmallestFirst(
      size: \.area, isSmall: { $0.area < Share.weak * target($0) },
      score: { a, b, border in
        guard border.weakLength >= border.length / 2 else { return nil }
        return score(a, b, border, limit: Share.weakLimit)
      })
    let small = graph.mergeSmallestFirst(
      size: \.area,
      isSmall: { $0.area < options.mergeBelow * target($0) || $0.meanWidth < options.sliverWidth.rawValue },
      score: { score($0, $1, $2, limit: Share.smallLimit) })
    let tiny = graph.mergeSmallestFirst(
      size: \.area,
      isSmall: { $0.area < Share.tiny * target($0) || $0.meanWidth < options.sliverWidth.rawValue / 2 },
      score: { score($0, $1, $2, limit: Share.tinyLimit) })
    let crumbs = graph.mergeSmallestFirst(
      size: \.area, isSmall: { $0.area < Share.crumb * target($0) },
      score: { score($0, $1, $2, limit: .infinity) })
    return weak + small + tiny + crumbs
  }

  private func score(
    _ a: RegionGraph.Region, _ b: RegionGraph.Region, _ border: RegionGraph.Border, limit: Double
  ) -> Double? {
    guard a.division >= 0, a.isBuiltUp || b.isBuiltUp, a.area + b.area <= limit * target(a) else { return nil }
    if a.isBuiltUp != b.isBuiltUp, (a.isBuiltUp ? b : a).area > target(a) { return nil }
    return border.weight
  }
}
