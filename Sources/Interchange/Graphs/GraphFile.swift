/// A directed graph with weights as a file holds it; nodes are counted from 0 here, whatever the file does.
public struct GraphFile: Hashable, Sendable {
  /// How the file is written.
  public var dialect: GraphDialect
  /// How many nodes there are.
  public var nodeCount: Int
  /// The node that each arc leaves.
  public var tails: [UInt32] = []
  /// The node that each arc enters.
  public var heads: [UInt32] = []
  /// Of each arc, in whatever unit, below ``weightLimit``.
  public var weights: [UInt32] = []

  /// A graph without arcs.
  public init(dialect: GraphDialect, nodeCount: Int) {
    self.dialect = dialect
    self.nodeCount = nodeCount
  }

  /// How many arcs there are.
  public var arcCount: Int { tails.count }

  /// What every weight is less than.
  public static var weightLimit: UInt32 { 1 << 29 }
  /// The most arcs that are read, so that a damaged or hostile file cannot ask for all memory.
  static let arcLimit = 1 << 28

  /// The most nodes that a file may name with so many arcs: most of them would be alone.
  static func nodeLimit(arcs: Int) -> Int { max(1 << 20, arcs * 64) }

  /// The weight of an arc of a graph that has none: 1 + splitmix64(seed xor (u·2³² + v)) mod 10⁴, with the numbers that
  /// the file gives its nodes.
  static func madeUpWeight(from tail: UInt32, to head: UInt32, seed: UInt64) -> UInt32 {
    // SplitMix64 (Steele, Lea and Flood 2014, DOI 10.1145/2660193.2660195).
    var z = (seed ^ (UInt64(tail) << 32 | UInt64(head))) &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return UInt32((z ^ (z >> 31)) % 10_000) + 1
  }
}
