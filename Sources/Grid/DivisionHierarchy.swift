public import GeoTypes

/// The divisions of a city as a tree whose members partition their parent, checked and closed.
///
/// The borders of all levels are noded together and cut the land into faces; each face goes to one lowest division, and
/// every area is assembled from its faces again. So neighbours share each vertex, and parents are exactly the sum of
/// their children.
public struct DivisionHierarchy: Sendable {
  /// Under which limits gaps, overlaps and land outside the parent are closed. Either limit is enough.
  public struct Options: Hashable, Sendable {
    /// A fault of at most this area is closed.
    public var closedArea: SquareMeters
    /// A fault of at most this mean width (twice the area over the perimeter) is closed.
    public var closedWidth: Meters
    /// Whether gaps over the limits are left open instead of refused.
    public var leavesLargeGaps: Bool

    /// The defaults of Docs/Algorithms/UnitGrids.md.
    public init(
      closedArea: SquareMeters = SquareMeters(2_000), closedWidth: Meters = Meters(20), leavesLargeGaps: Bool = false
    ) {
      self.closedArea = closedArea
      self.closedWidth = closedWidth
      self.leavesLargeGaps = leavesLargeGaps
    }
  }

  /// The divisions by level and code, siblings sharing vertices bit for bit, with the parent that holds them.
  public private(set) var divisions: [Division]
  /// What was odd, in order of the codes.
  public private(set) var findings: [DivisionFinding]
  private let numbers: [String: Int]

  /// Checks divisions, finds their parents and closes small faults: a gap goes to the neighbour with the longest common
  /// border inside the same parent, an overlap to whichever of the overlapping divisions has the longest border with
  /// it, land outside the parent stays with its division.
  /// - Throws: ``GridError`` for bad or duplicate codes and for faults too large to be closed.
  public init(_ divisions: [Division], options: Options = Options()) throws(GridError) {
    let sorted = divisions.sorted { ($0.level, $0.code) < ($1.level, $1.code) }
    try DivisionHierarchy.checkCodes(of: sorted)
    var partition = try DivisionPartition(sorted, options: options)
    try partition.settle()
    self.divisions = try partition.closedDivisions()
    findings = partition.findings
    numbers = Dictionary(uniqueKeysWithValues: self.divisions.enumerated().map { ($1.code, $0) })
  }

  /// Wraps divisions that are already a checked tree.
  init(trusting divisions: [Division]) {
    self.divisions = divisions.sorted { ($0.level, $0.code) < ($1.level, $1.code) }
    findings = []
    numbers = Dictionary(self.divisions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The division of a code. - Complexity: O(1).
  public func division(_ code: String) -> Division? { numbers[code].map { divisions[$0] } }

  /// The divisions directly under one, by code. - Complexity: O(n).
  public func children(of code: String) -> [Division] { divisions.filter { $0.parent == code } }

  /// The divisions with none under them, by code: they partition the land. - Complexity: O(n).
  public var lowest: [Division] {
    let parents = Set(divisions.compactMap(\.parent))
    return divisions.filter { !parents.contains($0.code) }.sorted { $0.code < $1.code }
  }

  /// A division and those above it, upwards. - Complexity: O(levels).
  public func lineage(of code: String) -> [Division] {
    var line: [Division] = []
    var next: String? = code
    while let current = next.flatMap({ division($0) }), line.count < DivisionLevel.allCases.count {
      line.append(current)
      next = current.parent
    }
    return line
  }

  private static func checkCodes(of divisions: [Division]) throws(GridError) {
    var names: [String: [String]] = [:]
    for division in divisions {
      guard let code = DivisionCode(division.code, level: division.level) else {
        throw .badCode(code: division.code, name: division.name, level: division.level)
      }
      names[code.digits, default: []].append(division.name)
    }
    for division in divisions {
      guard let code = DivisionCode(division.code), let holders = names[code.digits], holders.count > 1 else {
        continue
      }
      throw .duplicateCode(code: division.code, names: holders)
    }
  }
}
