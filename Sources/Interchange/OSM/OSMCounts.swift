/// How many elements a file has and what became of its ways.
public struct OSMCounts: Hashable, Sendable {
  /// Nodes in the file.
  public var nodes = 0
  /// Ways in the file.
  public var ways = 0
  /// Relations in the file.
  public var relations = 0
  /// Ways that are roads by the class table and lie in the clip box.
  public var roads = 0
  /// Roads that may be driven one way only.
  public var oneWayRoads = 0
  /// Roads with a name.
  public var namedRoads = 0
  /// Relations that state a turn restriction of any kind.
  public var restrictionRelations = 0
  /// Nodes that kept ways refer to and the file does not hold, or holds without a usable position.
  public var missingNodes = 0
  /// Ways by value of their `highway` tag, sorted by value.
  public var highways: [OSMHighwayCount] = []
}

/// What became of the ways of one `highway` value.
public struct OSMHighwayCount: Hashable, Sendable {
  /// The value of the tag.
  public var value: String
  /// Ways that have it.
  public var seen: Int
  /// Ways among them that became roads.
  public var kept: Int

  /// Collects the parts.
  public init(value: String, seen: Int, kept: Int) {
    self.value = value
    self.seen = seen
    self.kept = kept
  }
}
