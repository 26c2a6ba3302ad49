import GeoTypes
import Geometry
public import RoadNetwork

/// Cuts divisions into unit grids along barriers.
///
/// All borders, roads, lanes and barriers are noded at once at the stored precision and polygonized (snap
/// rounding: Hobby 1999, doi:10.1016/S0925-7721(99)00021-8); large faces are cut by balanced straight lines whose ends
/// both neighbours take up; small faces are merged along weak borders. No vertex moves after that, so that cells,
/// communities and divisions share each one bit for bit. Docs/Algorithms/UnitGrids.md tells the rules one by one.
public struct UnitGridBuilder: Sendable {
  /// How.
  public var options: UnitGridOptions

  /// A builder with options.
  public init(options: UnitGridOptions = UnitGridOptions()) { self.options = options }

  /// Makes the unit grids of a city.
  ///
  /// Provisional divisions among those given are made anew. Where no other is given, a provisional district is made of
  /// the roads' outline.
  /// - Throws: ``GridError``: nothing to divide, an unknown code in `restrictTo`, a community of too many cells, or a
  ///   failure of the overlay.
  /// - Complexity: O(n log n) in the vertices of all lines, in practice.
  public func build(
    divisions: DivisionHierarchy, segments: [Segment], barriers: [Barrier] = [], buildings: [Building] = []
  ) throws(GridError) -> UnitGridBuild {
    let ground = try GridGround(
      divisions, segments: segments, barriers: barriers, buildings: buildings, options: options)
    var report = UnitGridReport()
    report.lineCount = ground.lines.count
    let coarse = try FaceCoverage(lines: ground.lines, ground: ground)
    report.faceCount = coarse.faces.count
    let blocks = BuiltUpBlocks(of: coarse, ground: ground, limit: options.wholeBlockArea)
    let coverage = try cut(coarse, blocks: blocks, ground: ground, report: &report)
    let graph = coverage.regions(builtUp: coverage.builtUp(ground: ground, blocks: blocks))
    let merged = try merged(graph, coverage: coverage, ground: ground, report: &report)
    let layout = try GridLayout(graph: merged, coverage: coverage, ground: ground, options: options)
    return layout.build(report: report)
  }

  /// Cuts the large faces in scope.
  private func cut(
    _ coverage: FaceCoverage, blocks: BuiltUpBlocks, ground: GridGround, report: inout UnitGridReport
  ) throws(GridError) -> FaceCoverage {
    var cutter = FaceCutter(
      buildings: ground.buildingEdges, builtUp: ground.builtUp, splitAbove: options.splitAbove,
      edges: coverage.topology.edges)
    var pieces: [Polygon] = []
    for (number, face) in coverage.faces.enumerated() {
      let owner = coverage.owner[number]
      let isInScope = owner >= 0 && ground.inScope[Int(owner)]
      pieces +=
        isInScope
        ? cutter.pieces(of: face, target: options.targetArea.rawValue, whole: blocks.isBlock[number]) : [face]
    }
    report.cutCount = cutter.cutCount
    guard cutter.cutCount > 0 else { return coverage }
    let result = try FaceCoverage(faces: pieces.map { cutter.insertions.expanded($0) }, ground: ground)
    guard result.isClear(of: cutter.insertions) else {
      // An edge was bent across something that lies within a centimetre of it: snap rounding settles such places.
      return try FaceCoverage(lines: result.topology.chains(), ground: ground)
    }
    return result
  }

  /// Merges small faces; communities that would pass 999 cells get a larger target until they do not.
  private func merged(
    _ graph: RegionGraph, coverage: FaceCoverage, ground: GridGround, report: inout UnitGridReport
  ) throws(GridError) -> RegionGraph {
    var targets = Array(repeating: options.targetArea.rawValue, count: ground.lowest.count)
    var crowded: [(number: Int, count: Int)] = []
    for _ in 0..<12 {
      var attempt = graph
      report.mergedCount = CellMerging(options: options, targets: targets).merge(&attempt)
      EnclosedLand.claim(in: &attempt, coverage: coverage)
      crowded = crowdedCommunities(attempt, ground: ground)
      if crowded.isEmpty { return attempt }
      for (number, count) in crowded {
        targets[number] *= max(1.2, Double(count) / Double(UnitGridBuilder.codesOfCommunity) * 1.1)
        report.raisedTargets[ground.lowest[number].code] = SquareMeters(targets[number])
      }
    }
    throw .tooManyCells(
      community: crowded.first.map { ground.lowest[$0.number].code } ?? "", count: crowded.first?.count ?? 0)
  }

  /// Cells that the three digits behind a community's code can number.
  static let codesOfCommunity = 999

  private func crowdedCommunities(_ graph: RegionGraph, ground: GridGround) -> [(number: Int, count: Int)] {
    var counts = Array(repeating: 0, count: ground.lowest.count)
    for face in graph.regions.indices where graph.isRoot(face) {
      let region = graph.regions[face]
      if region.division >= 0, region.isBuiltUp, ground.inScope[Int(region.division)] {
        counts[Int(region.division)] += 1
      }
    }
    return counts.indices
      .filter { ground.lowest[$0].level == .community && counts[$0] > UnitGridBuilder.codesOfCommunity }
      .map { ($0, counts[$0]) }
  }
}
