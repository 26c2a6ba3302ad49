internal import IndexFile

/// The weights of a hierarchy for one metric: for each edge the cost of going up and of going down it, as cheap as any
/// way over nodes of lower rank.
///
/// Customization after Dibbelt, Strasser and Wagner 2016 (DOI 10.1145/2886843), section 5, lower triangles first.
public struct CustomizedMetric<Weight: SearchWeight>: Sendable {
  /// The topology it belongs to.
  public let topology: HierarchyTopology
  /// Of each arc of the graph.
  var arcWeights: [Weight]
  /// From the lower end to the upper.
  var up: [Weight]
  /// From the upper end to the lower.
  var down: [Weight]

  /// Customizes a topology.
  /// - Parameter weights: of each arc of the graph, not negative; ``SearchWeight/never`` closes the arc.
  /// - Precondition: as many weights as arcs; no way of interest is as long as ``SearchWeight/never``.
  /// - Complexity: O(triangles).
  init(_ topology: HierarchyTopology, arcWeights weights: [Weight]) {
    precondition(weights.count == topology.place.count, "an arc has a weight")
    self.topology = topology
    arcWeights = weights
    var up = [Weight](repeating: .never, count: topology.edgeCount)
    var down = up
    for (arc, weight) in weights.enumerated() where weight < .never {
      let place = topology.place[arc]
      guard place >= 0 else { continue }
      if place & 1 == 0 {
        up[Int(place >> 1)] = min(up[Int(place >> 1)], weight)
      } else {
        down[Int(place >> 1)] = min(down[Int(place >> 1)], weight)
      }
    }
    topology.relaxLowerTriangles(&up, &down)
    self.up = up
    self.down = down
  }
}

extension CustomizedMetric where Weight == Int32 {
  /// The weight that no arc may reach.
  public static var weightLimit: UInt32 { 1 << 29 }

  /// Customizes a topology.
  /// - Parameter weights: of each arc of the graph; ``weightLimit`` or more closes the arc.
  /// - Precondition: as many weights as arcs.
  /// - Complexity: O(triangles).
  public init(_ topology: HierarchyTopology, weights: [UInt32]) {
    self.init(topology, arcWeights: weights.map { $0 < Self.weightLimit ? Int32($0) : .never })
  }
}

extension HierarchyTopology {
  /// Goes through nodes by rising rank; each offers a way between every two of its upper ends.
  fileprivate func relaxLowerTriangles<Weight: SearchWeight>(_ up: inout [Weight], _ down: inout [Weight]) {
    up.withUnsafeMutableBufferPointer { up in
      down.withUnsafeMutableBufferPointer { down in
        upper.withUnsafeBufferPointer { upper in
          first.withUnsafeBufferPointer { first in
            guard let up = up.baseAddress, let down = down.baseAddress, let upper = upper.baseAddress,
              let first = first.baseAddress
            else { return }
            let triangles = LowerTriangles(first: first, upper: upper, up: up, down: down)
            for rank in 0..<nodeCount { triangles.relax(below: rank) }
          }
        }
      }
    }
  }
}

/// The triangles over a node: two of its edges, and the edge that joins their upper ends.
private struct LowerTriangles<Weight: SearchWeight> {
  let first: UnsafePointer<Int32>
  let upper: UnsafePointer<Int32>
  let up: UnsafeMutablePointer<Weight>
  let down: UnsafeMutablePointer<Weight>

  /// For each edge to `middle`, the edges to higher ends lie among those of `middle` in the same order. Where ends follow
  /// each other without a gap in both lists, whole stretches are relaxed at once.
  @inline(__always)
  func relax(below rank: Int) {
    let (start, end) = (Int(first[rank]), Int(first[rank + 1]))
    guard end - start > 1 else { return }
    for edge in start..<(end - 1) {
      let middle = Int(upper[edge])
      let (toMiddle, fromMiddle) = (up[edge], down[edge])
      guard toMiddle < .never || fromMiddle < .never else { continue }
      var other = edge + 1
      var target = Int(first[middle])
      while other < end {
        let head = upper[other]
        while upper[target] != head { target += 1 }
        var length = 1
        while other + length < end && upper[other + length] == upper[target + length] { length += 1 }
        relax(length, target, other, fromMiddle, toMiddle)
        other += length
        target += length
      }
    }
  }

  /// Edges from `target` on join the middle with the ends of the edges from `other` on.
  @inline(__always)
  private func relax(_ length: Int, _ target: Int, _ other: Int, _ fromMiddle: Weight, _ toMiddle: Weight) {
    for step in 0..<length {
      up[target + step] = min(up[target + step], fromMiddle &+ up[other + step])
      down[target + step] = min(down[target + step], down[other + step] &+ toMiddle)
    }
  }
}
