import Foundation
import GeoTypes
public import RoadNetwork

extension WeightedDigraph {
  /// The junctions of a city and the drives between them, without turn costs and bans: nodes that the vehicle can come
  /// to or leave from, by rising number in the network; the arcs that it may drive, by rising number; weights in
  /// milliseconds.
  /// - Precondition: the network is that of the arcs.
  public init(junctionsOf streets: ArcGraph, in network: StreetNetwork) {
    let arcs = streets.drivableArcs
    let ends = arcs.map { streets.ends(of: $0) }
    var number = [UInt32](repeating: .max, count: network.nodes.count)
    for (tail, head) in ends {
      number[Int(tail)] = 0
      number[Int(head)] = 0
    }
    let nodes = number.indices.filter { number[$0] == 0 }
    for (index, node) in nodes.enumerated() { number[node] = UInt32(index) }
    self.init(
      nodeCount: nodes.count, tails: ends.map { number[Int($0.tail)] }, heads: ends.map { number[Int($0.head)] },
      weights: arcs.map { streets.arcTime[$0] }, positions: NestedDissection.Positions(of: nodes, in: network))
  }

  /// The legal turns of a city: nodes are the arcs of `junctionsOf`, in their order, and lie where these end; a turn
  /// weighs the time of the arc before it and its own, in milliseconds.
  /// - Precondition: the network is that of the arcs, and no sum of both times reaches 2³².
  public init(turnsOf streets: ArcGraph, in network: StreetNetwork) {
    let arcs = streets.drivableArcs
    var number = [UInt32](repeating: .max, count: streets.arcCount)
    for (index, arc) in arcs.enumerated() { number[arc] = UInt32(index) }
    var (tails, heads, weights): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    for arc in arcs {
      for turn in Int(streets.firstTurn[arc])..<Int(streets.firstTurn[arc + 1]) {
        tails.append(number[arc])
        heads.append(number[Int(streets.turnHead[turn])])
        weights.append(streets.arcTime[arc] + streets.turnCost[turn])
      }
    }
    self.init(
      nodeCount: arcs.count, tails: tails, heads: heads, weights: weights,
      positions: NestedDissection.Positions(of: arcs.map { Int(streets.ends(of: $0).head) }, in: network))
  }
}

extension ArcGraph {
  fileprivate var drivableArcs: [Int] { (0..<arcCount).filter { isDrivable(ArcID(rawValue: UInt32($0))) } }

  /// The nodes of the network at which an arc begins and ends.
  fileprivate func ends(of arc: Int) -> (tail: UInt32, head: UInt32) {
    let entry = entries[arc >> 1]
    return arc & 1 == 0 ? (entry.from, entry.to) : (entry.to, entry.from)
  }
}

extension NestedDissection.Positions {
  /// Nodes of a network in units of 1e-7 degree of latitude both ways, from the first on.
  fileprivate init(of nodes: [Int], in network: StreetNetwork) {
    let vertices = nodes.map { network.nodes[$0] }
    let origin = vertices.first
    let scale = cos(Double(origin?.y ?? 0) * 1e-7 * .pi / 180)
    // Differences stay nearly whole in 32 bits within a city.
    self.init(
      x: vertices.map { Float(Double(Int64($0.x) - Int64(origin?.x ?? 0)) * scale) },
      y: vertices.map { Float(Int64($0.y) - Int64(origin?.y ?? 0)) })
  }
}
