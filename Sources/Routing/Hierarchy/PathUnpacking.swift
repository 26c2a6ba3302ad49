internal import IndexFile

/// Replaces the edges of a way by their halves until arcs of the graph are left.
struct PathUnpacking {
  /// Edges to be unpacked, the next one last: twice their number, plus 1 for ways down.
  private var stack: [Int32] = []

  /// Puts an edge before all others that wait.
  @inline(__always)
  mutating func push(_ edge: Int32, isDown: Bool) { stack.append(edge << 1 | (isDown ? 1 : 0)) }

  /// Unpacks all edges that wait.
  mutating func unpack<Weight>(_ hierarchy: SearchedHierarchy<Weight>, into arcs: inout [UInt32]) {
    switch hierarchy {
    case .perfect(let metric):
      metric.up.halves.withUnsafeBufferPointer { up in
        metric.down.halves.withUnsafeBufferPointer { down in
          unpack(into: &arcs) { code in code & 1 == 0 ? up[Int(code >> 1)] : down[Int(code >> 1)] }
        }
      }
    case .customized(let metric): unpack(into: &arcs) { code in metric.halves(of: code) }
    }
  }

  @inline(__always)
  private mutating func unpack(into arcs: inout [UInt32], _ halves: (Int32) -> EdgeHalves) {
    while let code = stack.popLast() {
      let halves = halves(code)
      if halves.down < 0 {
        arcs.append(UInt32(bitPattern: halves.up))
      } else {
        stack.append(halves.up << 1)
        stack.append(halves.down << 1 | 1)
      }
    }
  }
}

extension CustomizedMetric {
  /// An arc, or two edges over a lower node, that cost as much as an edge does.
  /// - Parameter code: twice an edge of the topology, plus 1 for the way down; there is such a way.
  /// - Complexity: O(lower triangles of the edge).
  func halves(of code: Int32) -> EdgeHalves {
    let edge = Int(code >> 1)
    let isUp = code & 1 == 0
    let weight = isUp ? up[edge] : down[edge]
    let below = topology.below
    let lower = Int(below.lower[edge])
    for place in below.arcPlaces(of: lower) {
      let arc = Int(below.arc[place])
      if topology.place[arc] == code && arcWeights[arc] == weight { return .arc(arc) }
    }
    let upper = topology.upper[edge]
    for place in below.places(of: lower) {
      let near = Int(below.edge[place])
      guard (isUp ? down[near] : up[near]) <= weight else { continue }
      let end = topology.edges(of: Int(below.lower[near])).upperBound
      var far = near + 1
      while far < end && topology.upper[far] < upper { far += 1 }
      guard far < end, topology.upper[far] == upper else { continue }
      if isUp ? down[near] &+ up[far] == weight : down[far] &+ up[near] == weight {
        return isUp ? EdgeHalves(down: Int32(near), up: Int32(far)) : EdgeHalves(down: Int32(far), up: Int32(near))
      }
    }
    preconditionFailure("the weight of an edge is that of an arc or of a lower triangle")
  }
}
