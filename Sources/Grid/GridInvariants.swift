public import GeoTypes
import Geometry
public import RoadNetwork
import SpatialIndex

/// Checks unit grids, made here or imported, against the rules I01 to I08.
///
/// Nothing is repaired: every fault is named with its cells and its place.
public struct GridInvariants: Sendable {
  /// What the cells should cover.
  public enum Extent: String, Sendable {
    /// Communities as a whole.
    case everywhere
    /// Whatever the cells enclose: a gap among them is a fault, land about them is none.
    case enclosed
    /// Their built-up part: land without cells is no fault.
    case builtUp
  }

  let divisions: DivisionHierarchy
  let cells: [UnitGridCell]
  let extent: Extent
  let targetArea: SquareMeters
  let outline: CoverageOutline

  /// Prepares a check.
  /// - Parameters:
  ///   - divisions: with the provisional ones, such as ``UnitGridBuild/divisions``.
  ///   - targetArea: the one the cells were made for, which gives the height of a row for I08.
  public init(
    divisions: [Division], cells: [UnitGridCell], extent: Extent = .builtUp,
    targetArea: SquareMeters = SquareMeters(10_000)
  ) {
    self.divisions = DivisionHierarchy(trusting: divisions)
    self.cells = cells.sorted { $0.code < $1.code }
    self.extent = extent
    self.targetArea = targetArea
    outline = CoverageOutline(self.cells.map(\.polygon))
  }

  /// Findings of one rule beyond which only their number is told.
  static let findingLimit = 200

  /// Checks all rules.
  /// - Parameters:
  ///   - segments: the roads that borders should follow (I06).
  ///   - barriers: other lines that they should follow (I06).
  ///   - buildings: what they should not cut (I06).
  /// - Complexity: O(n log n) in the vertices of the cells, in practice.
  public func checkInvariants(
    segments: [Segment] = [], barriers: [Barrier] = [], buildings: [Building] = []
  ) -> GridInspection {
    var inspection = GridInspection()
    inspection.cellCount = cells.count
    let rules: [[GridFinding]] = [
      partitionFindings(), coverFindings(), nestingFindings(), codeFindings(), shapeFindings(),
      sizeFindings(&inspection), borderFindings(&inspection, segments, barriers, buildings), lookupFindings(),
      orderFindings(),
    ]
    for findings in rules {
      inspection.findings += findings.prefix(GridInvariants.findingLimit)
      if let first = findings.first, findings.count > GridInvariants.findingLimit {
        inspection.findings.append(
          GridFinding(
            first.invariant, first.severity, cells: [], place: nil,
            message: "\(findings.count - GridInvariants.findingLimit) more of the same rule are not listed"))
      }
    }
    return inspection
  }
}
