import GeoTypes
import Plans
import RoadNetwork

/// Roads shared out in joined groups of about a length: pieces of a spanning tree of neighbouring segments.
///
/// The tree grows breadth first from the westernmost segment of each joined part; walking it from its leaves, a piece is
/// cut off whenever it has come to the target. Parts of the city too small for a group of their own go with the group
/// of the nearest segment.
struct TerritoryGroups {
  /// The group of each segment.
  private(set) var number: [SegmentUID: Int] = [:]
  private(set) var count = 0

  /// - Complexity: O(n log n) in segments, and O(n) for each part that is too small.
  static func groups(of asked: [Requirement], _ streets: StreetTable, target: Meters) -> TerritoryGroups {
    var groups = TerritoryGroups()
    let segments = Set(asked.map(\.kerb.segment)).sorted().compactMap { streets[$0] }
    var meeting: [NodeID: [Int]] = [:]
    for (place, segment) in segments.enumerated() {
      for node in Set([segment.from, segment.to]) { meeting[node, default: []].append(place) }
    }
    let roots = segments.indices.sorted {
      (segments[$0].line.box.low.x, segments[$0].uid) < (segments[$1].line.box.low.x, segments[$1].uid)
    }
    var parent = [Int?](repeating: nil, count: segments.count)
    var isSeen = [Bool](repeating: false, count: segments.count)
    var small: [[Int]] = []
    for root in roots where !isSeen[root] {
      var order = [root]
      isSeen[root] = true
      var place = 0
      while place < order.count {
        let own = order[place]
        place += 1
        for node in [segments[own].from, segments[own].to] {
          for next in meeting[node] ?? [] where !isSeen[next] {
            isSeen[next] = true
            parent[next] = own
            order.append(next)
          }
        }
      }
      let length = order.reduce(Meters.zero) { $0 + segments[$1].length }
      if length * 2 < target {
        small.append(order)
      } else {
        groups.cut(order, parent, segments, target)
      }
    }
    groups.addSmall(small, segments)
    return groups
  }

  /// Gives small parts to the group of the segment nearest to them; without any group they make one together.
  private mutating func addSmall(_ small: [[Int]], _ segments: [Segment]) {
    let placed = segments.compactMap { segment in number[segment.uid].map { (segment.line.start, $0) } }
    guard !placed.isEmpty else {
      if !small.isEmpty { close(small.flatMap { $0 }, segments) }
      return
    }
    for part in small {
      let gap = PlanarGap(from: segments[part[0]].line.start)
      let nearest = placed.min { (gap.distance(to: $0.0), $0.1) < (gap.distance(to: $1.0), $1.1) }
      for member in part { number[segments[member].uid] = nearest?.1 ?? 0 }
    }
  }

  private mutating func cut(_ order: [Int], _ parent: [Int?], _ segments: [Segment], _ target: Meters) {
    let total = order.reduce(0.0) { $0 + segments[$1].length.rawValue }
    let share = total / max(1, (total / target.rawValue).rounded())
    // What hangs on each segment and belongs to no group yet.
    var loose: [Int: (members: [Int], length: Double)] = [:]
    var first = count
    for own in order.reversed() {
      var (members, length) = loose.removeValue(forKey: own) ?? ([], 0)
      members.append(own)
      length += segments[own].length.rawValue
      if length >= share * 0.9 {
        close(members, segments)
      } else if let parent = parent[own] {
        var above = loose[parent] ?? ([], 0)
        // Two branches that together are too long are not joined.
        if above.length + length > share * 1.25, above.length > share * 0.5 {
          close(above.members, segments)
          above = ([], 0)
        }
        above.members += members
        above.length += length
        loose[parent] = above
      } else if length < share * 0.5, count > first {
        for member in members { number[segments[member].uid] = count - 1 }
      } else {
        close(members, segments)
      }
    }
    first = count
  }

  private mutating func close(_ members: [Int], _ segments: [Segment]) {
    for member in members { number[segments[member].uid] = count }
    count += 1
  }
}
