import GeoTypes
import IndexFile
import RoadNetwork

/// Finds all turns of a network and what they are.
struct TurnFinder {
  private let network: StreetNetwork
  private let order: SegmentOrder
  private let from: FlatArray<UInt32>
  private let to: FlatArray<UInt32>
  private let rules: TurnRules
  private let sense: TurnSense
  /// The arcs that leave node `v` are `leaving[first[v]..<first[v + 1]]`, rising.
  private var first: [UInt32]
  private var leaving: [UInt32]

  init(_ network: StreetNetwork, _ order: SegmentOrder, _ from: FlatArray<UInt32>, _ to: FlatArray<UInt32>) {
    self.network = network
    self.order = order
    self.from = from
    self.to = to
    rules = TurnRules(network.restrictions)
    sense = TurnSense(drivingSide: network.drivingSide)
    first = Array(repeating: 0, count: network.nodes.count + 1)
    leaving = Array(repeating: 0, count: from.count * 2)
    for segment in 0..<from.count {
      first[Int(from.elements[segment]) + 1] += 1
      first[Int(to.elements[segment]) + 1] += 1
    }
    for node in network.nodes.indices { first[node + 1] += first[node] }
    var next = first
    for segment in 0..<from.count {
      for (node, arc) in [(from.elements[segment], 2 * segment), (to.elements[segment], 2 * segment + 1)] {
        leaving[Int(next[Int(node)])] = UInt32(arc)
        next[Int(node)] += 1
      }
    }
  }

  func turns() throws(RoutingError) -> (FlatArray<UInt32>, FlatArray<UInt32>, FlatArray<UInt8>) {
    let arcCount = from.count * 2
    var firstTurn = FlatArrayBuilder<UInt32>(capacity: arcCount + 1)
    var head = FlatArrayBuilder<UInt32>(capacity: turnCount)
    var mark = FlatArrayBuilder<UInt8>(capacity: turnCount)
    guard turnCount <= Int(Int32.max) else { throw .tooLarge(arcs: arcCount, turns: turnCount) }
    firstTurn.append(0)
    for arc in 0..<arcCount {
      let driven = directed(arc)
      let node = Int(driven.head.rawValue)
      // As many arcs leave a node as segments end there.
      let arms = Int(first[node + 1] - first[node])
      for next in leaving[Int(first[node])..<Int(first[node + 1])] {
        let onward = directed(Int(next))
        let isAllowed = rules.allow(from: driven.segment.uid, via: driven.head, to: onward.segment.uid)
        head.append(next)
        mark.append(StreetTurns.Mark(sense.kind(from: driven, to: onward, arms: arms), isBanned: !isAllowed).byte)
      }
      firstTurn.append(UInt32(head.count))
    }
    return (firstTurn.finish(), head.finish(), mark.finish())
  }

  /// Each arc may go on into all that leave the node at its end.
  private var turnCount: Int {
    network.nodes.indices.reduce(0) { sum, node in
      let arms = Int(first[node + 1] - first[node])
      return sum + arms * arms
    }
  }

  private func directed(_ arc: Int) -> DirectedSegment {
    DirectedSegment(network.segments[order.number(at: arc >> 1)], forward: arc & 1 == 0)
  }
}
