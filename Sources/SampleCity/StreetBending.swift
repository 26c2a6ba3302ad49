import GeoTypes

/// Adds vertices to chains of nodes where the warp would otherwise leave them too straight.
struct StreetBending {
  /// How far a straight piece may lie from the bent one, in metres.
  static let tolerance = 0.35

  var warp: PlanWarp
  var nodes: PlanNodes

  /// The chain with the vertices that it needs.
  mutating func bend(_ chain: [Int]) -> [Int] {
    var result = [chain[0]]
    for k in 1..<chain.count {
      append(from: nodes.points[chain[k - 1]], to: nodes.points[chain[k]], depth: 0, to: &result)
      result.append(chain[k])
    }
    return result
  }

  private mutating func append(from a: PlanarPoint, to b: PlanarPoint, depth: Int, to chain: inout [Int]) {
    guard depth < 6, a.distance(to: b).rawValue > 12 else { return }
    let groundA = warp.ground(a)
    let groundB = warp.ground(b)
    let needsVertex = [0.25, 0.5, 0.75].contains { share in
      warp.ground(a.toward(b, share)).distance(to: groundA.toward(groundB, share)).rawValue > StreetBending.tolerance
    }
    guard needsVertex else { return }
    let middle = a.toward(b, 0.5)
    append(from: a, to: middle, depth: depth + 1, to: &chain)
    chain.append(nodes.number(middle))
    append(from: middle, to: b, depth: depth + 1, to: &chain)
  }
}
