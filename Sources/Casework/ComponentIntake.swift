/// What came of registering the rows of an import.
public struct ComponentIntake: Hashable, Sendable {
  /// The registered components, by number.
  public var components: [Component]
  /// Rows that were refused or are doubtful, in the order of the rows.
  public var issues: [ComponentIssue]
  /// How many got a new number.
  public var allottedCount: Int
  /// How many rows without a number were known from the last import and kept theirs.
  public var recognisedCount: Int
  /// How many have no managing body, which a registry should name.
  public var withoutManagerCount: Int
  /// Numbers of the last import that no row has any more, rising; they are never given again.
  public var retired: [String]

  /// How many rows were refused.
  public var refusedCount: Int { issues.reduce(0) { $0 + ($1.problem.isWarning ? 0 : 1) } }
}
