public import GeoTypes

/// The divisions of a city as a tree that partitions the land, checked and closed.
public struct DivisionHierarchy: Sendable {
  /// Under which limits gaps and overlaps are closed.
  public struct Options: Hashable, Sendable {
    /// A fault of at most this area is closed.
    public var closedArea: SquareMeters
    /// A fault of at most this mean width is closed.
    public var closedWidth: Meters

    /// The defaults of Docs/Algorithms/UnitGrids.md.
    public init(closedArea: SquareMeters = SquareMeters(2_000), closedWidth: Meters = Meters(20)) {
      self.closedArea = closedArea
      self.closedWidth = closedWidth
    }
  }

  /// The divisions by level and code, siblings sharing vertices bit for bit.
  public private(set) var divisions: [Division]
  /// What was odd.
  public private(set) var findings: [DivisionFinding]

  /// Checks divisions and closes small faults.
  /// - Throws: ``GridError`` for bad or duplicate codes and for faults too large to be closed.
  public init(_ divisions: [Division], options: Options = Options()) throws(GridError) {
    self.divisions = divisions.sorted { ($0.level, $0.code) < ($1.level, $1.code) }
    findings = []
  }
}
