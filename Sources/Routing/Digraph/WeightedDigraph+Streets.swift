import Foundation
import GeoTypes
public import RoadNetwork

extension WeightedDigraph {
  /// The junctions of a city and the drives between them, without turn costs and bans: nodes that the vehicle can come
  /// to or leave from, by rising number in the network; weights in milliseconds.
  public init(junctionsOf streets: ArcGraph, in network: StreetNetwork) {
    let ends = streets.arcEnds()
    var number = [UInt32](repeating: .max, count: network.nodes.count)
    for (tail, head) in ends {
      number[Int(tail)] = 0
      number[Int(head)] = 0
    }
    let nodes = number.indices.filter { number[$0] == 0 }
    for (index, node) in nodes.enumerated() { number[node] = UInt32(index) }
    self.init(
      nodeCount: nodes.count, tails: ends.map { number[Int($0.tail)] }, heads: ends.map { number[Int($0.head)] },
      weights: streets.arcTime, positions: NestedDissection.Positions(of: nodes, in: network))
  }

  /// The arcs of a city as nodes and its legal turns as arcs; a turn weighs the time of the arc before it and its own,
  /// in milliseconds. A node lies where its arc ends.
  /// - Precondition: no sum of both reaches 2³².
  public init(turnsOf streets: ArcGraph, in network: StreetNetwork) {
    var tails: [UInt32] = []
    tails.reserveCapacity(streets.turnCount)
    for arc in 0..<streets.arcCount {
      tails += repeatElement(UInt32(arc), count: Int(streets.firstTurn[arc + 1] - streets.firstTurn[arc]))
    }
    self.init(
      nodeCount: streets.arcCount, tails: tails, heads: streets.turnHead,
      weights: tails.indices.map { streets.arcTime[Int(tails[$0])] + streets.turnCost[$0] },
      positions: NestedDissection.Positions(of: streets.arcEnds().map { Int($0.head) }, in: network))
  }
}

extension ArcGraph {
  /// The nodes of the network at which each arc begins and ends.
  fileprivate func arcEnds() -> [(tail: UInt32, head: UInt32)] {
    directedEntry.map { directed in
      let entry = entries[Int(directed >> 1)]
      return directed & 1 == 0 ? (entry.from, entry.to) : (entry.to, entry.from)
    }
  }
}

extension NestedDissection.Positions {
  /// Nodes of a network in units of 1e-7 degree of latitude both ways, from the first on.
  fileprivate init(of nodes: [Int], in network: StreetNetwork) {
    let vertices = nodes.map { network.nodes[$0] }
    let origin = vertices.first
    let scale = cos(Double(origin?.y ?? 0) * 1e-7 * .pi / 180)
    // Differences stay whole in 24 bits within a city.
    self.init(
      x: vertices.map { Float(Double(Int64($0.x) - Int64(origin?.x ?? 0)) * scale) },
      y: vertices.map { Float(Int64($0.y) - Int64(origin?.y ?? 0)) })
  }
}
