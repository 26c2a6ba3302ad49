/// What a query reads of a node: half a line of the cache.
struct LabelRecord: BitwiseCopyable, Sendable {
  /// Its lists; within a pendant tree those of its root.
  var places: LabelPlaces
  var position: CommonAncestors.Position
  var depth: UInt16
  /// From the node to the root of its pendant tree and back.
  var toRoot: Int32
  var fromRoot: Int32
}

/// Where the lists of a node begin, in words, and how many hubs they have.
struct LabelPlaces: BitwiseCopyable, Sendable {
  var forward: UInt32 = 0
  var backward: UInt32 = 0
  var forwardCount: UInt16 = 0
  var backwardCount: UInt16 = 0
}
