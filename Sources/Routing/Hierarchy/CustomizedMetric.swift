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
  /// - Parameters:
  ///   - weights: of each arc of the graph, not negative; ``SearchWeight/never`` closes the arc.
  ///   - threads: how many may work; the metric is the same for any number.
  /// - Precondition: as many weights as arcs; no way of interest is as long as ``SearchWeight/never``.
  /// - Complexity: O(triangles).
  init(_ topology: HierarchyTopology, arcWeights weights: [Weight], threads: Int = 1) {
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
    topology.relaxLowerTriangles(&up, &down, threads: threads)
    self.up = up
    self.down = down
  }
}

extension CustomizedMetric where Weight == Int32 {
  /// The weight that no arc may reach.
  public static var weightLimit: UInt32 { 1 << 29 }

  /// Customizes a topology.
  /// - Parameters:
  ///   - weights: of each arc of the graph; ``weightLimit`` or more closes the arc.
  ///   - threads: how many may work; the metric is the same for any number.
  /// - Precondition: as many weights as arcs.
  /// - Complexity: O(triangles).
  public init(_ topology: HierarchyTopology, weights: [UInt32], threads: Int = 1) {
    self.init(topology, arcWeights: weights.map { $0 < Self.weightLimit ? Int32($0) : .never }, threads: threads)
  }
}
