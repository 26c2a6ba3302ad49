import GeoTypes
import RoadNetwork

/// The arcs that leave each node of a city, forbidden ones too, and their bearings.
struct StreetArms: Sendable {
  /// The bearing in which each arc leaves its start, in degrees from north to the east.
  private let bearings: [Float]
  /// Arcs out of node `n` are `arcs[first[n]..<first[n + 1]]`.
  private let first: [UInt32]
  private let arcs: [UInt32]

  /// - Parameter ends: the nodes of each segment.
  /// - Complexity: O(segments), O(d log d) at a node of degree d.
  init(_ ends: [(from: UInt32, to: UInt32)], nodeCount: Int, _ shapes: StreetShapes) {
    bearings = (0..<UInt32(2 * ends.count)).map { Float(shapes.bearing(of: $0)) }
    var first = [UInt32](repeating: 0, count: nodeCount + 1)
    for (from, to) in ends {
      first[Int(from) + 1] += 1
      first[Int(to) + 1] += 1
    }
    for node in 0..<nodeCount { first[node + 1] += first[node] }
    var next = first
    var arcs = [UInt32](repeating: 0, count: 2 * ends.count)
    for (number, (from, to)) in ends.enumerated() {
      for (node, arc) in [(from, 2 * number), (to, 2 * number + 1)] {
        arcs[Int(next[Int(node)])] = UInt32(arc)
        next[Int(node)] += 1
      }
    }
    for node in 0..<nodeCount {
      arcs[Int(first[node])..<Int(first[node + 1])].sort { [bearings] in
        (StreetArms.degrees(bearings[Int($0)]), $0) < (StreetArms.degrees(bearings[Int($1)]), $1)
      }
    }
    (self.first, self.arcs) = (first, arcs)
  }

  /// The arcs out of a node by rising bearing in whole degrees, then by arc.
  func arcs(at node: NodeID) -> ArraySlice<UInt32> {
    arcs[Int(first[Int(node.rawValue)])..<Int(first[Int(node.rawValue) + 1])]
  }

  /// The bearing in which an arc leaves its start.
  func leaving(_ arc: UInt32) -> Double { Double(bearings[Int(arc)]) }

  /// The bearing in which an arc comes to its end.
  func coming(_ arc: UInt32) -> Double {
    let bearing = leaving(arc ^ 1) + 180
    return bearing < 360 ? bearing : bearing - 360
  }

  /// The bearing in which an arc leaves its start, in whole degrees below 360.
  func degrees(_ arc: UInt32) -> Int { StreetArms.degrees(bearings[Int(arc)]) }

  private static func degrees(_ bearing: Float) -> Int { Int(bearing.rounded()) % 360 }
}
