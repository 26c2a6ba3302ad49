import TestKit

/// A random directed graph with everything that a street network may hold: parallel arcs, loops, free arcs, closed
/// ones, one-way mazes, parts of their own.
struct RandomDigraph {
  var nodeCount: Int
  var tails: [UInt32] = []
  var heads: [UInt32] = []
  /// `nil` is closed.
  var weights: [UInt32?] = []

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    nodeCount = Int.random(in: 1...90, using: &random)
    let reach = Int.random(in: 1...nodeCount, using: &random)
    let arcs = Int.random(in: 0...(nodeCount * 4), using: &random)
    let isTwoWay = Bool.random(using: &random)
    for _ in 0..<arcs {
      let tail = Int.random(in: 0..<nodeCount, using: &random)
      // Heads near their tails make long ways and small cuts.
      let head = min(nodeCount - 1, max(0, tail + Int.random(in: -reach...reach, using: &random)))
      add(tail, head, &random)
      if isTwoWay && Int.random(in: 0..<4, using: &random) > 0 { add(head, tail, &random) }
    }
  }

  private mutating func add(_ tail: Int, _ head: Int, _ random: inout SeededGenerator) {
    tails.append(UInt32(tail))
    heads.append(UInt32(head))
    switch Int.random(in: 0..<12, using: &random) {
    case 0: weights.append(nil)
    case 1...2: weights.append(0)
    default: weights.append(UInt32.random(in: 1...20, using: &random))
    }
  }

  /// A lattice of streets with gaps, for larger cuts.
  init(columns: Int, rows: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    nodeCount = columns * rows
    for node in 0..<nodeCount {
      for (step, isInside) in [(1, node % columns + 1 < columns), (columns, node + columns < nodeCount)] where isInside
      {
        guard Int.random(in: 0..<5, using: &random) > 0 else { continue }
        add(node, node + step, &random)
        if Int.random(in: 0..<5, using: &random) > 0 { add(node + step, node, &random) }
      }
    }
  }

  /// The same with every arc the other way round.
  init(reversing other: RandomDigraph) {
    self = other
    swap(&tails, &heads)
  }

  func distances(from source: Int) -> [UInt64?] {
    SlowDistances.from(source, nodeCount: nodeCount, tails: tails, heads: heads, weights: weights)
  }
}
