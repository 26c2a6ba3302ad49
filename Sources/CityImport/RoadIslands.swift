import GeoTypes
import RoadNetwork

/// The connected parts of a network, directions left aside.
struct RoadIslands {
  /// One part.
  struct Island {
    /// Its lowest segment.
    var lowest: SegmentUID
    /// Where that one starts.
    var position: LonLat
    /// Segments.
    var segments: Int
    /// Metres of them together.
    var length: Double
  }

  /// All parts but the longest, the longer first.
  let smallerOnes: [Island]

  /// Finds the parts. - Complexity: O(n log n) in segments.
  init(_ network: StreetNetwork) {
    var parent = Array(network.nodes.indices)
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for segment in network.segments {
      let a = root(Int(segment.from.rawValue))
      let b = root(Int(segment.to.rawValue))
      parent[max(a, b)] = min(a, b)
    }
    var islands: [Int: Island] = [:]
    for segment in network.segments {
      let key = root(Int(segment.from.rawValue))
      var island =
        islands[key]
        ?? Island(lowest: segment.uid, position: LonLat(segment.line.start), segments: 0, length: 0)
      island.segments += 1
      island.length += segment.length.rawValue
      islands[key] = island
    }
    let ordered = islands.values.sorted { ($1.length, $0.lowest) < ($0.length, $1.lowest) }
    smallerOnes = Array(ordered.dropFirst())
  }
}
