public import GeoTypes

/// Unit grids with the divisions that carry them.
public struct UnitGridBuild: Sendable {
  /// The cells, by rising code.
  public var cells: [UnitGridCell]
  /// All divisions, by level and code: those given, their borders carrying the vertices of the cells, and the
  /// provisional ones that were added.
  public var divisions: [Division]
  /// Codes of the provisional divisions that were added.
  public var addedDivisions: [String]
  /// What was done.
  public var report: UnitGridReport

  /// Collects the parts.
  public init(cells: [UnitGridCell], divisions: [Division], addedDivisions: [String], report: UnitGridReport) {
    self.cells = cells
    self.divisions = divisions
    self.addedDivisions = addedDivisions
    self.report = report
  }
}

/// What a building of unit grids did.
public struct UnitGridReport: Hashable, Sendable {
  /// Lines that went into the noding.
  public var lineCount = 0
  /// Faces after roads and barriers.
  public var faceCount = 0
  /// Straight cuts drawn through large faces.
  public var cutCount = 0
  /// Faces merged into a neighbour.
  public var mergedCount = 0
  /// Area of the divisions worked on.
  public var totalArea = SquareMeters.zero
  /// Area of the cells.
  public var cellArea = SquareMeters.zero
  /// Communities whose target area had to be raised to keep three digits, with the target used.
  public var raisedTargets: [String: SquareMeters] = [:]

  /// Starts with nothing done.
  public init() {}
}
