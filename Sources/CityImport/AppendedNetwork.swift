import GeoTypes
import RoadNetwork

/// The network of a city turned back into ways, so that other ways can be added to it.
///
/// Nodes of different files have no numbers in common: with `--append` ways join where they share a position.
struct AppendedNetwork {
  private let mark = "uid:"
  private let old: StreetNetwork

  init(_ old: StreetNetwork) { self.old = old }

  /// A way for each segment, under a name that leads back to it.
  var ways: [RoadWay] {
    old.segments.map { segment in
      RoadWay(
        source: name(segment.uid), line: segment.line.vertices, nodeKeys: segment.line.vertices.map(\.key),
        attributes: segment.attributes)
    }
  }

  /// The turn rules between those ways.
  var restrictions: [WayTurnRestriction] {
    old.restrictions.map { rule in
      WayTurnRestriction(
        source: rule.source, kind: rule.kind, fromWay: name(rule.from),
        viaNode: old.nodes[Int(rule.via.rawValue)].key, toWay: name(rule.to))
    }
  }

  /// The network with the names of the first sources put back.
  func restoringSources(in network: StreetNetwork) -> StreetNetwork {
    var sources: [String: String] = [:]
    for segment in old.segments { sources[name(segment.uid)] = segment.source }
    var result = network
    for index in result.segments.indices {
      var restored: [String] = []
      for source in result.segments[index].sources.map({ sources[$0] ?? $0 }) where !restored.contains(source) {
        restored.append(source)
      }
      result.segments[index].source = restored.joined(separator: ";")
    }
    return result
  }

  private func name(_ uid: SegmentUID) -> String { "\(mark)\(uid.rawValue)" }
}

extension RoadWay {
  /// The way with its nodes known by their positions.
  var joinedByPosition: RoadWay {
    RoadWay(source: source, line: line, nodeKeys: line.map(\.key), attributes: attributes)
  }
}

extension [WayTurnRestriction] {
  /// The rules with their nodes known by the positions that the ways give them.
  func joined(byPositionOf ways: [RoadWay]) -> [WayTurnRestriction] {
    guard !ways.isEmpty else { return self }
    var positions: [UInt64: UInt64] = [:]
    for way in ways {
      for (key, vertex) in zip(way.nodeKeys, way.line) { positions[key] = vertex.key }
    }
    return map { rule in
      var moved = rule
      moved.viaNode = positions[rule.viaNode] ?? rule.viaNode
      return moved
    }
  }
}
