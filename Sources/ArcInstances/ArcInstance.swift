public import ArcRouting

/// A covering problem as a file states it.
public struct ArcInstance: Hashable, Sendable {
  /// The problem; its nodes are numbered from 0.
  public var problem: RoadProblem
  /// The kind of file.
  public var dialect: InstanceDialect
  /// What the file calls node 0 of the problem.
  public var firstNode: Int
  /// What the file says that the problem does not hold.
  public var remarks: [String]

  /// Pairs a problem with how its file is written.
  public init(problem: RoadProblem, dialect: InstanceDialect, firstNode: Int, remarks: [String] = []) {
    self.problem = problem
    self.dialect = dialect
    self.firstNode = firstNode
    self.remarks = remarks
  }

  /// Reads the bytes of a file of any dialect, told by what it begins with.
  /// - Parameter vehicles: for windy rural postmen, which do not state it: how many share the work, so that the longest tour
  ///   is short; `nil` for a single one.
  /// - Throws: `InstanceError`, naming the line.
  /// - Complexity: linear in the bytes.
  public init(reading bytes: [UInt8], vehicles: Int? = nil) throws(InstanceError) {
    let lines = InstanceLine.lines(of: bytes)
    let dialect = try InstanceDialect.of(lines)
    switch dialect {
    case .carplib: self = try CARPLIBFile.read(lines)
    case .mixed: self = try MixedFile.read(lines)
    case .general: self = try GeneralFile.read(lines)
    case .generalWithTurns: self = try TurnFile.read(lines)
    case .windy: self = try WindyFile.read(lines, vehicles: vehicles)
    case .periodic: self = try PeriodicFile.read(lines)
    case .json: self = try ProblemFile.read(bytes)
    }
    do throws(RoadProblemError) { try problem.check() } catch { throw .road(error) }
  }
}
