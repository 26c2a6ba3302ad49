internal import IndexFile

/// The edges of a topology that can hold a way in one direction, whatever the weights, and the ways that they can hold.
struct PossibleEdges: Sendable {
  /// Those of rank `r` are `first[r]..<first[r + 1]`.
  let first: FlatArray<Int32>
  /// The edge of the topology, rising.
  let edge: FlatArray<Int32>
  /// The height of the upper end in the elimination tree, rising for each lower end.
  let height: FlatArray<Int32>
  /// The ways over lower ranks that edges of rank `r` can hold are `ways[firstWay[r]..<firstWay[r + 1]]`.
  let firstWay: FlatArray<Int32>
  /// Rising by the ranks that they lead over.
  let ways: FlatArray<LowerWays>
}

/// Ways from a rank over a lower one, or back: lower triangles that share an edge.
struct LowerWays: BitwiseCopyable, Sendable {
  /// The edge between the two ranks, among the possible ones of the other direction.
  let edge: Int32
  /// The edges from the lower rank to the far ends are `start..<end` among the possible ones of this direction.
  let start: Int32
  let end: Int32
}

/// The possible edges of one direction, made from the lowest rank up.
struct PossibleEdgesBuilder: ~Copyable {
  private var first: FlatArrayBuilder<Int32>
  private var edge: FlatArrayBuilder<Int32>
  private(set) var height: FlatArrayBuilder<Int32>
  private var firstWay: FlatArrayBuilder<Int32>
  private var ways: FlatArrayBuilder<LowerWays>
  /// How many possible edges come before each edge of the topology.
  private var before: FlatArrayBuilder<Int32>

  init(edgeCount: Int, rankCount: Int) {
    first = FlatArrayBuilder(capacity: rankCount + 1)
    edge = FlatArrayBuilder(capacity: edgeCount)
    height = FlatArrayBuilder(capacity: edgeCount)
    firstWay = FlatArrayBuilder(capacity: rankCount + 1)
    ways = FlatArrayBuilder(capacity: edgeCount)
    before = FlatArrayBuilder(capacity: edgeCount + 1)
    first.append(0)
    firstWay.append(0)
    before.append(0)
  }

  /// Adds the next edge of the topology, or passes it over.
  mutating func add(_ edge: Int, height: Int32, isPossible: Bool) {
    if isPossible {
      self.edge.append(Int32(edge))
      self.height.append(height)
    }
    before.append(Int32(self.edge.count))
  }

  /// Adds the ways along an edge from a lower rank.
  /// - Parameter other: the edges of the other direction.
  /// - Returns: the possible edges from the lower rank to the ends of the ways.
  mutating func addWays(along edge: Int, of lower: Int, _ other: borrowing PossibleEdgesBuilder) -> Range<Int> {
    let (start, end) = (before[edge + 1], first[lower + 1])
    guard other.before[edge] < other.before[edge + 1], start < end else { return 0..<0 }
    ways.append(LowerWays(edge: other.before[edge], start: start, end: end))
    return Int(start)..<Int(end)
  }

  /// Ends the edges of a rank.
  mutating func endRank() {
    first.append(Int32(edge.count))
    firstWay.append(Int32(ways.count))
  }

  consuming func finish() -> PossibleEdges {
    PossibleEdges(
      first: first.finish(), edge: edge.finish(), height: height.finish(), firstWay: firstWay.finish(),
      ways: ways.finish())
  }
}
