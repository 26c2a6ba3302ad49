import GeoTypes
import RoadNetwork

/// A turn rule at a node of a town, between two of its ways.
struct TurnBan {
  var kind: TurnRestrictionKind
  var from: Int
  var node: Int
  var to: Int
}

extension Town {
  /// Turn rules where plain streets cross arterials: at some, the turn across the traffic is banned or only straight on
  /// is allowed between the carriageways.
  func turnBans() -> [TurnBan] {
    var random = SampleRandom(seed: seed, topic: "turn bans")
    let arms = armsByNode()
    var bans: [TurnBan] = []
    for (index, way) in ways.enumerated() where way.opposite == nil && isBetweenCarriageways(way, arms: arms) {
      for isForward in [true, false] {
        let ban =
          random.chance(0.25)
          ? straightOn(into: index, forward: isForward, arms: arms)
          : random.chance(0.4) ? crossingTurn(outOf: index, forward: isForward, arms: arms) : nil
        if let ban { bans.append(ban) }
      }
    }
    return bans
  }

  /// Ways that start or end at each node.
  private func armsByNode() -> [Int: [Int]] {
    var arms: [Int: [Int]] = [:]
    for (index, way) in ways.enumerated() {
      for node in Set([way.nodes[0], way.nodes[way.nodes.count - 1]]) { arms[node, default: []].append(index) }
    }
    return arms.mapValues { $0.sorted() }
  }

  private func isBetweenCarriageways(_ way: TownWay, arms: [Int: [Int]]) -> Bool {
    way.attributes.direction == .both && way.length.rawValue < 40
      && [way.nodes[0], way.nodes[way.nodes.count - 1]].allSatisfy { node in
        (arms[node] ?? []).contains { ways[$0].opposite != nil && ways[$0].attributes.layer == 0 }
      }
  }

  /// The turn from the piece between two carriageways into the further one.
  private func crossingTurn(outOf index: Int, forward: Bool, arms: [Int: [Int]]) -> TurnBan? {
    let way = ways[index]
    let node = forward ? way.nodes[way.nodes.count - 1] : way.nodes[0]
    let target = (arms[node] ?? []).first {
      ways[$0].opposite != nil && ways[$0].nodes[0] == node && ways[$0].attributes.direction == .forward
    }
    return target.map { TurnBan(kind: .no, from: index, node: node, to: $0) }
  }

  /// The command to drive straight on, from outside into the piece between two carriageways.
  private func straightOn(into index: Int, forward: Bool, arms: [Int: [Int]]) -> TurnBan? {
    let way = ways[index]
    let node = forward ? way.nodes[0] : way.nodes[way.nodes.count - 1]
    let origin = (arms[node] ?? []).first {
      $0 != index && ways[$0].attributes.name == way.attributes.name && ways[$0].attributes.direction == .both
    }
    return origin.map { TurnBan(kind: .only, from: $0, node: node, to: index) }
  }
}
