internal import IndexFile

extension CustomizedMetric {
  /// Gives some arcs other weights; the metric is then as if customized anew.
  ///
  /// Partial customization (Dibbelt, Strasser and Wagner 2016, DOI 10.1145/2886843, section 5.5): edges are weighed again
  /// from the lowest up, as long as those below them have changed in a way that matters.
  /// - Parameters:
  ///   - arcs: which; of an arc that is named twice the last weight holds.
  ///   - weights: not negative; ``SearchWeight/never`` closes an arc.
  /// - Precondition: as many weights as arcs, and there are such arcs.
  /// - Complexity: O(triangles of the edges that are weighed again), and O(edges / 64). What shares its memory with this
  ///   metric, such as a query, keeps the former weights and costs a copy.
  mutating func change(_ arcs: [UInt32], to weights: [Weight]) {
    precondition(arcs.count == weights.count, "an arc has a weight")
    var waiting = EdgeSet(edgeCount: topology.edgeCount)
    for (arc, weight) in zip(arcs, weights) {
      precondition(weight >= 0 && weight <= .never, "a weight is from 0 to never")
      arcWeights[Int(arc)] = weight
      let place = topology.place[Int(arc)]
      if place >= 0 { waiting.insert(Int(place >> 1)) }
    }
    arcWeights.withUnsafeBufferPointer { arcWeights in
      up.withUnsafeMutableBufferPointer { up in
        down.withUnsafeMutableBufferPointer { down in
          var change = WeightChange(topology: topology, arcWeights: arcWeights, up: up, down: down, waiting: waiting)
          change.weighWaiting()
        }
      }
    }
  }
}

extension CustomizedMetric where Weight == Int32 {
  /// Gives some arcs other weights; the metric is then as if customized anew.
  /// - Parameters:
  ///   - arcs: which; of an arc that is named twice the last weight holds.
  ///   - weights: ``weightLimit`` or more closes an arc.
  /// - Precondition: as many weights as arcs, and there are such arcs.
  /// - Complexity: O(triangles of the edges that are weighed again), and O(edges / 64).
  public mutating func change(_ arcs: [UInt32], toWeights weights: [UInt32]) {
    change(arcs, to: weights.map { $0 < Self.weightLimit ? Int32($0) : .never })
  }
}

/// Edges of a topology that are taken out from the lowest up, while higher ones are put in.
private struct EdgeSet {
  private var words: [UInt64]
  private var word = 0

  init(edgeCount: Int) { words = Array(repeating: 0, count: (edgeCount + 63) / 64 + 1) }

  @inline(__always)
  mutating func insert(_ edge: Int) { words[edge >> 6] |= 1 << UInt64(edge & 63) }

  /// Takes out the lowest. - Precondition: nothing lower than what was taken out before has been put in.
  mutating func popLowest() -> Int? {
    while words[word] == 0 {
      guard word + 1 < words.count else { return nil }
      word += 1
    }
    let bit = words[word].trailingZeroBitCount
    words[word] &= words[word] - 1
    return word << 6 + bit
  }
}

/// The work of weighing edges again.
private struct WeightChange<Weight: SearchWeight> {
  let topology: HierarchyTopology
  let arcWeights: UnsafeBufferPointer<Weight>
  let up: UnsafeMutableBufferPointer<Weight>
  let down: UnsafeMutableBufferPointer<Weight>
  var waiting: EdgeSet

  mutating func weighWaiting() {
    while let edge = waiting.popLowest() {
      let before = (up[edge], down[edge])
      let after = weight(of: edge)
      guard after != before else { continue }
      (up[edge], down[edge]) = after
      awaken(over: edge, before, after)
    }
  }

  /// The least weights of an edge's arcs and of its lower triangles.
  private func weight(of edge: Int) -> (up: Weight, down: Weight) {
    let below = topology.below
    let (rank, head) = (Int(below.lower[edge]), topology.upper[edge])
    var (upward, downward) = (Weight.never, Weight.never)
    for place in below.arcPlaces(of: rank) {
      let arc = Int(below.arc[place])
      if topology.place[arc] == edge << 1 { upward = min(upward, arcWeights[arc]) }
      if topology.place[arc] == edge << 1 + 1 { downward = min(downward, arcWeights[arc]) }
    }
    for place in below.places(of: rank) {
      let near = Int(below.edge[place])
      let (toMiddle, fromMiddle) = (down[near], up[near])
      // Only cheaper ways to the middle can matter.
      guard toMiddle < upward || fromMiddle < downward else { continue }
      guard let far = self.edge(to: head, among: near + 1..<Int(topology.first[Int(below.lower[near]) + 1])) else {
        continue
      }
      upward = min(upward, toMiddle &+ up[far])
      downward = min(downward, down[far] &+ fromMiddle)
    }
    return (upward, downward)
  }

  /// Puts in those edges over which an edge's new weight makes a difference.
  private mutating func awaken(
    over edge: Int, _ before: (up: Weight, down: Weight), _ after: (up: Weight, down: Weight)
  ) {
    let (rank, head) = (Int(topology.below.lower[edge]), topology.upper[edge])
    for other in topology.edges(of: rank) where other != edge {
      let end = topology.upper[other]
      let (low, high) = (min(head, end), max(head, end))
      guard let target = self.edge(to: high, among: topology.edges(of: Int(low))) else { continue }
      // To the end and back from it, over the node.
      let (there, back) = end > head ? (up[target], down[target]) : (down[target], up[target])
      let (out, home) = (up[other], down[other])
      if min(after.down &+ out, .never) < there || before.down < after.down && before.down &+ out == there
        || min(home &+ after.up, .never) < back || before.up < after.up && home &+ before.up == back
      {
        waiting.insert(target)
      }
    }
  }

  /// The edge that leads to an upper end.
  @inline(__always)
  private func edge(to head: Int32, among edges: Range<Int>) -> Int? {
    var (low, high) = (edges.lowerBound, edges.upperBound)
    while low < high {
      let middle = (low + high) >> 1
      if topology.upper[middle] < head { low = middle + 1 } else { high = middle }
    }
    return low < edges.upperBound && topology.upper[low] == head ? low : nil
  }
}
