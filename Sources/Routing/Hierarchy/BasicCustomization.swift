internal import IndexFile

extension HierarchyTopology {
  /// How many ranks of the top are finished before others are told of them.
  private static let panelSize = 48

  /// Goes through nodes by rising rank; the edges of each take the least of the ways over lower ranks.
  /// - Parameter threads: how many may work; the weights are the same for any number.
  func relaxLowerTriangles<Weight: SearchWeight>(_ up: inout [Weight], _ down: inout [Weight], threads: Int) {
    withUnsafeTemporaryAllocation(of: Weight.self, capacity: possible.up.edge.count) { possibleUp in
      withUnsafeTemporaryAllocation(of: Weight.self, capacity: possible.down.edge.count) { possibleDown in
        up.withUnsafeMutableBufferPointer { up in
          down.withUnsafeMutableBufferPointer { down in
            guard let upWeights = PossibleWeights(edges: possible.up, weight: possibleUp, all: up),
              let downWeights = PossibleWeights(edges: possible.down, weight: possibleDown, all: down)
            else { return }
            let triangles = LowerTriangles(up: upWeights, down: downWeights, heightCount: possible.heightCount)
            threads < 2 ? triangles.relax(0..<nodeCount) : relax(triangles, threads: threads)
          }
        }
      }
    }
  }

  /// Subtrees beside each other, each with its own edges; then the edges of the top: first over all ranks below the top,
  /// then over those of the top itself, a panel of them after the other.
  private func relax<Weight: SearchWeight>(_ triangles: LowerTriangles<Weight>, threads: Int) {
    let parts = TreeParts(self, largestShare: 0.25 / Double(threads))
    shareOut(parts.subtrees.count, threads: threads) { number in
      let ranks = parts.subtrees[number]
      triangles.relax(ranks.lowerBound..<ranks.upperBound + 1)
    }
    let up = TopWays(below.lower, possible.down, for: possible.up, top: parts.top)
    let down = TopWays(below.lower, possible.up, for: possible.down, top: parts.top)
    shareOut(parts.top.count, threads: threads) { number in
      triangles.relax(parts.top[number], up: up.fromBelow(number), down: down.fromBelow(number))
    }
    for start in stride(from: 0, to: parts.top.count, by: HierarchyTopology.panelSize) {
      let panel = start..<min(start + HierarchyTopology.panelSize, parts.top.count)
      for number in panel {
        triangles.relax(parts.top[number], up: up.fromTop(number, panel), down: down.fromTop(number, panel))
      }
      shareOut(parts.top.count - panel.upperBound, threads: threads) { further in
        let number = panel.upperBound + further
        triangles.relax(parts.top[number], up: up.fromTop(number, panel), down: down.fromTop(number, panel))
      }
    }
  }
}
