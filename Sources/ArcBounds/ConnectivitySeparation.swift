import ArcRouting

/// Finds sets of nodes that hold something required and are not joined with the depot by two crossings.
struct ConnectivitySeparation {
  let graph: CoverGraph

  /// Parts of the graph that hold together by what is required and by drives above a threshold, without the depot's part.
  func parts(at drives: [Double], above threshold: Double) -> [[Int]] {
    let (component, count) = graph.components { graph.passes[$0] > 0 || drives[$0] > threshold }
    guard count > 1 else { return [] }
    var members = [[Int]](repeating: [], count: count)
    for node in 0..<graph.nodeCount { members[component[node]].append(node) }
    return members.indices.filter { $0 != component[graph.depot] }.map { members[$0] }
  }

  /// Smallest cuts between the depot and parts that what is required holds together, where below two crossings; at most
  /// thirty, of parts drawn at random.
  ///
  /// A set that cuts through such a part is crossed by a pass, and then parity sees to the second crossing; none that is broken
  /// cuts through a link with two drives.
  func smallestCuts(at drives: [Double], tolerance: Double, using random: inout RandomSource) -> [[Int]] {
    let (component, count) = graph.components { graph.passes[$0] > 0 || drives[$0] >= 2 - tolerance }
    guard count > 1 else { return [] }
    var needed = [Bool](repeating: false, count: count)
    for node in 0..<graph.nodeCount where graph.isRequired[node] { needed[component[node]] = true }
    for link in 0..<graph.linkCount where graph.passes[link] > 0 { needed[component[graph.tail[link]]] = true }
    let edges = (0..<graph.linkCount).compactMap { link -> (Int, Int, Double)? in
      let (a, b) = (component[graph.tail[link]], component[graph.head[link]])
      return a == b || drives[link] <= MaximumFlow.tolerance ? nil : (a, b, drives[link])
    }
    var flow = MaximumFlow(nodeCount: count, edges: edges)
    var found: [[Int]] = []
    let home = component[graph.depot]
    for part in (0..<count).shuffled(using: &random) where part != home && needed[part] && found.count < 30 {
      guard flow.value(from: part, to: home, limit: 2) < 2 - tolerance else { continue }
      found.append((0..<graph.nodeCount).filter { flow.isReached(component[$0]) })
    }
    return found
  }
}
