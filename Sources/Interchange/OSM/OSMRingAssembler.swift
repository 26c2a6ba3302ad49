/// Joins the ways of an outline into rings at the nodes where they meet.
///
/// A way that closes by itself is a ring; open ways are joined end to end in the order given, so that where several
/// meet in one node the first unused one is taken.
struct OSMRingAssembler {
  private(set) var rings: [[Int64]] = []
  /// Ways that no ring took.
  private(set) var openCount = 0

  /// - Complexity: O(n) in the number of nodes, for outlines whose ways meet in pairs.
  init(_ ways: [[Int64]]) {
    var open: [[Int64]] = []
    for way in ways where way.count >= 2 {
      if way.first == way.last { rings.append(way) } else { open.append(way) }
    }
    join(open)
  }

  private mutating func join(_ ways: [[Int64]]) {
    var waysAtNode: [Int64: [Int]] = [:]
    for (index, way) in ways.enumerated() {
      waysAtNode[way[0], default: []].append(index)
      waysAtNode[way[way.count - 1], default: []].append(index)
    }
    var isUsed = Array(repeating: false, count: ways.count)
    for start in ways.indices where !isUsed[start] {
      isUsed[start] = true
      var chain = ways[start]
      var length = 1
      while chain.first != chain.last, let end = chain.last {
        waysAtNode[end]?.removeAll { isUsed[$0] }
        guard let next = waysAtNode[end]?.first else { break }
        isUsed[next] = true
        length += 1
        chain += ways[next][0] == end ? ways[next].dropFirst() : ways[next].reversed().dropFirst()
      }
      if chain.first == chain.last { rings.append(chain) } else { openCount += length }
    }
  }
}
