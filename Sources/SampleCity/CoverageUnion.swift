import GeoTypes

/// Joins areas that share their borders node for node, by cancelling every border that two of them have in common.
struct CoverageUnion {
  /// Position of each node in the plan, for the order of turns.
  let points: [PlanarPoint]

  /// A directed piece of border, its area to the left.
  private struct Edge: Hashable {
    var from: Int
    var to: Int
  }

  /// Closed rings (first node repeated) around the union of counter-clockwise rings, from the lowest node on.
  ///
  /// Outer rings run counter-clockwise, holes clockwise. Parts that touch in a point stay apart.
  /// - Complexity: linear in the number of nodes.
  func rings(around areas: [[Int]]) -> [[Int]] {
    var edges = Set<Edge>()
    for ring in areas {
      for k in 1..<ring.count {
        let back = Edge(from: ring[k], to: ring[k - 1])
        if edges.remove(back) == nil { edges.insert(Edge(from: ring[k - 1], to: ring[k])) }
      }
    }
    var outgoing: [Int: [Int]] = [:]
    for edge in edges { outgoing[edge.from, default: []].append(edge.to) }
    var rings: [[Int]] = []
    for start in outgoing.keys.sorted() {
      while let first = outgoing[start]?.min() {
        rings.append(walk(from: start, over: first, &outgoing))
      }
    }
    return rings
  }

  private func walk(from start: Int, over first: Int, _ outgoing: inout [Int: [Int]]) -> [Int] {
    var ring = [start]
    var next = first
    while true {
      let previous = ring[ring.count - 1]
      outgoing[previous]?.removeAll { $0 == next }
      ring.append(next)
      if next == start { return ring }
      let choices = outgoing[next] ?? []
      precondition(!choices.isEmpty, "a border of the coverage does not close")
      let at = next
      next = choices.count == 1 ? choices[0] : leftmost(choices, at: at, cameFrom: previous)
    }
  }

  /// The way on that keeps closest to the area on the left.
  private func leftmost(_ choices: [Int], at node: Int, cameFrom previous: Int) -> Int {
    let back = turn(from: node, to: previous)
    return choices.min { clockwise(back, turn(from: node, to: $0)) < clockwise(back, turn(from: node, to: $1)) }
      ?? choices[0]
  }

  /// Clockwise way from one direction to another, 0 to 4.
  private func clockwise(_ a: Double, _ b: Double) -> Double { a - b > 0 ? a - b : a - b + 4 }

  /// A number that grows with the angle of a direction, 0 to 4.
  private func turn(from a: Int, to b: Int) -> Double {
    let x = points[b].x - points[a].x
    let y = points[b].y - points[a].y
    let share = y / (abs(x) + abs(y))
    return x >= 0 ? (y >= 0 ? share : 4 + share) : 2 - share
  }
}
