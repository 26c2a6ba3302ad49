public import GeoTypes

/// How unit grids are made.
public struct UnitGridOptions: Hashable, Sendable {
  /// The area a cell should have.
  public var targetArea: SquareMeters
  /// Whether land that is not built up gets cells too.
  public var everywhere: Bool
  /// How near to a road (branch or wider) or building land counts as built up.
  public var builtUpDistance: Meters
  /// A block between barriers of at most this area, with something built up near or in it, is built up as a whole.
  public var wholeBlockArea: SquareMeters
  /// Codes of the divisions to which the work is restricted; `nil` is all.
  public var restrictTo: [String]?
  /// Cells of a provisional community at most.
  public var provisionalCommunityCells: Int
  /// Cells at most, as land and target area foretell them, when land that is not built up gets cells too.
  public var cellLimit: Int
  /// Share of the target area under which a face is merged into a neighbour.
  public var mergeBelow: Double
  /// Share of the target area over which a face is cut.
  public var splitAbove: Double
  /// Mean width under which a face is a sliver and merged whatever its area.
  public var sliverWidth: Meters

  /// The defaults of Docs/Algorithms/UnitGrids.md.
  public init(
    targetArea: SquareMeters = SquareMeters(10_000), everywhere: Bool = false,
    builtUpDistance: Meters = Meters(100), wholeBlockArea: SquareMeters = SquareMeters(500_000),
    restrictTo: [String]? = nil, provisionalCommunityCells: Int = 900, cellLimit: Int = 5_000_000,
    mergeBelow: Double = 0.4, splitAbove: Double = 2, sliverWidth: Meters = Meters(12)
  ) {
    self.targetArea = targetArea
    self.everywhere = everywhere
    self.builtUpDistance = builtUpDistance
    self.wholeBlockArea = wholeBlockArea
    self.restrictTo = restrictTo
    self.provisionalCommunityCells = provisionalCommunityCells
    self.cellLimit = cellLimit
    self.mergeBelow = mergeBelow
    self.splitAbove = splitAbove
    self.sliverWidth = sliverWidth
  }
}
